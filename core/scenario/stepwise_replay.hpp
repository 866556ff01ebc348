// A resumable replay, for callers that cannot block until all of it is done; `replay` is the variant that
// does not stop.
#pragma once

#include <cstddef>
#include <memory>

#include "core/scenario/replay_memory.hpp"
#include "core/scenario/scenario.hpp"
#include "core/scenario/world.hpp"

namespace poolbill {

class StepwiseReplay {
  public:
    /// This many steps take a few milliseconds, even before the browser has optimized the code.
    static constexpr std::size_t short_while = 1000;

    /// @param scenario  must outlive the replay and must not change
    /// @param memory  if given, the replay starts from its checkpoints and saves one at each stop
    StepwiseReplay(const Scenario& scenario, Instant until, ReplayMemory* memory = nullptr);
    ~StepwiseReplay();

    /// Continues by at most `steps` steps: log entries and due events. Errors as replay; after an error, do
    /// not use this object.
    /// @return whether there is more to do
    Result<bool> advance(std::size_t steps);
    /// Errors: "money.range". @pre nothing more to do
    Result<World> finish() &&;

  private:
    Status begin();
    Result<bool> do_steps(std::size_t& steps);

    const Scenario& scenario_;
    Instant until_;
    std::unique_ptr<Replayer> replayer_;  // null before the first step
    std::size_t next_action_ = 0;
    ReplayMemory* memory_;
    std::size_t steps_ = 0;  // done since the start of the log
};

}  // namespace poolbill
