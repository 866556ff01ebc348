// The history of a session. It changes only by a `Step`, and by none while the page is read only.
//
// Left out: what follows from a change for the clock, the world and the page (Session).
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "core/base/result.hpp"
#include "core/scenario/history.hpp"

namespace poolbill::ui {

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
    void set_read_only(bool read_only) { read_only_ = read_only; }
    /// Error "host.read-only".
    Status writable() const;
    static Error read_only_error();

    /// Errors: "host.read-only", "history.end" when nothing can be undone (redone), those of History.
    /// @return whether another scenario took the place of the current one: it was opened, or that was undone
    /// or redone
    Result<bool> take(Step step);

  private:
    History history_;
    bool read_only_ = false;
};

}  // namespace poolbill::ui
