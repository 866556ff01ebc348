#include "web/ui/model/workspace.hpp"

#include <numeric>

#include "core/json/object.hpp"
#include "core/json/scenario_json.hpp"

namespace poolbill::ui {
namespace {

constexpr std::string_view format = "poolbill/workspace";
constexpr std::size_t most_steps = 20;

/// Empty where the value is not a list of positive numbers of which a log could have so many.
History::Steps read_steps(json::Value list) {
    History::Steps steps;
    if (!list.exists() || list.kind() != json::Kind::array || list.size() > most_steps) return steps;
    for (const json::Value step : list) {
        constexpr std::int64_t most_actions = 1'000'000;
        if (step.kind() != json::Kind::integer || step.integer() < 1 || step.integer() > most_actions)
            return {};
        steps.push_back(static_cast<std::size_t>(step.integer()));
    }
    return steps;
}

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
    const json::Value undo = root.find("undo");
    Workspace workspace;
    bool known = false;
    if (branches.exists() && branches.kind() == json::Kind::object) {
        for (const json::Value branch : branches) {
            if (is_string(root.find("current"), branch.key())) {
                known = true;
                workspace.current = workspace.branches.size();
            }
            workspace.branches.push_back(branch);
            workspace.steps.push_back(
                read_steps(undo.kind() == json::Kind::object ? undo.find(branch.key()) : undo.nothing()));
        }
    }
    if (!known) return Error{"workspace.branch", "/current", "The current branch is not among the branches."};
    return workspace;
}

std::string write_workspace(const History& history, Instant now) {
    json::ObjectWriter branches, undo;
    for (const std::string& name : history.branches()) {
        const Scenario& scenario = *history.find(name);
        branches.add_raw(name, json::write_scenario(scenario, name == history.branch() ? now : scenario.now));
        std::string steps;
        for (const std::size_t step : history.steps(name, most_steps))
            steps += (steps.empty() ? "" : ",") + std::to_string(step);
        if (!steps.empty()) undo.add_raw(name, "[" + steps + "]");
    }
    return json::ObjectWriter()
        .add("format", format)
        .add("version", 1)
        .add("current", history.branch())
        .add_raw("branches", branches.str())
        .add_raw("undo", undo.str())
        .str();
}

bool needs_workspace(const History& history) {
    return history.branches().size() > 1 || !history.steps(history.branch(), 1).empty();
}

History::Steps fitting(const History::Steps& steps, std::size_t actions) {
    const std::size_t sum = std::accumulate(steps.begin(), steps.end(), std::size_t{0});
    return sum <= actions ? steps : History::Steps();
}

}  // namespace poolbill::ui
