#include "core/money/decimal.hpp"

#include <algorithm>
#include <cassert>

#include "core/base/error.hpp"

namespace poolbill {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

Error format_error(std::string_view text) {
    return describe(ErrorId::money_format, {quotation(text)});
}

}  // namespace

Result<std::int64_t> parse_decimal(std::string_view text, int decimals) {
    const bool negative = text.starts_with('-');
    const std::string_view digits = negative ? text.substr(1) : text;
    const std::size_t point = digits.find('.');
    const std::string_view whole = digits.substr(0, point);
    const std::string_view fraction =
        point == std::string_view::npos ? std::string_view() : digits.substr(point + 1);
    const auto all_digits = [](std::string_view part) {
        return std::all_of(part.begin(), part.end(), is_digit);
    };
    if (whole.empty() || !all_digits(whole) || !all_digits(fraction)) return format_error(text);
    if (point != std::string_view::npos && fraction.empty()) return format_error(text);
    if (fraction.size() > static_cast<std::size_t>(decimals)) {
        return describe(ErrorId::money_decimals, {quotation(text), std::to_string(decimals)});
    }

    Int128 value = 0;
    const auto push = [&value](char digit) {
        value = value * 10 + (digit - '0');
        return narrow_to_64(value).has_value();
    };
    bool in_range = true;
    for (const char digit : whole)
        in_range = in_range && push(digit);
    for (int i = 0; i < decimals; ++i) {
        const auto place = static_cast<std::size_t>(i);
        in_range = in_range && push(place < fraction.size() ? fraction[place] : '0');
    }
    if (!in_range) {
        return describe(ErrorId::money_too_large, {quotation(text)});
    }
    return static_cast<std::int64_t>(negative ? -value : value);
}

std::string format_decimal(Int128 value, int decimals) {
    const bool negative = value < 0;
    __extension__ typedef unsigned __int128 Unsigned128;
    Unsigned128 magnitude = static_cast<Unsigned128>(value);
    if (negative) magnitude = ~magnitude + 1;
    std::string reversed;
    while (magnitude != 0 || static_cast<int>(reversed.size()) <= decimals) {
        reversed.push_back(static_cast<char>('0' + static_cast<int>(magnitude % 10)));
        magnitude /= 10;
    }
    if (decimals > 0) reversed.insert(static_cast<std::size_t>(decimals), 1, '.');
    if (negative) reversed.push_back('-');
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

std::string format_decimal_short(Int128 value, int decimals, int least) {
    assert(least >= 0 && least <= decimals);
    std::string text = format_decimal(value, decimals);
    std::size_t removable = static_cast<std::size_t>(decimals - least);
    while (removable > 0 && text.back() == '0') {
        text.pop_back();
        --removable;
    }
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string format_percent(std::int64_t hundredths) {
    const std::string text = format_decimal(hundredths, 2);
    const std::size_t last = text.find_last_not_of('0');
    return text.substr(0, text[last] == '.' ? last : last + 1);
}

}  // namespace poolbill
