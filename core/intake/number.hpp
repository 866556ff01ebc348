// Numbers as people paste them: "$1,100.00", "1 100,00 €", "1'750", "￥3.50".
//
// Contract: reads what can mean one number only, and refuses the rest with a sentence. One point is a decimal
// point, as in every file of the vendor, unless the table writes decimal commas. One comma before exactly three digits ("1,100") is refused, because
// it means 1100 to some and 1.1 to others. Nothing is rounded: the digits are kept as text for core/money.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/money/currency.hpp"

namespace poolbill::intake {

struct PastedNumber {
    std::string digits;                // "1100.00", as parse_decimal reads it
    std::optional<Currency> currency;  // when a sign or a code stood beside it
    bool has_shared_sign = false;      // one that other currencies have, too
};

/// The first currency's sign or code anywhere in a text: "官网价(¥)", "Amount (USD)", "应付金额（元）".
std::optional<Currency> currency_in(std::string_view text);
/// The same, or whether a sign is there that no currency here has: "hourly (X$)".
struct CurrencySaid {
    std::optional<Currency> currency;
    bool is_shared = false;  // by a sign that other currencies have, too: "$", "¥"
    bool is_unknown = false;
};
CurrencySaid currency_said_in(std::string_view text);
/// Whether both can be said of one amount: "¥" beside "JPY" can, "$" beside "CNY" cannot.
bool agree(const CurrencySaid& left, const CurrencySaid& right);

/// @param decimal_sign  '.' or ',' when it is known, so that nothing is ambiguous; '?' when a point may also be one between
///        groups: "1.750" is refused then
/// Errors: "number.empty", "number.form", "number.ambiguous".
Result<PastedNumber> read_number(std::string_view text, char decimal_sign = 0);

/// The same for a cell of a table, where a spreadsheet may have written "1.75E+03" or "(12.50)".
Result<PastedNumber> read_cell_number(std::string_view cell, char decimal_sign);

/// The decimal sign that the number has or must have: ',' in "0,5" and "1.234.567", none in "1,100" and "3".
std::optional<char> decimal_sign_in(std::string_view text);

/// "1.5E-3" as "0.0015"; exponents of more than two digits are left as they are.
std::string without_exponent(std::string_view text);

}  // namespace poolbill::intake
