// What the change of a pool to yearly/monthly would do, before anything is ordered.
//
// Contract: every figure comes from a replay of the scenario with the order and its payment appended, and from
// `compare`; nothing is computed a second time. Actions of the log after the payment are left out.
#pragma once

#include <optional>
#include <vector>

#include "core/scenario/compare.hpp"

namespace poolbill {

struct ChangePreview {
    World world;  // right after the change
    Charge price;
    Instant paid;
    Instant starts;  // the activation: the payment, unless the scenario sets a delay
    Instant expires;
    std::optional<Instant> first_auto_renewal;  // its first attempt; none: not switched on
    std::vector<Line> bills;   // usage that is settled after the payment, then what the payment buys
    ComparisonRow comparison;  // of this term with pay-per-use
};

/// The order is placed and paid at `at`, by other means than the balance, so that the balance is no condition.
/// @pre pool < scenario.pools.size(), and the log is valid (`check`)
/// Errors: those of SubmitChangeOrder and PayOrder, and of compare. The path is that of the action's member
/// ("/pool", "/term").
Result<ChangePreview> preview_change(const Scenario& scenario, std::uint32_t pool, Term term, Instant at,
                                     bool auto_renew);

}  // namespace poolbill
