#include "core/reconcile/comparison.hpp"

#include <optional>

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

Expected expected_of(const World& world, const Line& line, std::int64_t count) {
    const Rounding rounding = world.ledger.rounding_at(line.cycle.begin).line;
    if (count == line.count || line.count == 0) return {line.list, line.discount, line.payable, rounding};
    const Amount list = list_of_share(line, count, world.ledger.item(line.item).size_gb);
    const Discount discount = discount_taking(line.discount, line.list).value_or(Discount());
    const Amount off = discount.off(list);
    return {list, off, apply(rounding, (list - off).bounded()), rounding};
}

bool is_near(Amount left, Amount right, std::int64_t units) {
    const Int128 apart = (left - right).units();
    return apart <= units && apart >= -units;
}

Cause cause_of(const BillRow& row, const Line& line, std::int64_t count, const Expected& expected) {
    const Amount official = row.official.value_or(row.amount.value_or(Amount()));
    const Amount due = row.amount.value_or(official);
    if (row.discount && !is_near(*row.discount, expected.discount, 1)) return Cause::discount;
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
    if (count != line.count) return Cause::node_count;
    return Cause::none;
}

}  // namespace

void compare(const World& world, const BillRow& row, const Line& line, std::int64_t count, Row& out) {
    const Expected expected = expected_of(world, line, count);
    const Amount official = row.official.value_or(expected.list);
    const Amount due = row.amount.value_or(official);
    out.here = expected.payable;
    if (official == expected.list && due == expected.payable) {
        const bool is_month_equal = !row.month || *row.month == month_of(line, world.policy);
        out.verdict = is_month_equal ? Verdict::equal : Verdict::different;
        out.cause = is_month_equal ? Cause::none : Cause::month_rule;
        return;
    }
    // One in the last digit that is shown: a cent when the line is cut to cents.
    const std::int64_t last_digit = expected.rounding == Rounding::none ? 1 : Amount::units_per_one / 100;
    out.cause = cause_of(row, line, count, expected);
    const bool near = is_near(official, expected.list, 1) && is_near(due, expected.payable, last_digit);
    out.verdict = near && out.cause == Cause::none ? Verdict::last_digit : Verdict::different;
}

}  // namespace poolbill::reconcile
