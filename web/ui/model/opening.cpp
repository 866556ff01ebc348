#include "web/ui/model/opening.hpp"

#include <algorithm>

#include "core/json/scenario_json.hpp"
#include "web/ui/model/workspace.hpp"

namespace poolbill::ui {
Opening::Opening(std::string text) : text_(std::move(text)) {}

Result<bool, Errors> Opening::advance() {
    if (scenario_) return replay();
    Result<Done, Errors> done = document_ ? read() : parse();
    if (!done.ok()) return std::move(done).error();
    return true;
}

Status Opening::take_apart() {
    if (!is_workspace(text_)) {
        parts_.emplace_back(History::first_branch, std::move(text_));
        return Done{};
    }
    Result<Workspace> workspace = read_workspace(text_);
    if (!workspace.ok()) return workspace.error();
    parts_ = std::move(workspace.value().branches);
    outcome_.current = static_cast<std::size_t>(
        std::find_if(parts_.begin(), parts_.end(),
                     [&](const auto& part) { return part.first == workspace->current; }) -
        parts_.begin());
    return Done{};
}

Result<Done, Errors> Opening::parse() {
    if (parts_.empty()) {
        if (const Status taken = take_apart(); !taken.ok()) return Errors{taken.error()};
    }
    Result<json::Document> document = json::Document::parse(parts_[outcome_.branches.size()].second);
    if (!document.ok()) return Errors{document.error()};
    document_ = std::move(document).value();
    return Done{};
}

Result<Done, Errors> Opening::read() {
    Result<json::ParsedScenario, Errors> parsed = json::read_scenario(*document_, json::Mode::tolerant);
    if (!parsed.ok()) return std::move(parsed).error();
    document_.reset();
    scenario_ = std::move(parsed.value().scenario);
    if (scenario_->pools.empty()) {
        return Errors{{"scenario.no-pool", "/pools", "The scenario has no pool. Add one under \"pools\"."}};
    }
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
    outcome_.branches.push_back({std::move(parts_[number].first), std::move(*scenario_)});
    scenario_.reset();
    return outcome_.branches.size() < parts_.size();
}

}  // namespace poolbill::ui
