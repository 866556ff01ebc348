// A replay in steps, for those who cannot wait for all of it at a stretch; `replay` is one that does not
// stop.
#pragma once

#include <cstddef>
#include <memory>

#include "core/scenario/replay_memory.hpp"
#include "core/scenario/scenario.hpp"
#include "core/scenario/world.hpp"

namespace poolbill {

class StepwiseReplay {
  public:
    /// So many steps take a few milliseconds, also where the code is new to the browser.
    static constexpr std::size_t short_while = 1000;

    /// @param scenario  outlives it and stays as it is
    /// @param memory  if any, is where it begins and where it leaves, at each stop, what others may begin
    /// with
    StepwiseReplay(const Scenario& scenario, Instant until, ReplayMemory* memory = nullptr);
    ~StepwiseReplay();

    /// Goes on by at most so many steps: actions of the log and what follows from them by itself. Errors as
    /// replay; nothing can be done with it afterwards.
    /// @return whether there is more to do
    Result<bool> advance(std::size_t steps);
    /// Errors: "money.range". @pre nothing more to do
    Result<World> finish() &&;

  private:
    Status begin();
    Result<bool> do_steps(std::size_t& steps);

    const Scenario& scenario_;
    Instant until_;
    std::unique_ptr<Replayer> replayer_;  // nothing before the first step
    std::size_t next_action_ = 0;
    ReplayMemory* memory_;
    std::size_t steps_ = 0;  // done from the beginning of the story
};

}  // namespace poolbill
