// Tax in percent of what is to be paid.
#pragma once

#include <string>

#include "core/money/amount.hpp"
#include "core/money/decimal.hpp"

namespace poolbill {

/// In hundredths of a percent: 825 is 8.25 %. Prices are without tax.
struct TaxRate {
    static constexpr int most = 10'000;  // 100 %
    int basis_points = 0;

    constexpr bool is_none() const { return basis_points == 0; }
    /// The tax on an amount, cut to 8 decimals; negative on a refund.
    /// @pre the amount is a sum of bill lines, which replay has checked to fit twice
    Amount on(AmountSum taxed) const {
        return AmountSum::from_units(divide(taxed.units() * basis_points, 10'000)).bounded();
    }
    friend bool operator==(const TaxRate&, const TaxRate&) = default;
};

/// "8.25", "8"
inline std::string to_string(TaxRate tax) {
    return format_percent(tax.basis_points);
}

}  // namespace poolbill
