#include "web/ui/model/price_text.hpp"

#include "core/intake/number.hpp"
#include "core/intake/text.hpp"
#include "core/money/decimal.hpp"
#include "core/time/zone.hpp"
#include "generated/text/pool_form.hpp"

namespace poolbill::ui::deferred {

Result<std::optional<UnitPrice>, FieldProblem> read_price(std::string_view text, Currency currency) {
    const std::string_view typed = intake::trimmed(text);
    if (typed.empty()) return std::optional<UnitPrice>();
    const Result<intake::PastedNumber> number = intake::read_number(typed);
    if (!number.ok()) {
        const bool has_two_meanings = number.error().code == "number.ambiguous";
        return FieldProblem{has_two_meanings ? text::pool_form_ambiguous : text::pool_form_bad_price,
                            std::string(typed)};
    }
    if (number->currency && !(*number->currency == currency))
        return FieldProblem{text::pool_form_other_currency, std::string(currency.code())};
    const Result<UnitPrice> read = UnitPrice::parse(number->digits);
    if (!read.ok()) return FieldProblem{text::pool_form_bad_price};
    return std::optional(*read);
}

Result<std::optional<Discount>, FieldProblem> read_discount(std::string_view text) {
    text = intake::trimmed(text);
    if (text.empty()) return std::optional<Discount>();
    if (text.ends_with('%')) text = intake::trimmed(text.substr(0, text.size() - 1));
    const Result<std::int64_t> hundredths = parse_decimal(text, 2);
    if (!hundredths.ok() || *hundredths < 0 || *hundredths > 10'000)
        return FieldProblem{text::pool_form_bad_discount};
    return std::optional(Discount{static_cast<int>(*hundredths)});
}

std::string price_text(std::optional<UnitPrice> price) {
    return price ? to_string(*price) : std::string();
}

std::string discount_text(Discount discount) {
    return discount.is_none() ? std::string() : format_percent(discount.basis_points);
}

std::string date_text(Instant instant) {
    const LocalTime at = to_local(instant);
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(at.year()) + "/" + two(static_cast<int>(at.month())) + "/" +
           two(static_cast<int>(at.day())) + " " + two(at.hour) + ":" + two(at.minute) + ":" + two(at.second);
}

}  // namespace poolbill::ui::deferred
