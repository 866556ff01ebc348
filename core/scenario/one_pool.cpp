#include "core/scenario/one_pool.hpp"

#include <algorithm>
#include <string_view>

namespace poolbill {

Scenario extract_pool(const Scenario& scenario, std::uint32_t pool) {
    const std::string& id = scenario.pools[pool].id;
    std::vector<std::string_view> orders;  // of this pool, as far as the log has come
    const auto concerns = [&](const auto& action) {
        if constexpr (requires { action.pool; }) {
            if (action.pool != id) return false;
            if constexpr (requires { action.order; }) orders.push_back(action.order);
            return true;
        } else if constexpr (requires { action.order; }) {
            return std::find(orders.begin(), orders.end(), action.order) != orders.end();
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
