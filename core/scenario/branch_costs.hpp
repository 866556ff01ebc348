// What one pool costs in two logs: two branches of a scenario side by side.
//
// Contract: every figure is a sum of bill lines of a replay of each whole log. Both cover the same
// period: from the first action of either to the latest of `now`, the last action and the end of a running
// term.
#pragma once

#include <string>
#include <vector>

#include "core/scenario/replay.hpp"
#include "core/scenario/running_total.hpp"

namespace poolbill {

struct BranchCost {
    Totals total;
    std::vector<CostPoint> curve;  // running_total over the period
};

struct BranchCosts {
    Interval interval;
    BranchCost left, right;
    Amount difference;  // right - left
};

/// @param pool  its id; a log without this pool costs nothing
/// Errors: those of replay.
Result<BranchCosts> compare_branches(const Scenario& left, const Scenario& right, const std::string& pool,
                                     Instant now);

}  // namespace poolbill
