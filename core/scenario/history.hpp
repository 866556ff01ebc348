// Undo, redo and named branches over immutable logs.
//
// Contract: a History is a value; copies share their past. Undo is a shorter log: it gives back the very
// scenario that was there before. A new action after an undo drops what could have been redone, unless a
// branch keeps it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/scenario/scenario.hpp"

namespace poolbill {

class History {
  public:
    static constexpr const char* first_branch = "main";
    explicit History(Scenario base, std::string branch = first_branch);

    const Scenario& current() const;
    /// What becomes the current scenario; the old one is one undo away.
    void push(Scenario next, std::string label);
    bool can_undo() const;
    bool can_redo() const;
    bool undo();
    bool redo();
    /// What undo (redo) would take back (do again): the label given to push; empty when nothing.
    std::string_view undo_label() const;
    std::string_view redo_label() const;

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
        std::string label;
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
