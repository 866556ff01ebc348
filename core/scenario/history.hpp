// Undo, redo and named branches over immutable logs.
//
// Contract: a History is a value; copies share their past. Undo is a shorter log: it gives back the very
// scenario that was there before. A new action after an undo drops what could have been redone, unless a
// branch keeps it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/scenario/scenario.hpp"

namespace poolbill {

/// How a version of the log was made from the one before it.
struct Change {
    struct SeveralOrders {};  // an order for each of several pools
    struct Import {};         // of pools
    struct Open {};           // another scenario took the place of this one
    struct Restart {};        // back to the log before its first order
    std::variant<Action, SeveralOrders, Import, Open, Restart> what;
    std::vector<std::string> orders;  // ids of the orders that it made
};

class History {
  public:
    static constexpr const char* first_branch = "main";
    explicit History(Scenario base, std::string branch = first_branch);

    const Scenario& current() const;
    /// Makes `next` the current scenario; one undo gives the old one back.
    void push(Scenario next, Change change);
    bool can_undo() const;
    bool can_redo() const;
    bool undo();
    bool redo();
    /// The change that undo would take back, or redo would make again; nullptr when there is none.
    const Change* undo_change() const;
    const Change* redo_change() const;

    /// Starts a branch at the current scenario and makes it current. Error "branch.exists".
    Status start_branch(std::string name);
    /// Adds a branch with a past of its own, which is empty. Error "branch.exists".
    Status add_branch(std::string name, Scenario base);
    /// Error "branch.unknown".
    Status switch_to(std::string_view name);
    /// Gives the current branch another name. Error "branch.exists".
    Status rename_branch(std::string name);
    /// Error "branch.unknown", "branch.current".
    Status remove_branch(std::string_view name);
    std::vector<std::string> branches() const;
    std::string_view branch() const;
    /// The scenario of a branch as it stands; nullptr when there is no such branch.
    const Scenario* find(std::string_view branch) const;

  private:
    struct Version {
        Scenario scenario;
        Change change;
        std::shared_ptr<const Version> before;
    };
    struct Branch {
        std::string name;
        std::shared_ptr<const Version> tip;
        std::vector<std::shared_ptr<const Version>> undone;  // last undone last
    };
    Status check_free(std::string_view name) const;

    std::vector<Branch> branches_;
    std::size_t current_ = 0;
};

}  // namespace poolbill
