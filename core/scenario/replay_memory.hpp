// Checkpoints of replays, so that the next replay of the same log, or of one that shares a prefix with it,
// costs only what is new: one more action, an undo, another instant.
//
// Contract
// - A replay gives the same world with a memory as without one.
// - It serves one replay at a time. Checkpoints of another log are dropped once this one saves some.
// - The number of checkpoints is bounded, however long the log; they share their data (shared_list.hpp).
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/scenario/scenario.hpp"

namespace poolbill {

class Replayer;

class ReplayMemory {
  public:
    /// @param distance  between checkpoints, in steps; it grows with the log
    explicit ReplayMemory(std::size_t distance = 5000) : distance_(distance) {}

    /// A checkpoint: the state of a replay.
    struct State {
        std::shared_ptr<const Replayer> replayer;
        std::size_t actions = 0;  // of the log that were applied
        std::size_t steps = 0;    // in total: these actions and the due events
    };

    /// The last checkpoint that a replay of the scenario up to `until` can start from, or nullptr.
    const State* recall(const Scenario& scenario, Instant until);
    /// Saves a checkpoint of the scenario last passed to `recall`, unless one is near.
    /// @param is_last  the replay ends here, so the next one is likely to start here
    void pass(const Scenario& scenario, const Replayer& replayer, std::size_t actions, std::size_t steps,
              bool is_last);

  private:
    std::shared_ptr<const Scenario> story_;
    std::vector<State> states_;  // of `story_`, in order
    std::size_t distance_;
    // For the scenario last passed to `recall`:
    std::size_t common_ = 0;  // length of the prefix that it shares with `story_`, in actions
    std::size_t good_ = 0;    // number of checkpoints within that prefix
};

}  // namespace poolbill
