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

}  // namespace

std::span<const RoundingPolicy> rounding_policies() {
    return policies;
}

const RoundingPolicy* find_rounding_policy(std::string_view id) {
    const auto found =
        std::find_if(policies.begin(), policies.end(), [id](const auto& p) { return p.id == id; });
    return found == policies.end() ? nullptr : &*found;
}

Amount apply(Rounding cut, Amount amount) {
    switch (cut) {
        case Rounding::none:
            return amount;
        case Rounding::truncate_to_2:
            return truncate(amount, 2);
        case Rounding::half_up_to_2:
            return round_half_up(amount, 2);
    }
    return amount;
}

}  // namespace poolbill
