// Decimal text to and from scaled integers. The only place where digits become numbers.
//
// Contract: input is [-]digits[.digits], nothing else (no plus sign, exponent, blanks or separators). More
// decimals than the scale allows, or a value beyond 64 bits, is an error; nothing is rounded silently. Left
// out: thousands separators and currency signs (the viewer's locale decides; see web/ui).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/int128.hpp"
#include "core/base/result.hpp"

namespace poolbill {

/// @return value x 10^decimals. Errors: "money.format", "money.decimals", "money.range".
Result<std::int64_t> parse_decimal(std::string_view text, int decimals);

/// All `decimals` places are printed: (62510000000, 8) is "625.10000000".
std::string format_decimal(Int128 value, int decimals);

/// Like format_decimal but with trailing zeros removed down to `least` places: (6600000000, 10, 2) is "0.66".
std::string format_decimal_short(Int128 value, int decimals, int least);

/// Hundredths of a percent without trailing zeros: 825 is "8.25", 800 is "8".
std::string format_percent(std::int64_t hundredths);

/// 10^exponent for 0..18.
constexpr std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

}  // namespace poolbill
