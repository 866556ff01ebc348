// Amounts of money with 8 decimals, the precision of a bill line, and the ways to round them.
// See docs/domain/billing-rules.md#precision-and-rounding.
//
// Contract: an Amount is a 64-bit count of 10^-8 currency units: exact, at most about 92,233,720,368. Adding
// Amounts gives an AmountSum of 128 bits, which cannot overflow in any program that ends; turning it back
// into an Amount is checked. Left out: the currency. See currency.hpp for Money, which knows it.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/int128.hpp"
#include "core/base/result.hpp"

namespace poolbill {

class Amount {
  public:
    static constexpr int decimals = 8;
    static constexpr std::int64_t units_per_one = 100'000'000;

    constexpr Amount() = default;
    static constexpr Amount from_units(std::int64_t units) { return Amount(units); }
    /// Errors as parse_decimal.
    static Result<Amount> parse(std::string_view text);

    constexpr std::int64_t units() const { return units_; }
    constexpr bool is_zero() const { return units_ == 0; }
    constexpr bool is_negative() const { return units_ < 0; }
    friend constexpr auto operator<=>(Amount, Amount) = default;

  private:
    explicit constexpr Amount(std::int64_t units) : units_(units) {}
    std::int64_t units_ = 0;
};

/// A sum of Amounts that has not been checked for range yet.
class AmountSum {
  public:
    constexpr AmountSum() = default;
    constexpr AmountSum(Amount amount) : units_(amount.units()) {}
    static constexpr AmountSum from_units(Int128 units) {
        AmountSum sum;
        sum.units_ = units;
        return sum;
    }

    constexpr Int128 units() const { return units_; }
    /// Error: "money.range" when it does not fit 64 bits.
    Result<Amount> amount() const;
    /// For sums whose range was checked before (see replay): asserts that they fit 64 bits.
    Amount bounded() const;

    friend constexpr AmountSum operator+(AmountSum left, AmountSum right) {
        return from_units(left.units_ + right.units_);
    }
    friend constexpr AmountSum operator-(AmountSum left, AmountSum right) {
        return from_units(left.units_ - right.units_);
    }
    constexpr AmountSum& operator+=(AmountSum right) { return *this = *this + right; }
    constexpr AmountSum& operator-=(AmountSum right) { return *this = *this - right; }
    friend constexpr auto operator<=>(AmountSum, AmountSum) = default;

  private:
    Int128 units_ = 0;
};

constexpr AmountSum operator+(Amount left, Amount right) {
    return AmountSum(left) + AmountSum(right);
}
constexpr AmountSum operator-(Amount left, Amount right) {
    return AmountSum(left) - AmountSum(right);
}

/// Rounds towards zero; `places` in 0..8.
Amount truncate(Amount amount, int places);
/// Rounds to the nearest value, halves away from zero.
Amount round_half_up(Amount amount, int places);

/// Printed with exactly `places` decimals (0..8); further digits are cut, not rounded: round
/// first if that is what you want.
std::string to_string(Amount amount, int places = Amount::decimals);
/// For sentences: two decimals when they are exact, else all eight: "625.10", "0.33800000".
std::string to_sentence(Amount amount);
/// With `least` to eight decimals, trailing zeros removed: "625.10", "0.33806666".
std::string to_short_string(Amount amount, int least = 2);

}  // namespace poolbill
