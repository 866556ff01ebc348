#include "core/reconcile/comparison.hpp"

#include <algorithm>
#include <optional>

#include "core/intake/history.hpp"
#include "core/money/discount_taking.hpp"
#include "core/scenario/statement.hpp"
#include "core/time/zone.hpp"

namespace poolbill::reconcile {

using intake::BillRow, intake::BillTable, intake::RowKind;

/// The month of the bill that the line is on.
BillMonth month_of(const Line& line, const SitePolicy& policy) {
    return line.type == BillType::usage ? bill_month_of_usage(line.cycle.end, policy)
                                        : bill_month_of(line.issued);
}

Cause cause_apart(const BillTable& bills, const BillRow& row) {
    if (bills.is_other_service(row)) return Cause::other_service;
    if (bills.is_charge(row)) return Cause::no_resource;
    switch (row.kind) {
        case RowKind::tax:
            return Cause::tax;
        case RowKind::make_up:
            return Cause::make_up;
        case RowKind::adjustment:
            return Cause::adjustment;
        case RowKind::usage:
        case RowKind::purchase:
        case RowKind::renewal:
        case RowKind::auto_renewal:
        case RowKind::change:
        case RowKind::refund:
        case RowKind::other:
            return Cause::unknown_type;
    }
    return Cause::unknown_type;
}

namespace {

/// What a record should say.
struct Expected {
    Amount list;
    Amount discount;
    Amount payable;
    Rounding rounding = Rounding::none;
};

/// The list price of some of the line's nodes.
Amount list_of_share(const Line& line, std::int64_t count, std::int64_t size_gb) {
    std::optional<Amount> list;
    if (line.type == BillType::usage) {
        list = usage_amount(line.unit_price, count * size_gb, line.charged.seconds());
    } else if (line.periods > 0) {
        list = prepaid_amount(line.unit_price, count * size_gb, line.periods);
    } else if (const auto part = narrow_to_64(Int128{line.list.units()} * count / line.count)) {
        list = Amount::from_units(*part);
    }
    return list.value_or(Amount());
}

/// @param like  a line of the same nodes, which says the discount
Expected expected_of_share(const World& world, const Line& line, std::int64_t count, const Line& like) {
    const Rounding rounding = world.ledger.rounding_at(line.cycle.begin).line;
    const Amount list = list_of_share(line, count, world.ledger.item(line.item).size_gb);
    const Discount discount = discount_taking(like.discount, like.list).value_or(Discount());
    const Amount off = discount.off(list);
    return {list, off, apply(rounding, (list - off).bounded()), rounding};
}

Expected expected_of(const World& world, const Line& line, std::int64_t count) {
    if (count != line.count && line.count != 0) return expected_of_share(world, line, count, line);
    return {line.list, line.discount, line.payable, world.ledger.rounding_at(line.cycle.begin).line};
}

/// What a record has, of which the missing amounts follow from the others. Without an amount due nothing says how it was cut:
/// it is taken as cut like the line.
struct Said {
    Amount official, due;
};
Said said_by(const BillRow& row, const Expected& expected) {
    const Amount official = intake::official_of(row).value_or(expected.list);
    if (row.amount) return {official, *row.amount};
    return {official, apply(expected.rounding, intake::due_of(row).value_or(official))};
}

/// Whether the record ends with the line. A record of usage may have the times of the whole hour; of a term only the day
/// counts, because files may give its end as 23:59:59 or as the midnight after it.
bool ends_with(const BillRow& row, const Line& line) {
    const bool is_term = line.type == BillType::purchase || line.type == BillType::renewal ||
                         line.type == BillType::auto_renewal;
    if (!is_term || !row.end) return true;
    const Instant end = local_day_start(*row.end) == *row.end ? *row.end - Seconds{1} : *row.end;
    return local_day_start(*row.end) == local_day_start(line.charged.end) ||
           local_day_start(end) == local_day_start(line.charged.end);
}

bool is_near(Amount left, Amount right, std::int64_t units) {
    const Int128 apart = (left - right).units();
    return apart <= units && apart >= -units;
}

/// Whether a record says the amount: digit by digit, or as a file that shows no more digits than what is due has.
bool says(Amount said, Amount amount, Rounding rounding) {
    return said == amount || said == apply(rounding, amount);
}

Cause cause_of(const BillRow& row, const Line& line, std::int64_t count, const Expected& expected) {
    const auto [official, due] = said_by(row, expected);
    if (row.discount && !is_near(*row.discount, expected.discount, 1) &&
        !says(*row.discount, expected.discount, expected.rounding))
        return Cause::discount;
    if (official == expected.list) {
        // A bill without a column for discounts shows none where it charges the list price.
        const bool is_undiscounted = due == official || due == apply(expected.rounding, official);
        if (!row.discount && !expected.discount.is_zero() && is_undiscounted) return Cause::discount;
        const Amount net = (official - expected.discount).bounded();
        for (const Rounding other : {Rounding::none, Rounding::truncate_to_2, Rounding::half_up_to_2,
                                     Rounding::truncate_to_0, Rounding::half_up_to_0})
            if (other != expected.rounding && apply(other, net) == due) return Cause::rounding_policy;
    }
    if (row.unit_price && row.unit_price != line.unit_price) return Cause::price;
    const std::int64_t seconds = row.seconds            ? *row.seconds
                                 : row.begin && row.end ? (*row.end - *row.begin).count()
                                                        : line.charged.seconds();
    if (line.type == BillType::usage && seconds != line.charged.seconds()) return Cause::period;
    if (!ends_with(row, line)) return Cause::period;
    if (count != line.count) return Cause::node_count;
    return Cause::none;
}

}  // namespace

void compare(const World& world, const BillRow& row, const Line& line, std::int64_t count, Row& out) {
    const Expected expected = expected_of(world, line, count);
    const auto [official, due] = said_by(row, expected);
    out.in_bill = due;
    out.here = expected.payable;
    const bool is_list = says(official, expected.list, expected.rounding);
    if (is_list && due == expected.payable) {
        const bool is_month_equal = !row.month || *row.month == month_of(line, world.policy);
        const bool is_end_equal = ends_with(row, line);
        out.verdict = is_month_equal && is_end_equal ? Verdict::equal : Verdict::different;
        out.cause = !is_month_equal ? Cause::month_rule : is_end_equal ? Cause::none : Cause::period;
        return;
    }
    // One in the last digit that is shown: a cent when the line is cut to cents.
    std::int64_t last_digit = 1;
    for (int shown = decimals_after(expected.rounding); shown < Amount::decimals; ++shown)
        last_digit *= 10;
    out.cause = cause_of(row, line, count, expected);
    const bool near =
        (is_list || is_near(official, expected.list, 1)) && is_near(due, expected.payable, last_digit);
    out.verdict = near && out.cause == Cause::none ? Verdict::last_digit : Verdict::different;
}

Line joined_line(const World& world, std::span<const Claimed> lines, std::int64_t nodes) {
    Line joined = *lines.front().line;
    joined.charged.end = lines.back().line->charged.end;
    // A dearer line says the percentage more exactly.
    const auto dearest = std::max_element(lines.begin(), lines.end(), [](const Claimed& a, const Claimed& b) {
        return a.line->list < b.line->list;
    });
    const Expected expected = expected_of_share(world, joined, nodes, *dearest->line);
    joined.count = nodes;
    joined.list = expected.list;
    joined.discount = expected.discount;
    joined.payable = expected.payable;
    return joined;
}

Row row_of(const World& world, const Line& line) {
    Row row;
    row.verdict = Verdict::only_here;
    row.month = month_of(line, world.policy);
    row.pool = world.pools[line.pool].identity.id;
    row.flavor = world.ledger.item(line.item).code;
    row.begin = line.charged.begin;
    row.end = line.charged.end;
    row.here = line.payable;
    return row;
}

Amount payable_of(const World& world, const Line& line, std::int64_t nodes, bool is_per_node) {
    if (!is_per_node) return expected_of(world, line, nodes).payable;
    const Int128 units = Int128{expected_of(world, line, 1).payable.units()} * nodes;
    return Amount::from_units(narrow_to_64(units).value_or(0));
}

}  // namespace poolbill::reconcile
