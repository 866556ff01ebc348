#include "core/money/amount.hpp"

#include <cassert>

#include "core/base/error.hpp"
#include "core/money/decimal.hpp"

namespace poolbill {

Result<Amount> Amount::parse(std::string_view text) {
    Result<std::int64_t> units = parse_decimal(text, decimals);
    if (!units) return units.error();
    return from_units(*units);
}

Result<Amount> AmountSum::amount() const {
    if (const std::optional<std::int64_t> units = narrow_to_64(units_)) return Amount::from_units(*units);
    return describe(ErrorId::sum_range);
}

Amount AmountSum::bounded() const {
    const std::optional<std::int64_t> units = narrow_to_64(units_);
    assert(units && "a sum that replay has bounded does not fit");
    return Amount::from_units(units.value_or(0));
}

Amount truncate(Amount amount, int places) {
    const std::int64_t step = power_of_ten(Amount::decimals - places);
    return Amount::from_units(amount.units() / step * step);
}

Amount round_half_up(Amount amount, int places) {
    const std::int64_t step = power_of_ten(Amount::decimals - places);
    const std::int64_t rest = amount.units() % step;
    std::int64_t whole = amount.units() / step;
    if (rest >= step - rest && rest > 0) ++whole;
    if (-rest >= step + rest && rest < 0) --whole;
    // Rounding up near the largest amount would exceed 64 bits; the truncated value is then the nearest one.
    const std::optional<std::int64_t> units = narrow_to_64(Int128{whole} * step);
    return units ? Amount::from_units(*units) : truncate(amount, places);
}

std::string to_string(Amount amount, int places) {
    assert(places >= 0 && places <= Amount::decimals);
    return format_decimal(amount.units() / power_of_ten(Amount::decimals - places), places);
}

std::string to_sentence(Amount amount) {
    return to_string(amount, truncate(amount, 2) == amount ? 2 : Amount::decimals);
}

std::string to_short_string(Amount amount, int least) {
    return format_decimal_short(amount.units(), Amount::decimals, least);
}

}  // namespace poolbill
