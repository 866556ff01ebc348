// Prices, discounts and dates as people type them into a form.
//
// Contract: an empty field is no price. What cannot be read is refused with the sentence to show beside the field.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/money/currency.hpp"
#include "core/money/discount.hpp"
#include "core/money/unit_price.hpp"
#include "core/time/instant.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui {

/// Why the text of a field is not accepted.
struct FieldProblem {
    Text words;
    std::string value = {};  // for the place in the words
};

namespace deferred {

/// "$1,100.00", "1 100,00 €" (core/intake/number.hpp), in this currency or in none.
Result<std::optional<UnitPrice>, FieldProblem> read_price(std::string_view text, Currency currency);
/// "12.5", "12.5 %"
Result<std::optional<Discount>, FieldProblem> read_discount(std::string_view text);
/// The text of a field that holds this; empty without a price and without a discount.
std::string price_text(std::optional<UnitPrice> price);
std::string discount_text(Discount discount);
/// "2026/11/03 09:12:00"
std::string date_text(Instant instant);

}  // namespace deferred

}  // namespace poolbill::ui
