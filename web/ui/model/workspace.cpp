#include "web/ui/model/workspace.hpp"

#include "core/json/object.hpp"
#include "core/json/scenario_json.hpp"

namespace poolbill::ui {
namespace {

constexpr std::string_view format = "poolbill/workspace";

bool is_string(json::Value value, std::string_view text) {
    return value.exists() && value.kind() == json::Kind::string && value.text() == text;
}

}  // namespace

bool is_workspace(json::Value root) {
    return root.kind() == json::Kind::object && is_string(root.find("format"), format);
}

Result<Workspace> read_workspace(json::Value root) {
    const json::Value version = root.find("version"), branches = root.find("branches");
    if (!version.exists() || version.kind() != json::Kind::integer || version.integer() != 1)
        return Error{"workspace.version", "/version", "This program reads version 1 of a workspace."};
    Workspace workspace;
    bool known = false;
    if (branches.exists() && branches.kind() == json::Kind::object) {
        for (const json::Value branch : branches) {
            if (is_string(root.find("current"), branch.key())) {
                known = true;
                workspace.current = workspace.branches.size();
            }
            workspace.branches.push_back(branch);
        }
    }
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
