// Every error that is described by a code and values: its code, and its English sentence with places {0},
// {1}, … for the values.
//
// Contract: the code is stable, for programs. A code with several sentences has a variant for each. The words
// of other languages are in assets/strings under "failure.CODE" or "failure.CODE.VARIANT", dashes as
// underscores, with the same places; a test finds those that are missing. Values are taken from the input (a
// name, a number, a time) and are the same in every language.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace poolbill {

enum class ErrorId : std::uint8_t {
    json_syntax,
    json_depth,
    json_missing,
    json_object_expected,
    json_list_expected,
    json_text_expected,
    json_number_expected,
    json_boolean_expected,
    json_amount_expected,
    json_price_expected,
    json_text_empty,
    json_word_unknown,
    json_key_unknown,
    number_range,
    day_range,
    time_format,
    time_offset,
    time_range,
    money_format,
    money_decimals,
    money_too_large,
    money_amount_negative,
    money_price_negative,
    money_currency,
    term_format,
    term_months,
    term_years,
    site_unknown,
    setting_unknown,
    discount_range,
    action_unknown,
    catalog_twice,
    catalog_change_twice,
    scenario_format,
    scenario_version,
    scenario_order,
    pool_twice,
    count  // of ids
};

struct ErrorText {
    ErrorId id;
    std::string_view code;
    std::string_view variant;
    std::string_view sentence;
};

// clang-format off
inline constexpr std::array error_texts{
    ErrorText{ErrorId::json_syntax, "json.syntax", "", "This is not JSON: {0}."},
    ErrorText{ErrorId::json_depth, "json.depth", "", "The text is nested more than {0} levels deep."},
    ErrorText{ErrorId::json_missing, "json.missing", "", "The key \"{0}\" is missing."},
    ErrorText{ErrorId::json_object_expected, "json.type", "object", "An object is expected here, not {0}."},
    ErrorText{ErrorId::json_list_expected, "json.type", "list", "A list is expected here, not {0}."},
    ErrorText{ErrorId::json_text_expected, "json.type", "text", "A text in quotes is expected here, not {0}."},
    ErrorText{ErrorId::json_number_expected, "json.type", "number", "A whole number is expected here, not {0}."},
    ErrorText{ErrorId::json_boolean_expected, "json.type", "boolean", "true or false is expected here, not {0}."},
    ErrorText{ErrorId::json_amount_expected, "json.type", "amount", "Money is a decimal number in quotes, such as \"625.10\", not {0}."},
    ErrorText{ErrorId::json_price_expected, "json.type", "price", "A price is a decimal number in quotes, such as \"0.66\", not {0}."},
    ErrorText{ErrorId::json_text_empty, "json.value", "empty", "This text must not be empty."},
    ErrorText{ErrorId::json_word_unknown, "json.value", "word", "\"{0}\" is not a known word here. The known ones are: {1}."},
    ErrorText{ErrorId::json_key_unknown, "json.unknown-key", "", "The key \"{0}\" is not known here."},
    ErrorText{ErrorId::number_range, "number.range", "", "A whole number from {1} to {2} is expected here, not {0}."},
    ErrorText{ErrorId::day_range, "number.range", "day", "The day is 1 to 28, or -1 for the last day of the month, not {0}."},
    ErrorText{ErrorId::time_format, "time.format", "", "\"{0}\" is not a time such as \"2023-04-18T15:29:16+08:00\"."},
    ErrorText{ErrorId::time_offset, "time.offset", "", "\"{0}\" has no offset; write \"+08:00\" (or \"Z\") after the seconds."},
    ErrorText{ErrorId::time_range, "time.range", "", "\"{0}\" does not exist or lies outside the years 1970 to 2999."},
    ErrorText{ErrorId::money_format, "money.format", "", "\"{0}\" is not a decimal number such as \"0.66\"."},
    ErrorText{ErrorId::money_decimals, "money.decimals", "", "\"{0}\" has more than {1} decimals."},
    ErrorText{ErrorId::money_too_large, "money.range", "number", "\"{0}\" is too large."},
    ErrorText{ErrorId::money_amount_negative, "money.negative", "amount", "An amount cannot be negative, as \"{0}\" is."},
    ErrorText{ErrorId::money_price_negative, "money.negative", "price", "A price cannot be negative, as \"{0}\" is."},
    ErrorText{ErrorId::money_currency, "money.currency", "", "\"{0}\" is not a currency; write three capital letters such as \"USD\"."},
    ErrorText{ErrorId::term_format, "term.format", "", "A term is {\"months\": 1..9} or {\"years\": 1..3}."},
    ErrorText{ErrorId::term_months, "term.range", "months", "A term is 1 to 9 months (up to 11 for a renewal) or 1 to 3 years, not {0} months."},
    ErrorText{ErrorId::term_years, "term.range", "years", "A term in years is 1 to 3 years, not {0}."},
    ErrorText{ErrorId::site_unknown, "site.unknown", "", "There is no site \"{0}\"; use intl, eu or cn."},
    ErrorText{ErrorId::setting_unknown, "setting.unknown", "", "There is no setting \"{0}\". There are: {1}."},
    ErrorText{ErrorId::discount_range, "discount.range", "", "A discount is a percentage in quotes from \"0\" to \"100\", such as \"12.5\"."},
    ErrorText{ErrorId::action_unknown, "action.unknown", "", "There is no action \"{0}\". There are: {1}."},
    ErrorText{ErrorId::catalog_twice, "catalog.duplicate", "", "The code \"{0}\" is there twice."},
    ErrorText{ErrorId::catalog_change_twice, "catalog.change-twice", "", "Two price changes of one entry are from {0}; one of them is too many."},
    ErrorText{ErrorId::scenario_format, "scenario.format", "", "This is not a \"poolbill/scenario\" file."},
    ErrorText{ErrorId::scenario_version, "scenario.version", "", "Version {0} is newer than this program, which reads version 1."},
    ErrorText{ErrorId::scenario_order, "scenario.order", "", "The action at {0} comes after one at {1}; write actions in the order of time."},
    ErrorText{ErrorId::pool_twice, "pool.duplicate", "", "There are two pools with the id \"{0}\"."},
};
// clang-format on

constexpr const ErrorText& text_of(ErrorId id) {
    return error_texts[static_cast<std::size_t>(id)];
}

/// Whether the table has the ids' order, and a code no sentence twice under one variant.
constexpr bool error_texts_are_complete() {
    if (error_texts.size() != static_cast<std::size_t>(ErrorId::count)) return false;
    for (std::size_t i = 0; i < error_texts.size(); ++i) {
        if (error_texts[i].id != static_cast<ErrorId>(i)) return false;
        for (std::size_t j = 0; j < i; ++j) {
            if (error_texts[i].code == error_texts[j].code &&
                error_texts[i].variant == error_texts[j].variant)
                return false;
        }
    }
    return true;
}
static_assert(error_texts_are_complete(), "error_texts has one row for each ErrorId, in the same order");

}  // namespace poolbill
