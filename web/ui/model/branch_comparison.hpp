// Compares the cost of the displayed pool in two branches of the scenario.
#pragma once

#include <string>
#include <vector>

#include "core/scenario/branch_costs.hpp"
#include "web/ui/model/session.hpp"

namespace poolbill::ui {

class BranchComparison {
  public:
    struct Costs {
        std::string current, other;  // names of the branches
        Result<BranchCosts> costs = Error{};
    };

    /// The branch that the current one is compared with. @pre there are at least two branches
    const std::string& other(const Session& session);
    void choose(std::string other) { other_ = std::move(other); }
    /// @pre there are at least two branches
    const Costs& costs(Session& session);

  private:
    struct Key {
        PoolMoment moment;
        std::string current, other;
        friend bool operator==(const Key&, const Key&) = default;
    };

    std::string other_;
    Derived<Key, Costs> derived_;
};

/// The names of all branches except the current one.
std::vector<std::string> other_branches(const Session& session);

}  // namespace poolbill::ui
