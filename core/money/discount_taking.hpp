// From what was taken off a list price to the discount in percent.
#pragma once

#include <optional>

#include "core/money/discount.hpp"

namespace poolbill {

/// The smallest discount that takes exactly `off` off the list price, if a percentage with two decimals does. Below
/// a list price of 0.0001 several percentages take the same.
constexpr std::optional<Discount> discount_taking(Amount off, Amount list) {
    if (off.is_zero()) return Discount{};
    if (off.is_negative() || off > list) return std::nullopt;
    const Int128 at_least = (Int128{off.units()} * 10'000 + list.units() - 1) / list.units();
    const Discount discount{static_cast<int>(at_least)};
    return discount.off(list) == off ? std::optional(discount) : std::nullopt;
}

}  // namespace poolbill
