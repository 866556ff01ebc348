#include "web/ui/model/workspace.hpp"

#include <algorithm>

#include "core/json/object.hpp"
#include "core/json/scenario_json.hpp"

namespace poolbill::ui {
namespace {

constexpr std::string_view format = "poolbill/workspace";

}  // namespace

bool is_workspace(std::string_view text) {
    return text.substr(0, 64).find(format) != std::string_view::npos;
}

Result<Workspace> read_workspace(std::string_view text) {
    const auto members = json::parse_flat_object(text);
    if (!members) return members.error();
    Workspace workspace;
    std::string version;
    for (const auto& [key, value] : *members) {
        if (key == "version") version = value;
        if (key == "current") workspace.current = value;
        if (key != "branches") continue;
        auto branches = json::parse_flat_object(value);
        if (!branches) return branches.error();
        workspace.branches = std::move(branches).value();
    }
    if (version != "1")
        return Error{"workspace.version", "/version", "This program reads version 1 of a workspace."};
    const bool known = std::any_of(workspace.branches.begin(), workspace.branches.end(),
                                   [&](const auto& branch) { return branch.first == workspace.current; });
    if (!known) return Error{"workspace.branch", "/current", "The current branch is not among the branches."};
    return workspace;
}

std::string write_workspace(const History& history, Instant now) {
    json::ObjectWriter branches;
    for (const std::string& name : history.branches()) {
        const Scenario& scenario = *history.find(name);
        branches.add_raw(name, json::write_scenario(scenario, name == history.branch() ? now : scenario.now));
    }
    return json::ObjectWriter()
        .add("format", format)
        .add("version", 1)
        .add("current", history.branch())
        .add_raw("branches", branches.str())
        .str();
}

}  // namespace poolbill::ui
