// What a bill row implies: its count, its unit price, its term.
#include <algorithm>

#include "core/base/time_units.hpp"
#include "core/intake/history.hpp"

namespace poolbill::intake {
namespace {

constexpr std::int64_t most_nodes = 1'000'000;
constexpr int price_units_per_amount_unit = 100;

std::int64_t seconds_of(const BillRow& row) {
    if (row.seconds) return *row.seconds;
    return row.begin && row.end ? (*row.end - *row.begin).count() : 0;
}

/// The official amount, or the amount when there is none.
std::optional<Amount> list_of(const BillRow& row) {
    return row.official ? row.official : row.amount;
}

std::int64_t periods_of(const BillRow& row) {
    const std::optional<Term> term = term_of(row);
    if (!term) return 1;
    return row.price_unit == PriceUnit::month ? term->total_months() : term->count();
}

}  // namespace

std::optional<Term> term_of(const BillRow& row) {
    if (row.term) return row.term;
    if (!row.begin || !row.end) return std::nullopt;
    for (const Term term : allowed_terms())
        if (expiry(*row.begin, term.total_months()) == *row.end) return term;
    return std::nullopt;
}

std::int64_t count_of(const BillRow& row) {
    if (row.count > 0) return row.count;
    const std::optional<Amount> list = list_of(row);
    if (!list || !row.unit_price || row.unit_price->units() == 0 || list->units() <= 0) return 0;
    const bool is_usage = row.kind == RowKind::usage;
    const std::int64_t seconds = seconds_of(row);
    const std::int64_t periods = periods_of(row);
    if (is_usage && seconds <= 0) return 0;
    // About list / (price of one), then the number whose amount is exactly that of the row.
    const Int128 one = is_usage ? Int128{row.unit_price->units()} * seconds / seconds_per_hour
                                : Int128{row.unit_price->units()} * periods;
    if (one <= 0) return 0;
    const Int128 about = (Int128{list->units()} * price_units_per_amount_unit + one / 2) / one;
    if (about > most_nodes) return 0;
    for (Int128 n = std::max<Int128>(about - 1, 1); n <= about + 1; ++n) {
        const auto count = static_cast<std::int64_t>(n);
        const auto amount = is_usage ? usage_amount(*row.unit_price, count, seconds)
                                     : prepaid_amount(*row.unit_price, count, periods);
        if (amount == *list) return count;
    }
    return 0;
}

std::optional<UnitPrice> unit_price_of(const BillRow& row, std::int64_t count) {
    if (row.unit_price) return row.unit_price;
    const std::optional<Amount> list = list_of(row);
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
