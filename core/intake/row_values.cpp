// What a bill row implies: its amounts, its count, its unit price, its term.
#include <algorithm>

#include "core/base/time_units.hpp"
#include "core/intake/history.hpp"
#include "core/money/discount_taking.hpp"

namespace poolbill::intake {
namespace {

constexpr std::int64_t most_nodes = 1'000'000;
constexpr int price_units_per_amount_unit = 100;
constexpr Amount one_cent = Amount::from_units(Amount::units_per_one / 100);

std::int64_t seconds_of(const BillRow& row) {
    if (row.seconds) return *row.seconds;
    return row.begin && row.end ? (*row.end - *row.begin).count() : 0;
}

std::int64_t periods_of(const BillRow& row) {
    const std::optional<Term> term = term_of(row);
    if (!term) return 1;
    return row.price_unit == PriceUnit::month ? term->total_months() : term->count();
}

std::optional<Amount> checked(AmountSum sum) {
    const Result<Amount> amount = sum.amount();
    return amount ? std::optional(*amount) : std::nullopt;
}

bool is_in_cents(Amount amount) {
    return truncate(amount, 2) == amount;
}

/// What so many nodes cost at this price for the time of the row.
std::optional<Amount> amount_at(const BillRow& row, UnitPrice price, std::int64_t count) {
    return row.kind == RowKind::usage ? usage_amount(price, count, seconds_of(row))
                                      : prepaid_amount(price, count, periods_of(row));
}

/// The number of nodes that cost exactly this amount, or the only one whose amount is this one in cents.
std::int64_t count_giving(const BillRow& row, UnitPrice price, Amount amount) {
    const bool is_usage = row.kind == RowKind::usage;
    const std::int64_t seconds = seconds_of(row);
    if (price.units() == 0 || amount.units() <= 0 || (is_usage && seconds <= 0)) return 0;
    const Int128 one = is_usage ? Int128{price.units()} * seconds / seconds_per_hour
                                : Int128{price.units()} * periods_of(row);
    if (one <= 0) return 0;
    const Int128 about = (Int128{amount.units()} * price_units_per_amount_unit + one / 2) / one;
    if (about > most_nodes) return 0;
    std::int64_t in_cents = 0, matches = 0;
    for (Int128 n = std::max<Int128>(about - 2, 1); n <= about + 2; ++n) {
        const auto count = static_cast<std::int64_t>(n);
        const std::optional<Amount> each = amount_at(row, price, count);
        if (each == amount) return count;
        if (!each || !is_in_cents(amount)) continue;
        if (truncate(*each, 2) != amount && round_half_up(*each, 2) != amount) continue;
        in_cents = count;
        ++matches;
    }
    return matches == 1 ? in_cents : 0;
}

bool is_within_a_cent(std::optional<Amount> left, std::optional<Amount> right) {
    if (!left || !right) return false;
    const Int128 apart = (*left - *right).units();
    return apart < one_cent.units() && apart > -one_cent.units();
}

}  // namespace

std::optional<Amount> official_of(const BillRow& row) {
    if (row.official || !row.amount) return row.official;
    return row.discount ? checked(*row.amount + *row.discount) : row.amount;
}

std::optional<Amount> due_of(const BillRow& row) {
    if (row.amount || !row.official) return row.amount;
    return row.discount ? checked(*row.official - *row.discount) : row.official;
}

bool is_discount_contradicted(const BillRow& row) {
    if (!row.discount || !row.discount->is_zero() || !row.official || !row.amount) return false;
    return !row.official->is_negative() && *row.official - *row.amount >= AmountSum(one_cent);
}

bool is_in_cents(const BillRow& row, Discount discount) {
    const std::optional<Amount> official = official_of(row);
    return official && row.discount && is_in_cents(*row.discount) &&
           is_within_a_cent(discount.off(*official), row.discount);
}

namespace {

bool is_some_percentage_in_cents(const BillRow& row, Amount official) {
    if (official.units() <= 0 || row.discount->is_negative() || *row.discount > official) return false;
    const auto below = static_cast<int>(Int128{row.discount->units()} * 10'000 / official.units());
    return is_in_cents(row, Discount{below}) || is_in_cents(row, Discount{std::min(below + 1, 10'000)});
}

}  // namespace

RowDiscount discount_of(const BillRow& row) {
    const std::optional<Amount> official = official_of(row);
    const bool is_contradicted = is_discount_contradicted(row);
    if (row.discount && !is_contradicted) {
        if (row.discount->is_zero()) return {DiscountSaid::percentage, {}};
        const auto percent = official ? discount_taking(*row.discount, *official) : std::nullopt;
        if (!percent && official && is_some_percentage_in_cents(row, *official))
            return {DiscountSaid::in_cents, {}};
        if (!percent) return {DiscountSaid::no_percentage, {}};
        return {DiscountSaid::percentage, *percent};
    }
    if (!row.official || !row.amount) return {};
    const std::optional<Amount> off = checked(*row.official - *row.amount);
    // Less than a cent may be what was cut off the amount.
    const bool may_be_cut = is_in_cents(*row.amount) && off && *off < one_cent;
    if (!off || off->is_zero() || may_be_cut) return {};
    const auto percent = discount_taking(*off, *row.official);
    if (percent) return {DiscountSaid::percentage, *percent};
    return {is_contradicted ? DiscountSaid::no_percentage : DiscountSaid::nothing, {}};
}

bool is_of_no_usage(const BillRow& row) {
    const auto costs = [](const std::optional<Amount>& amount) { return amount && !amount->is_zero(); };
    const bool is_timeless = row.seconds == 0 || (!row.seconds && row.begin && row.begin == row.end);
    return row.kind == RowKind::usage && is_timeless && !costs(official_of(row)) && !costs(due_of(row));
}

std::optional<Term> term_of(const BillRow& row) {
    if (row.term) return row.term;
    if (!row.begin || !row.end) return std::nullopt;
    for (const Term term : allowed_terms())
        if (expiry(*row.begin, term.total_months()) == *row.end) return term;
    return std::nullopt;
}

std::int64_t count_at(const BillRow& row, UnitPrice price) {
    const std::optional<Amount> list = official_of(row);
    return list ? count_giving(row, price, *list) : 0;
}

std::int64_t count_of(const BillRow& row) {
    if (row.count > 0) return row.count;
    if (!row.unit_price) return 0;
    if (const std::int64_t count = count_at(row, *row.unit_price); count > 0) return count;
    // The unit price may be the one after the discount.
    const std::optional<Amount> due = due_of(row);
    return due && due != official_of(row) ? count_giving(row, *row.unit_price, *due) : 0;
}

PriceMeaning meaning_of_price(const BillRow& row, std::int64_t count) {
    const std::optional<Amount> list = official_of(row);
    const bool is_time_known = row.kind != RowKind::usage || row.seconds || !row.is_to_minute;
    if (!list || list->units() <= 0 || !is_time_known) return PriceMeaning::list;
    if (count <= 0) return PriceMeaning::unexplained;
    const std::optional<Amount> amount = amount_at(row, *row.unit_price, count);
    if (is_within_a_cent(amount, list)) return PriceMeaning::list;
    return is_within_a_cent(amount, due_of(row)) ? PriceMeaning::net : PriceMeaning::unexplained;
}

std::optional<UnitPrice> unit_price_of(const BillRow& row, std::int64_t count) {
    if (row.unit_price && meaning_of_price(row, count) == PriceMeaning::list) return row.unit_price;
    const std::optional<Amount> list = official_of(row);
    if (!list || count <= 0 || list->units() <= 0) return std::nullopt;
    // Only a whole hour, or a whole period, shows the price with all of its digits.
    std::int64_t parts = count;
    if (row.kind == RowKind::usage) {
        if (seconds_of(row) != seconds_per_hour) return std::nullopt;
    } else {
        const std::optional<Term> term = term_of(row);
        if (!term) return std::nullopt;
        parts *= term->count();
    }
    if (list->units() % parts != 0) return std::nullopt;
    const auto units = narrow_to_64(Int128{list->units() / parts} * price_units_per_amount_unit);
    return units ? std::optional(UnitPrice::from_units(*units)) : std::nullopt;
}

}  // namespace poolbill::intake
