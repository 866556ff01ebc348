// Currencies, and amounts with a currency.
//
// Contract: Money has no operator+: sums of different currencies do not compile. Sum Amounts
// of one ledger (which has one currency) and attach the currency at the end, or use `add`, which returns
// an error for different currencies. Left out: exchange rates.
#pragma once

#include <array>
#include <compare>
#include <string>
#include <string_view>

#include "core/money/amount.hpp"

namespace poolbill {

class Currency {
  public:
    /// @param code  three capital letters (ISO 4217); asserted
    constexpr explicit Currency(const char (&code)[4]) : letters_{code[0], code[1], code[2]} {}
    /// Error "money.currency" unless the text is three capital letters.
    static Result<Currency> parse(std::string_view code);
    constexpr std::string_view code() const { return {letters_.data(), letters_.size()}; }
    /// How many decimals a sum that is due has: 2, or none where ISO 4217 has no smaller unit (JPY, KRW).
    int due_decimals() const;
    friend constexpr bool operator==(const Currency& left, const Currency& right) {
        return left.code() == right.code();
    }

  private:
    std::array<char, 3> letters_;
};

inline constexpr Currency usd{"USD"};
inline constexpr Currency eur{"EUR"};
inline constexpr Currency cny{"CNY"};

struct Money {
    Amount amount;
    Currency currency;
    friend bool operator==(const Money&, const Money&) = default;
};

/// Errors: "money.currency-mix", "money.range".
Result<Money> add(const Money& left, const Money& right);

}  // namespace poolbill
