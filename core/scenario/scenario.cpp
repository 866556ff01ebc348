#include "core/scenario/scenario.hpp"

#include "core/base/error.hpp"

#include <algorithm>

namespace poolbill {

std::optional<std::uint32_t> Scenario::find_pool(std::string_view id) const {
    const auto found =
        std::find_if(pools.begin(), pools.end(), [id](const PoolIdentity& pool) { return pool.id == id; });
    if (found == pools.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - pools.begin());
}

Result<SitePolicy> Scenario::policy() const {
    Result<SitePolicy> base = site_policy(site);
    if (!base) return within("/site", base.error());
    SitePolicy policy = std::move(base).value();
    for (const SettingOverride& change : settings) {
        const Status applied = apply_setting(policy, change);
        if (!applied) return within("/settings", applied.error());
    }
    for (RoundingEra& era : policy.rounding)
        era.policy = &with_decimals(*era.policy, catalog.currency.due_decimals());
    return policy;
}

}  // namespace poolbill
