#include "web/ui/views/rates.hpp"

namespace poolbill::ui {

std::string pay_per_use(const View& view, const World& world, std::uint32_t pool, std::int64_t seconds) {
    AmountSum sum;
    for (const NodeGroup& group : world.pools[pool].nodes) {
        const Flavor* flavor = world.catalog.find_flavor(group.flavor);
        if (flavor != nullptr)
            sum += usage_amount(flavor->prices.hourly, group.count, seconds).value_or(Amount());
    }
    return view.format.short_money(sum.bounded());
}

}  // namespace poolbill::ui
