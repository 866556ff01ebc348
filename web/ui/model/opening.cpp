#include "web/ui/model/opening.hpp"

#include "core/json/scenario_json.hpp"
#include "web/ui/model/workspace.hpp"

namespace poolbill::ui {
Opening::Opening(std::string text) : text_(std::move(text)) {}

Result<bool, Errors> Opening::advance() {
    if (scenario_) return replay();
    Result<Done, Errors> done = branches_.empty() ? parse() : read();
    if (!done.ok()) return std::move(done).error();
    return true;
}

Result<Done, Errors> Opening::parse() {
    Result<json::Document> document = json::Document::parse(text_);
    if (!document.ok()) return Errors{document.error()};
    text_ = std::string();
    const json::Value root = document_.emplace(std::move(document).value()).root();
    if (!is_workspace(root)) {
        branches_ = {root};
        name_ = History::first_branch;
        return Done{};
    }
    Result<Workspace> workspace = read_workspace(root);
    if (!workspace.ok()) return Errors{workspace.error()};
    outcome_.current = workspace->current;
    branches_ = std::move(workspace.value().branches);
    steps_ = std::move(workspace.value().steps);
    return Done{};
}

Result<Done, Errors> Opening::read() {
    const json::Value branch = branches_[outcome_.branches.size()];
    Result<json::ParsedScenario, Errors> parsed = json::read_scenario(branch, json::Mode::tolerant);
    if (!parsed.ok()) return std::move(parsed).error();
    scenario_ = std::move(parsed.value().scenario);
    if (is_workspace(document_->root())) name_ = branch.key();
    if (scenario_->pools.empty()) {
        return Errors{{"scenario.no-pool", branch.path() + "/pools",
                       "The scenario has no pool. Add one under \"pools\"."}};
    }
    if (outcome_.branches.size() + 1 == branches_.size()) document_.reset();
    return Done{};
}

Result<bool, Errors> Opening::replay() {
    if (!replay_) replay_.emplace(*scenario_, scenario_->now);
    const Result<bool> more = replay_->advance();
    if (!more.ok()) return Errors{more.error()};
    if (*more) return true;
    const std::size_t number = outcome_.branches.size();
    if (number == outcome_.current) outcome_.replayed = std::move(*replay_).take();
    replay_.reset();
    History::Steps steps = steps_.empty() ? History::Steps() : fitting(steps_[number], scenario_->log.size());
    outcome_.branches.push_back({std::move(name_), std::move(*scenario_), std::move(steps)});
    scenario_.reset();
    return outcome_.branches.size() < branches_.size();
}

}  // namespace poolbill::ui
