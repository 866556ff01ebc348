#include "web/ui/views/rates.hpp"

namespace poolbill::ui {

std::string pay_per_use_per_minute(View& view) {
    AmountSum sum;
    for (const NodeGroup& group : view.session.pool().nodes) {
        const Flavor* flavor = view.session.world().catalog.find_flavor(group.flavor);
        if (flavor != nullptr) sum += usage_amount(flavor->prices.hourly, group.count, 60).value_or(Amount());
    }
    return view.format.short_money(sum.bounded());
}

}  // namespace poolbill::ui
