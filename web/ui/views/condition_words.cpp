#include "web/ui/views/condition_words.hpp"

#include <array>

#include "web/ui/views/pools/pool_words.hpp"

namespace poolbill::ui {
namespace {

constexpr std::array control_modes{control_mode::to_period_restricted, control_mode::spec_change_restricted,
                                   control_mode::service_restricted, control_mode::frozen,
                                   control_mode::police_frozen};

void list(std::string& names, std::string_view name) {
    names.append(names.empty() ? "" : ", ").append(name);
}

/// The values that the sentence mentions: the condition's own, and the pool's states in the
/// viewer's language.
std::vector<std::string> values_of(const Strings& strings, const PoolState& pool,
                                   const Condition& condition) {
    std::vector<std::string> values = condition.values;
    std::string names;
    if (condition.code == "pool.running") {
        names = status_name(strings, phase_of(pool));
    } else if (condition.code == "pool.enabled") {
        for (const Scope& scope : pool.scopes) {
            if (scope.state != ScopeState::enabled)
                list(names,
                     scope_type_name(strings, scope.type) + " (" + scope_name(strings, scope.state) + ")");
        }
    } else if (condition.code == "pool.control-mode") {
        for (const int mode : control_modes) {
            if ((pool.control_mode & mode) != 0)
                list(names, strings.by_code("condition.control_mode.", std::to_string(mode)));
        }
        if (names.empty()) names = "–";
    }
    if (!names.empty()) values.push_back(std::move(names));
    return values;
}

}  // namespace

ConditionWords condition_words(const Strings& strings, const PoolState& pool, const Condition& condition) {
    const std::vector<std::string> values = values_of(strings, pool, condition);
    const auto translated = [&](std::string_view part, std::string_view otherwise) {
        return strings.by_code("condition.", condition.code + std::string(part), values, otherwise);
    };
    std::string found = translated(".found", condition.found);
    if (condition.state == ConditionState::passed) found = translated(".met", found);
    if (!condition.remedy.empty()) found.append(" ").append(translated(".remedy", condition.remedy));
    return {translated("", condition.sentence), std::move(found)};
}

}  // namespace poolbill::ui
