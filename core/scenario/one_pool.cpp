#include "core/scenario/one_pool.hpp"

#include <algorithm>
#include <string_view>

namespace poolbill {

Scenario lone_pool(const Scenario& scenario, std::uint32_t pool) {
    const std::string& id = scenario.pools[pool].id;
    std::vector<std::string_view> orders;  // of this pool, as far as the log has come
    const auto concerns = [&](const auto& deed) {
        if constexpr (requires { deed.pool; }) {
            if (deed.pool != id) return false;
            if constexpr (requires { deed.order; }) orders.push_back(deed.order);
            return true;
        } else if constexpr (requires { deed.order; }) {
            return std::find(orders.begin(), orders.end(), deed.order) != orders.end();
        } else {
            return true;
        }
    };
    Scenario part;
    part.site = scenario.site;
    part.settings = scenario.settings;
    part.catalog = scenario.catalog;
    part.account = scenario.account;
    part.pools = {scenario.pools[pool]};
    part.now = scenario.now;
    for (const Action& action : scenario.actions) {
        if (std::visit(concerns, action.deed)) part.actions.push_back(action);
    }
    return part;
}

Scenario only_pool(const Scenario& scenario, std::uint32_t pool) {
    Scenario part = lone_pool(scenario, pool);
    part.pools = scenario.pools;
    return part;
}

}  // namespace poolbill
