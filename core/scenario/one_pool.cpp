#include "core/scenario/one_pool.hpp"

#include <algorithm>
#include <string_view>

namespace poolbill {

Scenario extract_pool(const Scenario& scenario, std::uint32_t pool) {
    const std::string& id = scenario.pools[pool].id;
    std::vector<std::string_view> orders;  // made for this pool by the entries seen so far
    const auto concerns = [&]<class A>(const A& action) {
        static_assert(count_named<A>(Names::pool) <= 1,
                      "an action of two pools: both belong to the part, which has room for one");
        if constexpr (count_named<A>(Names::pool) == 1) {
            bool is_this_pool = false;
            for_each_named(action, Names::pool, [&](const std::string& name) { is_this_pool = name == id; });
            if (is_this_pool)
                for_each_named(action, Names::new_order,
                               [&](const std::string& order) { orders.push_back(order); });
            return is_this_pool;
        } else if constexpr (count_named<A>(Names::order) == 1) {
            bool is_known = false;
            for_each_named(action, Names::order, [&](const std::string& order) {
                is_known = std::find(orders.begin(), orders.end(), order) != orders.end();
            });
            return is_known;
        } else {
            static_assert(A::effect == Effect::account, "an action names a pool or an order");
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
    for (const LogEntry& entry : scenario.log) {
        if (std::visit(concerns, entry.action)) part.log.push_back(entry);
    }
    return part;
}

Scenario keep_only_pool(const Scenario& scenario, std::uint32_t pool) {
    Scenario part = extract_pool(scenario, pool);
    part.pools = scenario.pools;
    return part;
}

}  // namespace poolbill
