// Unit prices with 10 decimals, and the arithmetic from price to amount.
//
// Contract: a UnitPrice is non-negative; it is multiplied and never added. Products are computed in
// 128 bits. See docs/domain/billing-rules.md#ppu-price (hourly / 3600 per second),
// docs/domain/billing-rules.md#unit-price-precision (10 decimals; lines have 8).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/money/amount.hpp"

namespace poolbill {

class UnitPrice {
  public:
    static constexpr int decimals = 10;

    constexpr UnitPrice() = default;
    /// @param units  non-negative count of 10^-10
    static constexpr UnitPrice from_units(std::int64_t units) { return UnitPrice(units); }
    /// Errors as parse_decimal, and "money.negative".
    static Result<UnitPrice> parse(std::string_view text);

    constexpr std::int64_t units() const { return units_; }
    friend constexpr auto operator<=>(UnitPrice, UnitPrice) = default;

  private:
    explicit constexpr UnitPrice(std::int64_t units) : units_(units) {}
    std::int64_t units_ = 0;
};

/// With two to ten decimals, trailing zeros removed: "0.66", "0.000064".
std::string to_string(UnitPrice price);

/// An exact product of hourly price, quantity and seconds: a count of 10^-10 / 3600 currency units.
class ExactAmount {
  public:
    constexpr ExactAmount() = default;
    static constexpr ExactAmount from_units(Int128 units) {
        ExactAmount exact;
        exact.units_ = units;
        return exact;
    }
    constexpr Int128 units() const { return units_; }
    /// Cut after the 8th decimal (docs/domain/contradictions.md#c3). Nothing when it does not fit 64 bits.
    std::optional<Amount> truncated() const;
    friend constexpr auto operator<=>(ExactAmount, ExactAmount) = default;
    friend constexpr ExactAmount operator+(ExactAmount left, ExactAmount right) {
        return from_units(left.units_ + right.units_);
    }

  private:
    Int128 units_ = 0;
};

/// Twelve decimals, and an ellipsis if more follow: "0.338066666666…".
std::string to_string(ExactAmount exact);

/// hourly x quantity x seconds / 3600, exactly. Nothing when it does not fit 128 bits.
std::optional<ExactAmount> exact_usage(UnitPrice hourly, std::int64_t quantity, std::int64_t seconds);

/// The amount of a usage line: exact_usage cut to 8 decimals. 0.66 x 1 x 1844 s is 0.33806666
/// (docs/domain/examples.md#v1).
std::optional<Amount> usage_amount(UnitPrice hourly, std::int64_t quantity, std::int64_t seconds);

/// The fee of a prepaid item: price x quantity x periods, cut to 8 decimals. Nothing when it does not fit
/// 64 bits.
std::optional<Amount> prepaid_amount(UnitPrice per_period, std::int64_t quantity, std::int64_t periods);

/// Usage in hours as the Billing Center shows it: truncated to 10 decimals. 1 s is
/// "0.0002777777" (docs/domain/examples.md#v18h).
std::string usage_hours(std::int64_t seconds);

}  // namespace poolbill
