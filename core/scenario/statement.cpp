#include "core/scenario/statement.hpp"

#include <algorithm>
#include <array>

#include "core/time/iso8601.hpp"

namespace poolbill {
namespace {

constexpr std::chrono::hours hour{1};
constexpr std::chrono::days day{1};

/// The last instant at which a clock hour can end and still be on the bill of this month or an earlier one.
Instant month_cutoff(Instant month_end, const SitePolicy& policy) {
    const Seconds lag{policy.settlement_lag_seconds};
    const Instant by_transaction = month_end - lag - Seconds{1};
    // Deducted by 23:59:59 on the 1st of the next month, it stays in the month of use.
    const Instant by_expenditure = std::min(month_end, month_end + day - Seconds{1} - lag);
    switch (policy.bill_month) {
        case BillMonthRule::expenditure:
            return by_expenditure;
        case BillMonthRule::transaction:
            return by_transaction;
        case BillMonthRule::by_date:
            break;
    }
    return month_end <= policy.expenditure_rule_from ? by_transaction : by_expenditure;
}

/// Whole clock hours whose ends lie in (after, last].
Interval hours_ending(Instant after, Instant last) {
    return {clock_hour_start(after), clock_hour_start(last)};
}

struct RowSums {
    std::int64_t lines = 0;
    std::int64_t usage_seconds = 0;
    AmountSum list, discount, amount, truncated, payable, coupon, cash, credit, other, unsettled;

    void add(const RowSums& more) {
        lines += more.lines;
        usage_seconds += more.usage_seconds;
        list += more.list;
        discount += more.discount;
        amount += more.amount;
        truncated += more.truncated;
        payable += more.payable;
        coupon += more.coupon;
        cash += more.cash;
        credit += more.credit;
        other += more.other;
        unsettled += more.unsettled;
    }
    StatementRow row(std::uint32_t pool, BillType type) const {
        return {pool,
                type,
                lines,
                usage_seconds,
                list.bounded(),
                discount.bounded(),
                amount.bounded(),
                truncated.bounded(),
                payable.bounded(),
                coupon.bounded(),
                cash.bounded(),
                credit.bounded(),
                other.bounded(),
                unsettled.bounded()};
    }
};

AmountSum& sum_of(RowSums& sums, Amount Funding::*source) {
    if (source == &Funding::coupon) return sums.coupon;
    if (source == &Funding::other) return sums.other;
    return source == &Funding::credit ? sums.credit : sums.cash;
}

/// Everything that paid for the piece, in order.
std::vector<Repayment> draws_of(const UsageFunding& funding) {
    std::vector<Repayment> draws;
    const auto add = [&draws](Amount Funding::*source, Amount amount) {
        if (!amount.is_zero()) draws.push_back({source, amount});
    };
    add(&Funding::coupon, funding.coupon);
    add(&Funding::other, funding.card);
    add(&Funding::cash, funding.cash);
    add(&Funding::credit, funding.credit);
    draws.insert(draws.end(), funding.repaid.begin(), funding.repaid.end());
    return draws;
}

/// The sources that paid the usage. In an hour that several sources paid, pools are served in their order.
void add_funding(const World& world, std::uint32_t pool, Interval hours, RowSums& sums) {
    for (const UsageFunding& funding : world.usage_funding) {
        const Interval part = intersect(hours, funding.hours);
        if (part.empty()) continue;
        const AmountSum mine = world.bills(pool).usage_total(part).payable;
        const std::vector<Repayment> draws = draws_of(funding);
        if (draws.empty()) continue;
        if (draws.size() == 1 && funding.debt.is_zero()) {
            sum_of(sums, draws.front().source) += mine;
            continue;
        }
        AmountSum before, from;
        for (std::uint32_t other = 0; other < pool; ++other)
            before += world.bills(other).usage_total(part).payable;
        for (const Repayment& draw : draws) {
            const AmountSum to = from + draw.amount;
            const AmountSum drawn = std::min(before + mine, to) - std::max(before, from);
            sum_of(sums, draw.source) += std::max(AmountSum(), drawn);
            from = to;
        }
    }
}

RowSums usage_of(const World& world, std::uint32_t pool, Interval hours) {
    const Bills bills = world.bills(pool);
    const Totals all = bills.usage_total(hours);
    // An hour is settled once the lag has passed since its end.
    const Instant settled_end = clock_hour_start(world.until - Seconds{world.policy.settlement_lag_seconds});
    RowSums sums;
    sums.lines = all.lines;
    sums.usage_seconds = all.usage_seconds;
    sums.list = all.list;
    sums.discount = all.discount;
    sums.amount = all.amount;
    sums.truncated = all.truncated;
    sums.payable = all.payable;
    if (world.account) {
        add_funding(world, pool, hours, sums);
    } else {
        sums.cash = bills.usage_total(intersect(hours, {earliest_instant, settled_end})).payable;
    }
    sums.unsettled = sums.payable - sums.coupon - sums.other - sums.cash - sums.credit;
    return sums;
}

/// The line's share of its order's payment: all of it when the order has one line, else assigned in order
/// of lines.
class PaymentShares {
  public:
    explicit PaymentShares(const World& world) {
        for (const Order& order : world.orders)
            left_.push_back(order.amounts);  // only the sources that paid
    }
    void take(const Line& line, RowSums& sums) {
        if (!line.order) {
            sums.cash += line.payable;
            return;
        }
        Funding& left = left_[*line.order];
        Amount rest = line.payable;  // negative for a refund, as its sources are
        const auto draw = [&rest](Amount& source, AmountSum& sum) {
            const Amount part = rest.is_negative() ? std::max(rest, source) : std::min(rest, source);
            source = (source - part).bounded();
            rest = (rest - part).bounded();
            sum += part;
        };
        draw(left.coupon, sums.coupon);
        draw(left.cash, sums.cash);
        draw(left.credit, sums.credit);
        draw(left.other, sums.other);
        sums.unsettled += rest;
    }

  private:
    std::vector<Funding> left_;
};

RowSums charge_sums(const Line& line, PaymentShares& shares) {
    RowSums sums;
    sums.lines = 1;
    sums.list = line.list;
    sums.discount = line.discount;
    sums.amount = line.amount;
    sums.truncated = line.truncated;
    sums.payable = line.payable;
    shares.take(line, sums);
    return sums;
}

/// A row of the month itself. It is invoiced with the month, so by other means than the account's balance.
RowSums month_row(Amount amount, Rounding cut, bool is_invoiced) {
    const Amount payable = apply(cut, amount);
    RowSums sums;
    sums.lines = 1;
    sums.list = sums.amount = amount;
    sums.truncated = amount - payable;
    sums.payable = payable;
    (is_invoiced ? sums.other : sums.unsettled) = payable;
    return sums;
}

/// What a month adds to the bills of a pool, of which `sums` are the sums: add(row, type), in order. Cut amounts come
/// back in whole cents (docs/domain/assumptions.md#make-up), and tax is taken on what is paid without coupons
/// (docs/domain/assumptions.md#tax).
template <class Add>
void add_month_rows(const World& world, const Statement& month, RowSums sums, Add&& add) {
    const SitePolicy& policy = world.policy;
    const bool is_invoiced = world.until >= month.period.end + Seconds{policy.settlement_lag_seconds};
    if (policy.cut_amounts_made_up) {
        const Amount cut = truncate(sums.truncated.bounded(), world.catalog.currency.due_decimals());
        const RowSums made_up = month_row(cut, Rounding::none, is_invoiced);
        sums.add(made_up);
        add(made_up, BillType::make_up);
    }
    add(month_row(policy.tax.on(sums.payable - sums.coupon), month.rounding->line, is_invoiced),
        BillType::tax);
}

/// From the first to the last second of any bill, plus the lag.
Interval extent(const World& world) {
    Instant first = world.until;
    for (const Span& span : world.bills().spans())
        first = std::min(first, span.charged.begin);
    for (const Line& charge : world.bills().charges())
        first = std::min(first, charge.issued);
    return {first, world.until + hour + Seconds{world.policy.settlement_lag_seconds}};
}

/// The bills of one calendar period; `hours` are the clock hours whose usage belongs to it.
Statement statement_of(const World& world, StatementPeriod kind, Interval period, Interval hours,
                       const StatementScope& scope, PaymentShares& shares) {
    constexpr std::array charge_types{BillType::purchase, BillType::renewal, BillType::auto_renewal,
                                      BillType::change, BillType::refund};
    Statement statement;
    statement.period = period;
    statement.hours = hours;
    statement.rounding = &world.policy.rounding_at(period.begin);
    RowSums total;
    for (std::uint32_t pool = 0; pool < world.pools.size(); ++pool) {
        if (pool != scope.pool.value_or(pool)) continue;
        RowSums of_pool;
        const auto add_row = [&](const RowSums& sums, BillType type) {
            if (sums.lines == 0 || (is_of_month(type) && sums.amount == AmountSum())) return;
            statement.rows.push_back(sums.row(pool, type));
            of_pool.add(sums);
        };
        add_row(usage_of(world, pool, hours), BillType::usage);
        for (const BillType type : charge_types) {
            RowSums sums;
            for (const Line& charge : world.bills(pool).charges()) {
                if (charge.type != type || !period.contains(charge.issued)) continue;
                sums.add(charge_sums(charge, shares));
            }
            add_row(sums, type);
        }
        if (kind == StatementPeriod::month) add_month_rows(world, statement, of_pool, add_row);
        total.add(of_pool);
    }
    statement.total = total.row(0, BillType::usage);
    return statement;
}

Statement month_statement(const World& world, Interval month, const StatementScope& scope,
                          PaymentShares& shares) {
    const Interval hours =
        hours_ending(month_cutoff(month.begin, world.policy), month_cutoff(month.end, world.policy));
    Statement statement = statement_of(world, StatementPeriod::month, month, hours, scope, shares);
    statement.label = format_month(bill_month_of(month.begin));
    statement.due = apply(statement.rounding->month, statement.total.payable);
    statement.is_exact = statement.rounding->exact_total;
    return statement;
}

Statement day_statement(const World& world, Interval day_interval, const StatementScope& scope,
                        PaymentShares& shares) {
    Statement statement =
        statement_of(world, StatementPeriod::day, day_interval, day_interval, scope, shares);
    statement.label = format_local_date(day_interval.begin);
    statement.due = statement.total.payable;
    statement.is_exact = true;
    return statement;
}

}  // namespace

BillMonth bill_month_of_usage(Instant hour_end, const SitePolicy& policy) {
    Interval month = interval_of(bill_month_of(hour_end - Seconds{1}));
    while (hour_end > month_cutoff(month.end, policy))
        month = {month.end, local_month_next(month.end)};
    return bill_month_of(month.begin);
}

std::vector<Statement> statements(const World& world, StatementPeriod period, const StatementScope& scope) {
    const bool monthly = period == StatementPeriod::month;
    const Interval all = extent(world);
    PaymentShares shares(world);
    std::vector<Statement> result;
    const Instant first = std::max(all.begin, scope.from);
    Instant begin = monthly ? local_month_start(first) : local_day_start(first);
    while (begin <= all.end) {
        const Instant end = monthly ? local_month_next(begin) : local_day_next(begin);
        Statement statement = monthly ? month_statement(world, {begin, end}, scope, shares)
                                      : day_statement(world, {begin, end}, scope, shares);
        if (!statement.rows.empty()) result.push_back(std::move(statement));
        begin = end;
    }
    return result;
}

}  // namespace poolbill
