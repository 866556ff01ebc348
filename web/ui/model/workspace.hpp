// All branches of a scenario in one text, so that they outlive the page.
//
//   {"format":"poolbill/workspace","version":1,"current":NAME,"branches":{NAME:SCENARIO,...}}
//
// Contract: what write_workspace gives, read_workspace reads. A session with one branch is saved as its
// scenario instead, which every other program reads too.
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
};

bool is_workspace(json::Value root);

/// Errors: "workspace.version", "workspace.branch" if the current branch is not among them.
Result<Workspace> read_workspace(json::Value root);

/// @param now  of the clock, for the current branch
std::string write_workspace(const History& history, Instant now);

}  // namespace poolbill::ui
