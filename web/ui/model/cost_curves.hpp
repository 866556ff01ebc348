// The running total of one pool's bills along time, and where it goes from now: staying pay-per-use, or paying for a term.
//
// Contract: pure. What has been charged comes from the ledger, to the second; what is to come comes from a row of the
// comparison, so the two choices have the same figures here and in the comparison.
//
// Not here: pixels (views/timeline/curves.hpp).
#pragma once

#include <optional>
#include <vector>

#include "core/scenario/compare.hpp"
#include "core/scenario/running_total.hpp"

namespace poolbill::ui {

/// What the pool costs from the moment of the switch until the end of the term, in both modes.
struct CostFutures {
    Interval time;    // from the switch to the end of the term
    Amount charged;   // before the switch
    Amount staying;   // charged at the end of the term by staying pay-per-use
    Amount changing;  // charged from the switch on by paying for the term
    std::optional<Instant> break_even;

    /// The running total of staying pay-per-use at an instant of `time`.
    Amount staying_at(Instant instant) const;
};

struct CostCurves {
    std::vector<CostPoint> charged;  // from the pool's creation to now; empty before it
    std::optional<CostFutures> futures;
    Amount top;  // the highest total
};

/// The total that was charged before an instant.
Amount charged_before(const Bills& bills, Instant instant);

/// @param pool    index into World::pools
/// @param change  the row of the term on offer; nullptr if there is none
CostCurves cost_curves(const World& world, std::uint32_t pool, const ComparisonRow* change);

}  // namespace poolbill::ui
