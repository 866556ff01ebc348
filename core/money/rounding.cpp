#include "core/money/rounding.hpp"

#include <algorithm>
#include <array>

namespace poolbill {
namespace {

constexpr std::array<RoundingPolicy, 6> policies{{
    {"intl-monthly-half-up-2", Rounding::none, Rounding::half_up_to_2, false,
     "docs/domain/billing-rules.md#month-rounding"},
    {"intl-monthly-truncate-2", Rounding::none, Rounding::truncate_to_2, false,
     "docs/domain/contradictions.md#c2"},
    {"intl-line-half-up-2", Rounding::half_up_to_2, Rounding::none, false,
     "docs/domain/billing-rules.md#partner-rounding"},
    {"intl-line-truncate-2", Rounding::truncate_to_2, Rounding::none, false,
     "docs/domain/billing-rules.md#partner-rounding"},
    {"cn-truncate-2", Rounding::truncate_to_2, Rounding::none, false,
     "docs/domain/billing-rules.md#line-rounding"},
    {"exact", Rounding::none, Rounding::none, true, "for reasoning: cut once, at the total"},
}};

constexpr Rounding in_whole_units(Rounding cut) {
    switch (cut) {
        case Rounding::truncate_to_2:
            return Rounding::truncate_to_0;
        case Rounding::half_up_to_2:
            return Rounding::half_up_to_0;
        case Rounding::none:
        case Rounding::truncate_to_0:
        case Rounding::half_up_to_0:
            break;
    }
    return cut;
}

constexpr auto whole_policies = [] {
    auto whole = policies;
    for (RoundingPolicy& policy : whole) {
        policy.line = in_whole_units(policy.line);
        policy.month = in_whole_units(policy.month);
    }
    return whole;
}();

}  // namespace

std::span<const RoundingPolicy> rounding_policies() {
    return policies;
}

const RoundingPolicy* find_rounding_policy(std::string_view id) {
    const auto found =
        std::find_if(policies.begin(), policies.end(), [id](const auto& p) { return p.id == id; });
    return found == policies.end() ? nullptr : &*found;
}

const RoundingPolicy& with_decimals(const RoundingPolicy& policy, int decimals) {
    return decimals > 0 ? policy : whole_policies[static_cast<std::size_t>(&policy - policies.data())];
}

Amount apply(Rounding cut, Amount amount) {
    switch (cut) {
        case Rounding::none:
            return amount;
        case Rounding::truncate_to_2:
            return truncate(amount, 2);
        case Rounding::half_up_to_2:
            return round_half_up(amount, 2);
        case Rounding::truncate_to_0:
            return truncate(amount, 0);
        case Rounding::half_up_to_0:
            return round_half_up(amount, 0);
    }
    return amount;
}

}  // namespace poolbill
