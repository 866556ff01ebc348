// A discount in percent of a list price.
#pragma once

#include "core/money/amount.hpp"

namespace poolbill {

/// In hundredths of a percent: 1000 is 10 %.
struct Discount {
    int basis_points = 0;

    constexpr bool is_none() const { return basis_points == 0; }
    /// What is taken off a non-negative list price, cut to 8 decimals.
    constexpr Amount off(Amount list) const {
        return Amount::from_units(
            static_cast<std::int64_t>(divide(Int128{list.units()} * basis_points, 10'000)));
    }
    friend bool operator==(const Discount&, const Discount&) = default;
};

}  // namespace poolbill
