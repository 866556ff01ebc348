#include "web/ui/model/pool_prices.hpp"

namespace poolbill::ui {
namespace {

/// visit(prices, quantity, mode) for each node group and each group of disks that the catalog has.
template <class Visit>
void for_each_part(const World& world, const PoolState& pool, Visit visit) {
    for (const NodeGroup& group : pool.nodes) {
        if (const Flavor* flavor = world.catalog.find_flavor(group.flavor))
            visit(flavor->prices, group.count, group.mode);
    }
    for (const DiskGroup& group : pool.disks) {
        if (const DiskType* disk = world.catalog.find_disk(group.type))
            visit(disk->prices, group.count * group.size_gb, pool.mode);
    }
}

/// Nothing when it is more than an amount holds.
Amount shown(AmountSum sum) {
    return sum.amount().ok() ? sum.bounded() : Amount();
}

AmountSum net(const Prices& prices, std::optional<Amount> list) {
    return list ? *list - prices.discount.off(*list) : AmountSum();
}

}  // namespace

PoolPrices prices_of_pool(const World& world, const PoolState& pool) {
    AmountSum hourly, monthly;
    bool is_sold_prepaid = !pool.nodes.empty();
    for_each_part(world, pool, [&](const Prices& prices, std::int64_t quantity, BillingMode) {
        hourly += net(prices, usage_amount(prices.hourly, quantity, 3600));
        is_sold_prepaid = is_sold_prepaid && prices.monthly;
        if (prices.monthly) monthly += net(prices, prepaid_amount(*prices.monthly, quantity, 1));
    });
    return {shown(hourly), is_sold_prepaid ? std::optional(shown(monthly)) : std::nullopt};
}

Amount metered_cost(const World& world, const PoolState& pool, std::int64_t seconds) {
    AmountSum sum;
    for_each_part(world, pool, [&](const Prices& prices, std::int64_t quantity, BillingMode mode) {
        if (mode == BillingMode::pay_per_use)
            sum += net(prices, usage_amount(prices.hourly, quantity, seconds));
    });
    return shown(sum);
}

}  // namespace poolbill::ui
