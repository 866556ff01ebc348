// Undo, redo and named branches over immutable logs.
//
// Contract: a History is a value; copies share their versions. Undo restores the same scenario object
// that was current before. A new action after an undo drops the versions that could have been redone, unless
// a branch keeps them.
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
    struct SeveralOrders {};    // an order for each of several pools
    struct SeveralPayments {};  // of several orders
    struct Import {};           // of pools
    struct Open {};             // another scenario replaced this one
    struct Restart {};          // back to the log before its first order
    struct ImportFiles {};      // a scenario made of a person's files replaced this one
    struct AnswerFiles {};      // the same, made with what the person answered
    struct EnterScenario {};    // a scenario of one pool that a person entered replaced this one
    struct EnterPool {};        // a person entered one more pool
    struct EditPool {};         // a person changed a pool's entry, or prices
    struct SetTax {};           // a person set tax, or the make-up of cut amounts
    std::variant<Action, SeveralOrders, SeveralPayments, Import, Open, Restart, ImportFiles, AnswerFiles,
                 EnterScenario, EnterPool, EditPool, SetTax>
        what;
    std::vector<std::string> orders;  // ids of the orders that it created
    std::size_t dropped = 0;          // actions after its time, which it took out of the log
};

class History {
  public:
    static constexpr const char* first_branch = "main";
    /// How many actions each step added to the end of the log, oldest step first; each at least one.
    using Steps = std::vector<std::size_t>;
    /// @param steps  what can be undone from `base`; together not more than its log has
    explicit History(Scenario base, std::string branch = first_branch, const Steps& steps = {});

    const Scenario& current() const;
    /// Makes `next` the current scenario; one undo restores the old one.
    void push(Scenario next, Change change);
    bool can_undo() const;
    bool can_redo() const;
    bool undo();
    bool redo();
    /// The change that undo would revert, or redo would repeat; nullptr when there is none.
    const Change* undo_change() const;
    const Change* redo_change() const;
    /// The scenario that redo would make current; nullptr when there is none.
    const Scenario* redo_scenario() const;

    /// Starts a branch at the current scenario and makes it current. Error "branch.exists".
    Status start_branch(std::string name);
    /// Adds a branch with its own history. @param steps  as of the constructor. Error "branch.exists".
    Status add_branch(std::string name, Scenario base, const Steps& steps = {});
    /// The last steps of a branch as far as each did nothing but append actions, at most `most`: with the branch's
    /// scenario they make the same history again. Empty when there is no such branch.
    Steps steps(std::string_view branch, std::size_t most) const;
    /// Error "branch.unknown".
    Status switch_to(std::string_view name);
    /// Renames the current branch. Error "branch.exists".
    Status rename_branch(std::string name);
    /// Error "branch.unknown", "branch.current".
    Status remove_branch(std::string_view name);
    std::vector<std::string> branches() const;
    std::string_view branch() const;
    /// The current scenario of a branch; nullptr when there is no such branch.
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
    static std::shared_ptr<const Version> with_past(Scenario scenario, const Steps& steps);
    Status check_free(std::string_view name) const;

    std::vector<Branch> branches_;
    std::size_t current_ = 0;
};

}  // namespace poolbill
