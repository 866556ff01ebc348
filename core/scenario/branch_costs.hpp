// What one pool costs in two stories: two branches of a scenario side by side.
//
// Contract: every figure is a sum of bill lines of a replay of each whole log. Both are counted over the same
// time: from the first action of either to the latest of `now`, the last action and the end of a running
// term.
#pragma once

#include <string>
#include <vector>

#include "core/scenario/replay.hpp"

namespace poolbill {

/// A corner of the curve of what was to be paid up to an instant. Between two corners it is straight, to
/// within the cut of lines.
struct CostPoint {
    Instant at;
    Amount cost;
    friend bool operator==(const CostPoint&, const CostPoint&) = default;
};

struct BranchCost {
    Totals total;
    std::vector<CostPoint> curve;  // by time; a payment is two points a second apart
};

struct BranchCosts {
    Interval interval;
    BranchCost left, right;
    Amount difference;  // right - left
};

/// @param pool  its id; a story without it costs nothing
/// Errors: those of replay.
Result<BranchCosts> compare_branches(const Scenario& left, const Scenario& right, const std::string& pool,
                                     Instant now);

}  // namespace poolbill
