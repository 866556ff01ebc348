#include "web/ui/views/pools/pool_words.hpp"

#include <array>
#include <bit>

namespace poolbill::ui {
std::string status_name(const Strings& strings, PoolStatus status) {
    constexpr std::array names{Text::phase_planned,  Text::phase_creating, Text::phase_running,
                               Text::phase_abnormal, Text::phase_deleting, Text::phase_error,
                               Text::phase_grace,    Text::phase_frozen,   Text::phase_unsubscribed,
                               Text::phase_deleted};
    static_assert(names.size() == static_cast<std::size_t>(last_pool_status) + 1);
    return strings(names[static_cast<std::size_t>(status)]);
}

Tone status_tone(const World& world, const PoolState& pool) {
    const PoolStatus status = status_of(world, pool);
    if (has_ended(status) || status == PoolStatus::planned) return Tone::neutral;
    if (status == PoolStatus::grace) return Tone::warning;
    return status == PoolStatus::running && worst_scope(pool) == ScopeState::enabled ? Tone::good
                                                                                     : Tone::danger;
}

std::string mode_name(const Strings& strings, const PoolState& pool) {
    return pool.exists() ? mode_name(strings, pool.mode) : std::string(strings(Text::mode_none));
}

std::string mode_name(const Strings& strings, BillingMode mode) {
    return strings(mode == BillingMode::pay_per_use ? Text::mode_pay_per_use : Text::mode_yearly_monthly);
}

std::string scope_name(const Strings& strings, ScopeState state) {
    constexpr std::array names{Text::scope_state_enabling, Text::scope_state_enabled,
                               Text::scope_state_disabling, Text::scope_state_disabled};
    return strings(names[static_cast<std::size_t>(state)]);
}

ScopeState worst_scope(const PoolState& pool) {
    for (const Scope& scope : pool.scopes) {
        if (scope.state != ScopeState::enabled) return scope.state;
    }
    return ScopeState::enabled;
}

std::string flavor_names(const World& world, const PoolState& pool) {
    std::string names;
    for (const NodeGroup& group : pool.nodes) {
        const Flavor* flavor = world.catalog.find_flavor(group.flavor);
        names += (names.empty() ? "" : " + ") + (flavor != nullptr ? flavor->name : group.flavor);
    }
    return names;
}

std::string pool_subtitle(const PoolState& pool) {
    return pool.identity.name + " · " + pool.identity.id;
}

EligibilityWord eligibility_word(std::uint32_t failed) {
    constexpr std::array reasons{
        Text::eligible_dedicated,    Text::eligible_pay_per_use,    Text::eligible_running,
        Text::eligible_enabled,      Text::eligible_no_node_change, Text::eligible_same_mode,
        Text::eligible_control_mode, Text::eligible_order,          Text::eligible_sold_prepaid,
        Text::eligible_available,    Text::eligible_arrears};
    if (failed == 0) return {Text::eligible_yes, Token::yearly_monthly_text, true};
    if (has_failed(failed, ConditionKind::no_unpaid_order))
        return {Text::eligible_order, Token::pay_per_use_text};
    return {reasons[static_cast<std::size_t>(std::countr_zero(failed))], Token::text_dim};
}

}  // namespace poolbill::ui
