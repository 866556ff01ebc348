#include "web/ui/model/guarded_history.hpp"

namespace poolbill::ui {
namespace {

bool opens(const Change* change) {
    return change != nullptr && (std::holds_alternative<Change::Open>(change->what) ||
                                 std::holds_alternative<Change::ImportFiles>(change->what) ||
                                 std::holds_alternative<Change::AnswerFiles>(change->what) ||
                                 std::holds_alternative<Change::EnterScenario>(change->what));
}

/// Applies a step to a history. @return as GuardedHistory::take
struct Apply {
    History& history;

    Result<bool> operator()(GuardedHistory::Push& push) const {
        const bool exchanged = opens(&push.change);
        history.push(std::move(push.next), std::move(push.change));
        return exchanged;
    }
    Result<bool> operator()(GuardedHistory::Undo) const {
        const bool exchanged = opens(history.undo_change());
        if (!history.undo()) return at_end();
        return exchanged;
    }
    Result<bool> operator()(GuardedHistory::Redo) const {
        const bool exchanged = opens(history.redo_change());
        if (!history.redo()) return at_end();
        return exchanged;
    }
    Result<bool> operator()(GuardedHistory::Branch& branch) const {
        Status done = apply(branch);
        if (!done.ok()) return std::move(done).error();
        return false;
    }

  private:
    static Error at_end() { return {"history.end", "", "There is no such step in the history."}; }
    Status apply(GuardedHistory::Branch& branch) const {
        switch (branch.action) {
            case BranchAction::start:
                return history.start_branch(std::move(branch.name));
            case BranchAction::rename:
                return history.rename_branch(std::move(branch.name));
            case BranchAction::remove:
                return history.remove_branch(branch.name);
            case BranchAction::go:
                break;
        }
        return history.switch_to(branch.name);
    }
};

}  // namespace

Status GuardedHistory::allowed_by(Guard guard) {
    switch (guard) {
        case Guard::none:
            break;
        case Guard::read_only:
            return Error{"host.read-only", "", "This page shows the pool only; nothing can be changed here."};
        case Guard::console:
            return Error{"host.console", "",
                         "This is the console's data, which changes there; try it in a simulation."};
    }
    return Done{};
}

Result<bool> GuardedHistory::take(Step step) {
    if (Status allowed = writable(); !allowed.ok()) return std::move(allowed).error();
    return std::visit(Apply{history_}, step);
}

}  // namespace poolbill::ui
