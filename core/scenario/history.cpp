#include "core/scenario/history.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <span>
#include <utility>

namespace poolbill {

namespace {

bool is_of_actions(const Change& change) {
    return std::holds_alternative<Action>(change.what) ||
           std::holds_alternative<Change::SeveralOrders>(change.what) ||
           std::holds_alternative<Change::SeveralPayments>(change.what);
}

/// The change that appended these actions.
Change change_of(std::span<const LogEntry> appended) {
    if (appended.size() == 1) return {appended.front().action, {}};
    if (std::holds_alternative<SubmitChangeOrder>(appended.front().action))
        return {Change::SeveralOrders{}, {}};
    return {Change::SeveralPayments{}, {}};
}

}  // namespace

History::History(Scenario base, std::string branch, const Steps& steps) {
    (void)add_branch(std::move(branch), std::move(base), steps);
}

std::shared_ptr<const History::Version> History::with_past(Scenario scenario, const Steps& steps) {
    const std::vector<LogEntry> log = std::move(scenario.log);
    std::size_t count = log.size() - std::accumulate(steps.begin(), steps.end(), std::size_t{0});
    assert(count <= log.size());
    scenario.log.assign(log.begin(), log.begin() + static_cast<std::ptrdiff_t>(count));
    auto tip = std::make_shared<const Version>(Version{std::move(scenario), {}, nullptr});
    for (const std::size_t step : steps) {
        assert(step > 0);
        const auto appended = std::span(log).subspan(count, step);
        Scenario next = tip->scenario;
        next.log.insert(next.log.end(), appended.begin(), appended.end());
        tip = std::make_shared<const Version>(Version{std::move(next), change_of(appended), tip});
        count += step;
    }
    return tip;
}

History::Steps History::steps(std::string_view branch, std::size_t most) const {
    Steps latest_first;
    for (const Branch& found : branches_) {
        if (found.name != branch) continue;
        for (const Version* version = found.tip.get(); latest_first.size() < most && version->before;
             version = version->before.get()) {
            const std::vector<LogEntry>&log = version->scenario.log, &before = version->before->scenario.log;
            // What was planned later was dropped, which appending does not bring back.
            const bool only_appended = is_of_actions(version->change) && before.size() < log.size() &&
                                       std::equal(before.begin(), before.end(), log.begin());
            if (!only_appended) break;
            latest_first.push_back(log.size() - before.size());
        }
    }
    return {latest_first.rbegin(), latest_first.rend()};
}

const Scenario& History::current() const {
    return branches_[current_].tip->scenario;
}

void History::push(Scenario next, Change change) {
    Branch& branch = branches_[current_];
    branch.tip = std::make_shared<const Version>(Version{std::move(next), std::move(change), branch.tip});
    branch.undone.clear();
}

bool History::can_undo() const {
    return branches_[current_].tip->before != nullptr;
}
bool History::can_redo() const {
    return !branches_[current_].undone.empty();
}

bool History::undo() {
    if (!can_undo()) return false;
    Branch& branch = branches_[current_];
    branch.undone.push_back(branch.tip);
    branch.tip = branch.tip->before;
    return true;
}

bool History::redo() {
    if (!can_redo()) return false;
    Branch& branch = branches_[current_];
    branch.tip = branch.undone.back();
    branch.undone.pop_back();
    return true;
}

const Change* History::undo_change() const {
    return can_undo() ? &branches_[current_].tip->change : nullptr;
}
const Scenario* History::redo_scenario() const {
    return can_redo() ? &branches_[current_].undone.back()->scenario : nullptr;
}
const Change* History::redo_change() const {
    return can_redo() ? &branches_[current_].undone.back()->change : nullptr;
}

Status History::start_branch(std::string name) {
    if (const Status free = check_free(name); !free) return free;
    branches_.push_back({std::move(name), branches_[current_].tip, {}});
    current_ = branches_.size() - 1;
    return Done{};
}

Status History::add_branch(std::string name, Scenario base, const Steps& steps) {
    if (const Status free = check_free(name); !free) return free;
    branches_.push_back({std::move(name), with_past(std::move(base), steps), {}});
    return Done{};
}

Status History::rename_branch(std::string name) {
    if (name == branch()) return Done{};
    if (const Status free = check_free(name); !free) return free;
    branches_[current_].name = std::move(name);
    return Done{};
}

Status History::check_free(std::string_view name) const {
    for (const Branch& branch : branches_) {
        if (branch.name == name)
            return Error{"branch.exists", "", "There is a branch \"" + std::string(name) + "\" already."};
    }
    return Done{};
}

namespace {

Error unknown_branch(std::string_view name) {
    return {"branch.unknown", "", "There is no branch \"" + std::string(name) + "\"."};
}

}  // namespace

Status History::switch_to(std::string_view name) {
    for (std::size_t i = 0; i < branches_.size(); ++i) {
        if (branches_[i].name != name) continue;
        current_ = i;
        return Done{};
    }
    return unknown_branch(name);
}

Status History::remove_branch(std::string_view name) {
    for (std::size_t i = 0; i < branches_.size(); ++i) {
        if (branches_[i].name != name) continue;
        if (i == current_)
            return Error{"branch.current", "", "The current branch cannot be removed; switch first."};
        branches_.erase(branches_.begin() + static_cast<std::ptrdiff_t>(i));
        if (i < current_) --current_;
        return Done{};
    }
    return unknown_branch(name);
}

std::vector<std::string> History::branches() const {
    std::vector<std::string> names;
    for (const Branch& branch : branches_)
        names.push_back(branch.name);
    return names;
}

const Scenario* History::find(std::string_view name) const {
    for (const Branch& branch : branches_) {
        if (branch.name == name) return &branch.tip->scenario;
    }
    return nullptr;
}

std::string_view History::branch() const {
    return branches_[current_].name;
}

}  // namespace poolbill
