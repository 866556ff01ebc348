// What a pool costs at the prices of an instant, less contract discounts: its nodes and its data disks.
#pragma once

#include <optional>

#include "core/scenario/world.hpp"

namespace poolbill::ui {

struct PoolPrices {
    Amount hourly;                  // of everything, metered or not
    std::optional<Amount> monthly;  // none: something is not sold by the month, or there is nothing
};
PoolPrices prices_of_pool(const World& world, const PoolState& pool);

/// What the part of the pool that is pay-per-use costs, as one uninterrupted interval.
Amount metered_cost(const World& world, const PoolState& pool, std::int64_t seconds);

}  // namespace poolbill::ui
