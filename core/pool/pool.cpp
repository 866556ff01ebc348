#include "core/pool/pool.hpp"

#include <array>

namespace poolbill {
namespace {

template <class Enum>
struct Name {
    Enum value;
    std::string_view text;
};

constexpr std::array<Name<BillingMode>, 2> modes{
    {{BillingMode::pay_per_use, "pay-per-use"}, {BillingMode::yearly_monthly, "yearly-monthly"}}};
constexpr std::array<Name<PoolPhase>, 5> phases{{{PoolPhase::creating, "Creating"},
                                                 {PoolPhase::running, "Running"},
                                                 {PoolPhase::abnormal, "Abnormal"},
                                                 {PoolPhase::deleting, "Deleting"},
                                                 {PoolPhase::error, "Error"}}};
constexpr std::array<Name<ScopeState>, 4> scope_states{{{ScopeState::enabling, "Enabling"},
                                                        {ScopeState::enabled, "Enabled"},
                                                        {ScopeState::disabling, "Disabling"},
                                                        {ScopeState::disabled, "Disabled"}}};
constexpr std::array<Name<PoolType>, 2> types{
    {{PoolType::dedicated, "dedicated"}, {PoolType::public_pool, "public"}}};

template <class Table, class Enum>
std::string_view name_in(const Table& table, Enum value) {
    for (const auto& entry : table) {
        if (entry.value == value) return entry.text;
    }
    return "";
}

template <class Enum, std::size_t size>
std::optional<Enum> value_in(const std::array<Name<Enum>, size>& table, std::string_view text) {
    for (const auto& entry : table) {
        if (entry.text == text) return entry.value;
    }
    return std::nullopt;
}

}  // namespace

std::int64_t Pool::node_count() const {
    std::int64_t count = 0;
    for (const NodeGroup& group : nodes)
        count += group.count;
    return count;
}

std::int64_t Pool::prepaid_count() const {
    std::int64_t count = 0;
    for (const NodeGroup& group : nodes)
        count += group.mode == BillingMode::yearly_monthly ? group.count : 0;
    return count;
}

std::string_view to_string(BillingMode mode) {
    return name_in(modes, mode);
}
std::string_view to_string(PoolPhase phase) {
    return name_in(phases, phase);
}
std::string_view to_string(ScopeState state) {
    return name_in(scope_states, state);
}
std::string_view to_string(PoolType type) {
    return name_in(types, type);
}
std::optional<BillingMode> parse_billing_mode(std::string_view text) {
    return value_in(modes, text);
}
std::optional<PoolPhase> parse_pool_phase(std::string_view text) {
    return value_in(phases, text);
}
std::optional<ScopeState> parse_scope_state(std::string_view text) {
    return value_in(scope_states, text);
}
std::optional<PoolType> parse_pool_type(std::string_view text) {
    return value_in(types, text);
}

std::string describe_control_mode(int bits) {
    constexpr std::array<Name<int>, 5> names{
        {{control_mode::to_period_restricted, "to-period restricted"},
         {control_mode::spec_change_restricted, "spec change restricted"},
         {control_mode::service_restricted, "service restricted"},
         {control_mode::frozen, "frozen"},
         {control_mode::police_frozen, "police frozen"}}};
    std::string text;
    for (const auto& name : names) {
        if ((bits & name.value) == 0) continue;
        if (!text.empty()) text += ", ";
        text += name.text;
    }
    return text.empty() ? "none" : text;
}

}  // namespace poolbill
