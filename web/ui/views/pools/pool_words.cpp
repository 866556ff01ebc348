#include "web/ui/views/pools/pool_words.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <string_view>
#include <vector>

#include "generated/text/eligible.hpp"
#include "generated/text/mode.hpp"
#include "generated/text/phase.hpp"
#include "generated/text/pools.hpp"
#include "generated/text/scope_state.hpp"
#include "generated/text/scope_type.hpp"

namespace poolbill::ui {
std::string status_name(const Strings& strings, PoolStatus status) {
    constexpr std::array names{text::phase_planned,      text::phase_creating, text::phase_running,
                               text::phase_activating,   text::phase_abnormal, text::phase_deleting,
                               text::phase_error,        text::phase_grace,    text::phase_frozen,
                               text::phase_unsubscribed, text::phase_deleted};
    static_assert(names.size() == static_cast<std::size_t>(last_pool_status) + 1);
    return strings(names[static_cast<std::size_t>(status)]);
}

Tone status_tone(const World& world, const PoolState& pool) {
    const PoolStatus status = status_of(world, pool);
    if (has_ended(status) || status == PoolStatus::planned) return Tone::neutral;
    if (status == PoolStatus::grace || status == PoolStatus::activating) return Tone::warning;
    return status == PoolStatus::running && worst_scope(pool) == ScopeState::enabled ? Tone::good
                                                                                     : Tone::danger;
}

std::string mode_name(const Strings& strings, const PoolState& pool) {
    return pool.exists() ? mode_name(strings, pool.mode) : std::string(strings(text::mode_none));
}

std::string mode_name(const Strings& strings, BillingMode mode) {
    return strings(mode == BillingMode::pay_per_use ? text::mode_pay_per_use : text::mode_yearly_monthly);
}

std::string scope_type_name(const Strings& strings, const std::string& type) {
    if (type == "Train") return strings(text::scope_type_train);
    if (type == "Infer") return strings(text::scope_type_infer);
    if (type == "Notebook") return strings(text::scope_type_notebook);
    return type;
}

std::string scope_name(const Strings& strings, ScopeState state) {
    constexpr std::array names{text::scope_state_enabling, text::scope_state_enabled,
                               text::scope_state_disabling, text::scope_state_disabled};
    return strings(names[static_cast<std::size_t>(state)]);
}

ScopeState worst_scope(const PoolState& pool) {
    for (const Scope& scope : pool.scopes) {
        if (scope.state != ScopeState::enabled) return scope.state;
    }
    return ScopeState::enabled;
}

std::string joined_flavors(const Strings& strings, const World& world, const PoolState& pool,
                           const FlavorJoin& join) {
    std::vector<std::string_view> flavors;  // once each, also one that has nodes of both modes
    for (const NodeGroup& group : pool.nodes)
        if (std::find(flavors.begin(), flavors.end(), group.flavor) == flavors.end())
            flavors.push_back(group.flavor);
    std::string names;
    // One more takes no more room than saying so.
    const std::size_t shown = flavors.size() > join.most + 1 ? join.most : flavors.size();
    for (const std::string_view code : std::span(flavors).first(shown)) {
        const Flavor* flavor = world.catalog.find_flavor(code);
        names += std::string(names.empty() ? "" : join.between) +
                 (flavor != nullptr ? flavor->name : std::string(code)) +
                 (join.with_code ? " (" + std::string(code) + ")" : "");
    }
    if (shown == flavors.size()) return names;
    return strings.fill(text::pools_more_flavors, {names, std::to_string(flavors.size() - shown)});
}

std::string joined_disks(const Format& format, const World& world, const PoolState& pool) {
    std::string names;
    for (const DiskGroup& group : pool.disks) {
        const DiskType* type = world.catalog.find_disk(group.type);
        names += (names.empty() ? "" : ", ") + format.disks(group.count, group.size_gb) + " " +
                 (type != nullptr ? type->name : group.type);
    }
    return names;
}

std::string pool_subtitle(const PoolState& pool) {
    return pool.identity.name + " · " + pool.identity.id;
}

EligibilityWord eligibility_word(std::uint32_t failed) {
    constexpr std::array reasons{
        text::eligible_dedicated,    text::eligible_pay_per_use,    text::eligible_running,
        text::eligible_enabled,      text::eligible_no_node_change, text::eligible_same_mode,
        text::eligible_control_mode, text::eligible_order,          text::eligible_sold_prepaid,
        text::eligible_available,    text::eligible_arrears};
    if (failed == 0) return {text::eligible_yes, Token::yearly_monthly_text, true};
    if (has_failed(failed, ConditionKind::no_unpaid_order))
        return {text::eligible_order, Token::pay_per_use_text};
    return {reasons[static_cast<std::size_t>(std::countr_zero(failed))], Token::text_dim};
}

}  // namespace poolbill::ui
