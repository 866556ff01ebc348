// Adding nodes to a yearly/monthly pool: they are charged for the rest of the term.
//
// Contract: pure. fee = monthly price x added nodes x the rest of the term in months.
#pragma once

#include <span>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/catalog/policy.hpp"
#include "core/order/order.hpp"
#include "core/pool/pool.hpp"

namespace poolbill {

/// The rest of a term in months, as a decimal: value / 10^decimals.
struct RemainingFactor {
    std::int64_t value = 0;
    int decimals = 0;
};

/// From `from` to the expiry: days left / days in the month for the broken months, 1 for each full one;
/// rounded half up to `decimals` places (docs/domain/after-the-change.md#remaining-period).
RemainingFactor remaining_factor(Instant from, Instant expires, int decimals);

struct ScalingFee {
    std::vector<FeeItem> items;  // empty when no yearly/monthly node is added
    OrderAmounts amounts;
};

/// @param has, wants  node groups, one for each flavor and billing mode
/// Errors: "scale.prepaid-nodes" (yearly/monthly nodes cannot be removed), "quote.not-sold", "money.range".
/// @pre `wants` names flavors of the catalog only
Result<ScalingFee> scaling_fee(std::span<const NodeGroup> has, std::span<const NodeGroup> wants,
                               const Catalog& catalog, const SitePolicy& policy, Interval rest);

}  // namespace poolbill
