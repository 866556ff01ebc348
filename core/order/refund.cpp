#include "core/order/refund.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/base/int128.hpp"
#include "core/base/time_units.hpp"
#include "core/time/zone.hpp"

namespace poolbill {
namespace {

/// amount x numerator / denominator, cut to 8 decimals.
Amount share(Amount amount, std::int64_t numerator, std::int64_t denominator) {
    return Amount::from_units(static_cast<std::int64_t>(Int128{amount.units()} * numerator / denominator));
}

/// The same clock time in a later year; 29 February becomes 28 February in a year without it.
Instant years_later(Instant instant, int years) {
    LocalTime time = to_local(instant);
    time.date = to_local(expiry(instant, 12 * years)).date;
    return from_local(time);
}

/// Full calendar years that were exceeded; exactly one year is not more than one. Both ends are floored to the
/// clock hour, as used hours are.
int years_exceeded(Instant first_start, Instant at, int most) {
    int years = 0;
    while (years < most && clock_hour_start(at) > clock_hour_start(years_later(first_start, years + 1)))
        ++years;
    return years;
}

/// Terms of two and three years have one percentage for each year of unsubscription. The sources do not
/// state which end of the table is the first year; that it counts from the start is inferred.
int fee_percent(const RefundFees& fees, Term term, Instant first_start, Instant at) {
    if (term.unit() == Term::Unit::month) return fees.monthly;
    const int years = years_exceeded(first_start, at, term.count() - 1);
    switch (term.count()) {
        case 2:
            return fees.two_years[years];
        case 3:
            return fees.three_years[years];
        default:
            return fees.one_year;
    }
}

constexpr std::array money{&Funding::cash, &Funding::credit, &Funding::other};
constexpr std::array every_source{&Funding::cash, &Funding::credit, &Funding::other, &Funding::coupon};

/// Splits `whole` over the sources in proportion to `paid`, to the last unit, and none above what it paid.
/// @pre whole is at most the sum of these sources
template <std::size_t count>
Funding in_proportion(Amount whole, const Funding& paid,
                      const std::array<Amount Funding::*, count>& sources) {
    AmountSum base;
    for (const auto source : sources)
        base += paid.*source;
    Funding split;
    Int128 left = whole.units(), left_of = base.units();
    for (const auto source : sources) {
        if (left_of == 0) break;
        const Int128 part = left * (paid.*source).units() / left_of;
        split.*source = Amount::from_units(static_cast<std::int64_t>(part));
        left -= part;
        left_of -= (paid.*source).units();
    }
    assert(left == 0 && "more comes back than was paid");
    return split;
}

/// Paid - used - handling fee, of a period that is running.
void add_partial_refund(RefundPart& part, const PaidPeriod& paid, const RefundRules& rules) {
    const Instant start = clock_hour_start(part.period.begin);
    part.total_hours = (part.period.end + Seconds{1} - start).count() / seconds_per_hour;
    part.used_hours = (clock_hour_start(rules.at) - start).count() / seconds_per_hour;
    assert(part.total_hours > 0);
    part.fee_percent = fee_percent(rules.policy.refund_fees, paid.term, rules.first_start, rules.at);
    part.used = share(part.paid, part.used_hours, part.total_hours);
    part.fee = share(part.paid, part.fee_percent, 100);
    part.refund = std::max(Amount(), (part.paid - part.used - part.fee).bounded());
    part.back = in_proportion(part.refund, paid.funding, money);
}

/// Divides the part's fee and refund among what was paid for, to the last unit.
std::vector<RefundShare> shares_of(const RefundPart& part, const std::vector<PaidItem>& items) {
    std::vector<RefundShare> shares;
    for (const PaidItem& item : items) {
        const auto same = std::find_if(shares.begin(), shares.end(), [&item](const RefundShare& share) {
            return share.is_disk == item.is_disk && share.entry == item.entry;
        });
        RefundShare& share = same == shares.end() ? shares.emplace_back() : *same;
        share.is_disk = item.is_disk;
        share.entry = item.entry;
        share.paid = (share.paid + item.payable).bounded();
    }
    Int128 fee = part.fee.units(), refund = part.refund.units(), left_of = 0;
    for (const RefundShare& share : shares)
        left_of += share.paid.units();
    for (RefundShare& share : shares) {
        if (left_of == 0) break;
        const Int128 of_fee = fee * share.paid.units() / left_of;
        const Int128 of_refund = refund * share.paid.units() / left_of;
        share.fee = Amount::from_units(static_cast<std::int64_t>(of_fee));
        share.refund = Amount::from_units(static_cast<std::int64_t>(of_refund));
        fee -= of_fee;
        refund -= of_refund;
        left_of -= share.paid.units();
    }
    assert(refund == 0 && "what comes back was paid for something");
    return shares;
}

/// Takes the nodes' share out of what the period's items cost. @return that share
AmountSum take_payable(PaidPeriod& paid, const Replacement& replaced) {
    AmountSum taken;
    for (PaidItem& item : paid.items) {
        if (item.is_disk || item.entry != replaced.from) continue;
        const Amount part = share(item.payable, replaced.count, replaced.of + item.aside);
        item.payable = (item.payable - part).bounded();
        taken += part;
    }
    return taken;
}

}  // namespace

Funding operator+(const Funding& left, const Funding& right) {
    Funding sum;
    for (const auto source : every_source)
        sum.*source = (left.*source + right.*source).bounded();
    return sum;
}

Funding operator-(const Funding& left, const Funding& right) {
    Funding difference;
    for (const auto source : every_source)
        difference.*source = (left.*source - right.*source).bounded();
    return difference;
}

PaidPeriod paid_period(const Order& order, std::uint32_t index, Interval period, Term term) {
    PaidPeriod paid{index, period, term, std::nullopt, {}, order.amounts};
    for (const FeeItem& item : order.items) {
        const Amount payable = (item.list - item.discount - item.truncated).bounded();
        paid.items.push_back({item.is_disk, item.entry, payable});
    }
    return paid;
}

PaidPeriod take_share(PaidPeriod& paid, const Replacement& left) {
    assert(!left.to);
    const Amount payable = take_payable(paid, left).bounded();
    const Funding funding = in_proportion(payable, paid.funding, every_source);
    paid.funding = paid.funding - funding;
    return {paid.order, paid.period, paid.term, std::nullopt, {{false, left.from, payable}}, funding};
}

PaidPeriod without_aside(PaidPeriod paid, const Pool& pool, const Catalog& catalog) {
    AmountSum left_out;
    for (PaidItem& item : paid.items) {
        if (item.aside == 0) continue;
        std::int64_t there = 0;
        for (const NodeGroup& group : pool.nodes)
            if (group.mode == BillingMode::yearly_monthly && group.flavor == catalog.flavors[item.entry].code)
                there += group.count;
        const Amount part = share(item.payable, item.aside, there + item.aside);
        item.payable = (item.payable - part).bounded();
        item.aside = 0;
        left_out += part;
    }
    paid.funding = paid.funding - in_proportion(left_out.bounded(), paid.funding, every_source);
    return paid;
}

void replace_nodes(PaidPeriod& paid, const Replacement& replaced) {
    assert(replaced.to);
    const AmountSum moved = take_payable(paid, replaced);
    if (moved != AmountSum()) paid.items.push_back({false, *replaced.to, moved.bounded()});
}

RefundPart refund_of(const PaidPeriod& paid, const RefundRules& rules) {
    const Interval period = paid.period;
    const Instant at = rules.at;
    RefundPart part;
    part.order = paid.order;
    part.period = period;
    part.from = paid.funding;
    part.paid = paid.funding.money().bounded();
    const auto full_refund = std::chrono::hours{rules.policy.full_refund_hours};
    part.in_full = at < period.end && (at < period.begin || at <= rules.first_start + full_refund);
    if (part.in_full) {
        part.back = paid.funding;
        part.refund = paid.funding.total().bounded();
    } else if (at < period.end) {
        add_partial_refund(part, paid, rules);
    }
    part.shares = shares_of(part, paid.items);
    return part;
}

RefundSum refund_sum(const std::vector<RefundPart>& parts, const Funding& paid, Rounding rounding) {
    RefundSum sum;
    for (const RefundPart& part : parts)
        sum.back = sum.back + part.back;
    sum.exact = sum.back.total().bounded();
    sum.payable = apply(rounding, sum.exact);
    if (AmountSum(sum.payable) > paid.total()) sum.payable = truncate(sum.exact, decimals_after(rounding));
    // What rounding cuts or adds is at most a cent; the first source that can bear it does.
    Int128 more = Int128{sum.payable.units()} - sum.exact.units();
    for (const auto source : every_source) {
        const Int128 now = (sum.back.*source).units();
        const Int128 then = std::clamp(now + more, Int128{0}, Int128{(paid.*source).units()});
        sum.back.*source = Amount::from_units(static_cast<std::int64_t>(then));
        more -= then - now;
    }
    assert(more == 0 && "more comes back than was paid");
    return sum;
}

}  // namespace poolbill
