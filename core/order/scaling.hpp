// Adding to a yearly/monthly pool: more or better nodes and larger disks are charged for the rest of the term.
//
// Contract: pure. fee = (new price - old price) x the rest of the term, less the discount; in the unit of the term
// when there is a price for it, else by the month (docs/domain/assumptions.md#additions-to-a-yearly-pool).
#pragma once

#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/catalog/policy.hpp"
#include "core/order/order.hpp"
#include "core/pool/pool.hpp"

namespace poolbill {

/// The rest of a term in months or years, as a decimal: value / 10^decimals.
struct RemainingFactor {
    std::int64_t value = 0;
    int decimals = 0;
};

/// From `from` to the expiry: days left / days in the month for the broken months, 1 for each full one;
/// rounded half up to `decimals` places (docs/domain/after-the-change.md#remaining-period).
RemainingFactor remaining_factor(Instant from, Instant expires, int decimals);
/// The same in years of 365 days: 244/365 + 1 + 305/365.
RemainingFactor remaining_years(Instant from, Instant expires, int decimals);

struct Equipment {
    std::vector<NodeGroup> nodes;  // one group for each flavor and billing mode
    std::vector<DiskGroup> disks;
};

struct ScalingFee {
    std::vector<FeeItem> items;  // empty when nothing yearly/monthly is added
    std::vector<Replacement> replaced;
    Charge charge;
};

struct RestOfTerm {
    Interval rest;
    Term term;          // whose unit is used
    Discount discount;  // of this order; if there is none, the contract's applies
};

/// Errors: "scale.prepaid-nodes" (yearly/monthly nodes cannot be removed), "scale.downgrade", "scale.disks" (disks
/// cannot shrink), "quote.not-sold", "money.range".
/// @pre `wants` names entries of the catalog only
Result<ScalingFee> scaling_fee(const Equipment& has, const Equipment& wants, const Catalog& catalog,
                               const SitePolicy& policy, const RestOfTerm& rest);

}  // namespace poolbill
