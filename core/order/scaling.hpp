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

/// The rest of a term in whole months or years, and the broken ones before and after them. Within one month or year,
/// all days are in `last_days`.
struct RestParts {
    std::int64_t first_days, first_of;  // days left of those in the month, or of 365
    std::int64_t full;
    std::int64_t last_days, last_of;
};
/// In months (docs/domain/after-the-change.md#remaining-period).
RestParts rest_in_months(Instant from, Instant expires);
/// In years of 365 days: 244/365 + 1 + 305/365.
RestParts rest_in_years(Instant from, Instant expires);
/// Their sum, rounded half up to `decimals` places.
RemainingFactor remaining_factor(const RestParts& rest, int decimals);

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
    Term term;                         // whose unit is used
    std::optional<Discount> discount;  // of this order; if there is none, the contract's applies
};

/// Errors: "scale.prepaid-nodes" (yearly/monthly nodes cannot be removed), "scale.downgrade", "scale.disks" (disks
/// cannot shrink), "quote.not-sold", "money.range".
/// @pre `wants` names entries of the catalog only
Result<ScalingFee> scaling_fee(const Equipment& has, const Equipment& wants, const Catalog& catalog,
                               const SitePolicy& policy, const RestOfTerm& rest);

}  // namespace poolbill
