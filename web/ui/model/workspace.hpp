// All branches of a scenario in one text, so that they outlive the page.
//
//   {"format":"poolbill/workspace","version":1,"current":NAME,"branches":{NAME:SCENARIO,...}}
//
// Contract: what write_workspace gives, read_workspace reads. A session with one branch is saved as its
// scenario instead, which every other program reads too.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/scenario/history.hpp"

namespace poolbill::ui {

struct Workspace {
    std::string current;
    std::vector<std::pair<std::string, std::string>> branches;  // name and scenario as JSON, in order
};

/// Whether a text says that it is a workspace, without reading all of it.
bool is_workspace(std::string_view text);

/// Errors: those of JSON, "workspace.version", "workspace.branch" when the current one is not among them.
Result<Workspace> read_workspace(std::string_view text);

/// @param now  of the clock, for the current branch
std::string write_workspace(const History& history, Instant now);

}  // namespace poolbill::ui
