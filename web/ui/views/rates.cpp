#include "web/ui/views/rates.hpp"

namespace poolbill::ui {
namespace {

/// The cost of a pool's current nodes, as one uninterrupted interval.
Amount metered_cost(const World& world, const PoolState& pool, std::int64_t seconds) {
    AmountSum sum;
    for (const NodeGroup& group : pool.nodes) {
        const Flavor* flavor = world.catalog.find_flavor(group.flavor);
        if (flavor != nullptr)
            sum += usage_amount(flavor->prices.hourly, group.count, seconds).value_or(Amount());
    }
    return sum.amount().ok() ? sum.bounded() : Amount();
}

}  // namespace

std::string pay_per_use(const View& view, const World& world, std::uint32_t pool, std::int64_t seconds) {
    return view.format.short_money(metered_cost(world, world.pools[pool], seconds));
}

}  // namespace poolbill::ui
