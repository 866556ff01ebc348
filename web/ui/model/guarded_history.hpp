// The history of a session. It changes only by a `Step`, and by none while it is guarded.
//
// Left out: what follows from a change for the clock, the world and the page (Session).
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "core/base/result.hpp"
#include "core/scenario/history.hpp"

namespace poolbill::ui {

/// Why nothing may change the history.
enum class Guard : std::uint8_t {
    none,
    read_only,  // the page only shows it
    console,    // it is what the console has, and changes there (model/live.hpp)
};

enum class BranchAction : std::uint8_t { start, go, rename, remove };

class GuardedHistory {
  public:
    struct Push {
        Scenario next;
        Change change;
    };
    struct Undo {};
    struct Redo {};
    struct Branch {
        BranchAction action;
        std::string name;
    };
    using Step = std::variant<Push, Undo, Redo, Branch>;

    explicit GuardedHistory(History history) : history_(std::move(history)) {}

    const History& history() const { return history_; }
    void set_guard(Guard guard) { guard_ = guard; }
    Guard guard() const { return guard_; }
    /// Errors: "host.read-only", "host.console".
    static Status allowed_by(Guard guard);
    Status writable() const { return allowed_by(guard_); }

    /// Errors: those of `writable`, "history.end" when nothing can be undone (redone), those of History.
    /// @return whether another scenario took the place of the current one: it was opened, or that was undone
    /// or redone
    Result<bool> take(Step step);

  private:
    History history_;
    Guard guard_ = Guard::none;
};

}  // namespace poolbill::ui
