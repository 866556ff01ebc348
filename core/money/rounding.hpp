// Rounding policies: how a line and a month are rounded, by name and version.
//
// Contract: a policy is data. A scenario names it by its id, and a bill shows the id; a rule that changes
// gets a new one. See docs/domain/billing-rules.md#precision-and-rounding, docs/domain/contradictions.md#c2.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/money/amount.hpp"

namespace poolbill {

enum class Rounding {
    none,           // keeps all 8 decimals
    truncate_to_2,  // the rest is shown as truncated amount
    half_up_to_2,
    truncate_to_0,  // the same for currencies without decimals
    half_up_to_0
};

struct RoundingPolicy {
    std::string_view id;
    Rounding line;   // applied to each line: amount -> payable
    Rounding month;  // applied once to the sum of a month's payables
    bool
        exact_total;  // a total is truncated once, from the exact product, and not summed from truncated lines
    std::string_view source;
};

/// intl-monthly-half-up-2, intl-monthly-truncate-2, intl-line-half-up-2, intl-line-truncate-2, cn-truncate-2,
/// exact.
std::span<const RoundingPolicy> rounding_policies();
const RoundingPolicy* find_rounding_policy(std::string_view id);
/// The policy for a currency whose sums have this many decimals, 2 or none: with none, whole units take the place of
/// cents (docs/domain/assumptions.md#whole-units). The id stays.
/// @param policy  one of rounding_policies()
const RoundingPolicy& with_decimals(const RoundingPolicy& policy, int decimals);

Amount apply(Rounding cut, Amount amount);
/// The decimals of an amount after this rounding: 8, 2 or 0.
constexpr int decimals_after(Rounding cut) {
    if (cut == Rounding::none) return Amount::decimals;
    return cut == Rounding::truncate_to_0 || cut == Rounding::half_up_to_0 ? 0 : 2;
}
/// Whether digits are dropped rather than rounded.
constexpr bool is_cut(Rounding cut) {
    return cut == Rounding::truncate_to_2 || cut == Rounding::truncate_to_0;
}

}  // namespace poolbill
