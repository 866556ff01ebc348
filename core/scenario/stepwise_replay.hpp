// A replay in steps, for those who cannot wait for all of it at a stretch; `replay` is one that does not
// stop.
#pragma once

#include <cstddef>
#include <memory>

#include "core/scenario/scenario.hpp"
#include "core/scenario/world.hpp"

namespace poolbill {

class Replayer;

class StepwiseReplay {
  public:
    /// @param scenario  outlives it and stays as it is
    StepwiseReplay(const Scenario& scenario, Instant until);
    ~StepwiseReplay();

    /// Goes on by at most so many steps: actions of the log and what follows from them by itself. Errors as
    /// replay; nothing can be done with it afterwards.
    /// @return whether there is more to do
    Result<bool> advance(std::size_t steps);
    /// Errors: "money.range". @pre nothing more to do
    Result<World> finish() &&;

  private:
    Status begin();

    const Scenario& scenario_;
    Instant until_;
    std::unique_ptr<Replayer> replayer_;  // nothing before the first step
    std::size_t next_action_ = 0;
};

}  // namespace poolbill
