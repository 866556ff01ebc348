// All branches of a scenario and what can be undone in them, in one text, so that they outlive the page.
//
//   {"format":"poolbill/workspace","version":1,"current":NAME,"branches":{NAME:SCENARIO,...},"undo":{NAME:[1,2],...}}
//
// "undo" says of a branch that its last actions were steps of that many actions, oldest first; it can be left out. A list
// that does not fit the branch's log is ignored: it says nothing about bills.
//
// Contract: what write_workspace gives, read_workspace reads. A session with one branch and nothing to undo is saved as
// its scenario instead, which every other program reads too.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/json/document.hpp"
#include "core/scenario/history.hpp"

namespace poolbill::ui {

/// The branches of a workspace as parsed values, before they are read as scenarios.
struct Workspace {
    std::size_t current = 0;            // index into branches
    std::vector<json::Value> branches;  // in order; key() is the name; must not outlive the document
    std::vector<History::Steps> steps;  // of each branch
};

bool is_workspace(json::Value root);

/// Errors: "workspace.version", "workspace.branch" if the current branch is not among them.
Result<Workspace> read_workspace(json::Value root);

/// @param now  of the clock, for the current branch
std::string write_workspace(const History& history, Instant now);

/// Whether the workspace says more than the scenario of its only branch.
bool needs_workspace(const History& history);

/// Those of a read workspace if they fit a log of this many actions, else none.
History::Steps fitting(const History::Steps& steps, std::size_t actions);

}  // namespace poolbill::ui
