#include "web/ui/views/rates.hpp"

#include "web/ui/model/pool_prices.hpp"

namespace poolbill::ui {

std::string pay_per_use(const View& view, const World& world, std::uint32_t pool, std::int64_t seconds) {
    return view.format.short_money(metered_cost(world, world.pools[pool], seconds));
}

}  // namespace poolbill::ui
