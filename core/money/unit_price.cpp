#include "core/money/unit_price.hpp"

#include "core/base/error.hpp"
#include "core/base/time_units.hpp"
#include "core/money/decimal.hpp"

namespace poolbill {
namespace {

constexpr std::int64_t price_units_per_amount_unit = 100;  // 10 decimals against 8

}  // namespace

Result<UnitPrice> UnitPrice::parse(std::string_view text) {
    Result<std::int64_t> units = parse_decimal(text, decimals);
    if (!units) return units.error();
    if (*units < 0) return describe(ErrorId::money_price_negative, {quotation(text)});
    return from_units(*units);
}

std::string to_string(UnitPrice price) {
    return format_decimal_short(price.units(), UnitPrice::decimals, 2);
}

std::optional<Amount> ExactAmount::truncated() const {
    const std::optional<std::int64_t> units =
        narrow_to_64(divide(units_, seconds_per_hour * price_units_per_amount_unit));
    if (!units) return std::nullopt;
    return Amount::from_units(*units);
}

std::string to_string(ExactAmount exact) {
    // From units of 10^-10 / 3600 to units of 10^-12: x 100 / 3600 is / 36.
    const Int128 twelve = exact.units() / 36;
    std::string text = format_decimal_short(twelve, 12, 2);
    if (exact.units() % 36 != 0) text += "…";
    return text;
}

std::optional<ExactAmount> exact_usage(UnitPrice hourly, std::int64_t quantity, std::int64_t seconds) {
    const std::optional<Int128> per_second = checked_multiply(hourly.units(), quantity);
    if (!per_second) return std::nullopt;
    const std::optional<Int128> product = checked_multiply(*per_second, seconds);
    if (!product) return std::nullopt;
    return ExactAmount::from_units(*product);
}

std::optional<Amount> usage_amount(UnitPrice hourly, std::int64_t quantity, std::int64_t seconds) {
    const std::optional<ExactAmount> exact = exact_usage(hourly, quantity, seconds);
    if (!exact) return std::nullopt;
    return exact->truncated();
}

std::optional<Amount> prepaid_amount(UnitPrice per_period, std::int64_t quantity, std::int64_t periods) {
    const std::optional<Int128> once = checked_multiply(per_period.units(), quantity);
    if (!once) return std::nullopt;
    const std::optional<Int128> product = checked_multiply(*once, periods);
    if (!product) return std::nullopt;
    const std::optional<std::int64_t> units = narrow_to_64(divide(*product, price_units_per_amount_unit));
    if (!units) return std::nullopt;
    return Amount::from_units(*units);
}

std::string usage_hours(std::int64_t seconds) {
    return format_decimal(Int128{seconds} * power_of_ten(10) / seconds_per_hour, 10);
}

}  // namespace poolbill
