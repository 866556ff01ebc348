// What replays of a story remember of it, so that the next replay of the same story, or of one that begins
// the same, costs only what is new: an action more, an undo, another instant.
//
// Contract
// - A replay gives the same world with a memory as without one.
// - It is for one replay at a time. States of another story are forgotten once this one has some to keep.
// - A few states are kept, however long the story; they share what they have in common (shared_list.hpp).
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/scenario/scenario.hpp"

namespace poolbill {

class Replayer;

class ReplayMemory {
  public:
    /// @param distance  between states that are kept, in steps; it grows with the story
    explicit ReplayMemory(std::size_t distance = 5000) : distance_(distance) {}

    /// Where a replay stands.
    struct State {
        std::shared_ptr<const Replayer> replayer;
        std::size_t actions = 0;  // of the log that are done
        std::size_t steps = 0;    // done in all: these actions, and what followed from them
    };

    /// The last state that a replay of the scenario up to an instant passes, or nullptr.
    const State* recall(const Scenario& scenario, Instant until);
    /// Keeps a state of the scenario that was asked about last, when it is far enough from the others.
    /// @param is_last  the replay ends here, where the next is likely to begin
    void pass(const Scenario& scenario, const Replayer& replayer, std::size_t actions, std::size_t steps,
              bool is_last);

  private:
    std::shared_ptr<const Scenario> story_;
    std::vector<State> states_;  // of it, in order
    std::size_t distance_;
    // Of the scenario that was asked about last:
    std::size_t common_ = 0;  // actions that it begins with as the story does
    std::size_t good_ = 0;    // states that it passes too
};

}  // namespace poolbill
