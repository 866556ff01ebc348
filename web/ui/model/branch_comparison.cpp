#include "web/ui/model/branch_comparison.hpp"

#include <utility>

namespace poolbill::ui {

std::vector<std::string> other_branches(const Session& session) {
    std::vector<std::string> names = session.history().branches();
    std::erase(names, session.history().branch());
    return names;
}

const std::string& BranchComparison::other(const Session& session) {
    const History& history = session.history();
    if (other_ == history.branch() || history.find(other_) == nullptr)
        other_ = other_branches(session).front();
    return other_;
}

const BranchComparison::Costs& BranchComparison::costs(Session& session) {
    const History& history = session.history();
    const Key key{session.moment(), std::string(history.branch()), other(session)};
    return derived_.get(key, [&]() -> Costs {
        return {key.current, key.other,
                compare_branches(history.current(), *history.find(key.other), session.pool().identity.id,
                                 key.moment.now)};
    });
}

}  // namespace poolbill::ui
