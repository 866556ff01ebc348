#include "core/scenario/history.hpp"

#include <algorithm>

namespace poolbill {

History::History(Scenario base, std::string branch) {
    (void)add_branch(std::move(branch), std::move(base));
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

Status History::add_branch(std::string name, Scenario base) {
    if (const Status free = check_free(name); !free) return free;
    auto version = std::make_shared<const Version>(Version{std::move(base), {}, nullptr});
    branches_.push_back({std::move(name), std::move(version), {}});
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
