// The replay of a log that nobody has seen yet, a piece at a time: all of it must be possible, also what is
// later than the instant that is asked for.
#pragma once

#include <optional>
#include <utility>

#include "core/scenario/scenario.hpp"
#include "core/scenario/stepwise_replay.hpp"
#include "core/scenario/world.hpp"

namespace poolbill::ui {

class CheckedReplay {
  public:
    /// @param scenario  outlives it and stays as it is
    CheckedReplay(const Scenario& scenario, Instant now) : scenario_(scenario), now_(now) {}

    /// The next piece. Errors as replay; nothing can be done with it afterwards.
    /// @return whether there is more to do
    Result<bool> advance();
    struct Outcome {
        World world;  // at the instant asked for
        ReplayMemory memory;
    };
    Outcome take() && { return {std::move(*world_), std::move(memory_)}; }  // @pre nothing more to do

  private:
    const Scenario& scenario_;
    Instant now_;
    ReplayMemory memory_;
    std::optional<StepwiseReplay> replay_;
    std::optional<World> world_;
};

/// All of it at once. Errors as replay.
Result<CheckedReplay::Outcome> checked_replay(const Scenario& scenario, Instant now);

}  // namespace poolbill::ui
