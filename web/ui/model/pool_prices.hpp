// What a pool costs at the prices of an instant, less contract discounts: its nodes and its data disks.
#pragma once

#include <optional>

#include "core/scenario/world.hpp"

namespace poolbill::ui {

/// Whether nodes and disks of this mode are meant; all if none is named.
using PartOfPool = std::optional<BillingMode>;

struct PoolPrices {
    Amount hourly;                          // metered or not
    std::optional<Amount> monthly, yearly;  // none: something is not sold so, or there is nothing
};
PoolPrices prices_of_pool(const World& world, const PoolState& pool, PartOfPool part = {});

/// What the part of the pool that is pay-per-use costs, as one uninterrupted interval.
Amount metered_cost(const World& world, const PoolState& pool, std::int64_t seconds);

}  // namespace poolbill::ui
