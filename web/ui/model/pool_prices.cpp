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

/// The price of a month or a year, as long as all parts have one.
struct SumOfTerm {
    AmountSum sum;
    bool is_sold = false;

    void add(const Prices& prices, std::optional<UnitPrice> price, std::int64_t quantity) {
        is_sold = is_sold && price;
        if (price) sum += net(prices, prepaid_amount(*price, quantity, 1));
    }
    std::optional<Amount> price() const { return is_sold ? std::optional(shown(sum)) : std::nullopt; }
};

}  // namespace

PoolPrices prices_of_pool(const World& world, const PoolState& pool, PartOfPool part) {
    AmountSum hourly;
    SumOfTerm monthly{{}, !pool.nodes.empty()}, yearly = monthly;
    for_each_part(world, pool, [&](const Prices& prices, std::int64_t quantity, BillingMode mode) {
        if (part && mode != *part) return;
        hourly += net(prices, usage_amount(prices.hourly, quantity, 3600));
        monthly.add(prices, prices.monthly, quantity);
        yearly.add(prices, prices.yearly, quantity);
    });
    return {shown(hourly), monthly.price(), yearly.price()};
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
