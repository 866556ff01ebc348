// Taking usage from the account at its settlement: vouchers, cash coupons, stored-value cards, cash, credit
// (docs/domain/assumptions.md#usage-coupons); what none of them covers is debt.
//
// The hours are not visited one by one: a whole stretch is deducted at once, and only the hour in which a source becomes
// empty is searched for.
#include <algorithm>

#include "core/scenario/account_hours.hpp"
#include "core/scenario/replayer.hpp"
#include "core/time/zone.hpp"

namespace poolbill {
namespace {

constexpr std::chrono::hours hour{1};

}  // namespace

/// Whether the usage settled in (settled_to_, to] could exceed cash and credit. Fast; may be a false positive, never a
/// false negative.
bool Replayer::may_run_dry(Instant to) const {
    const std::int64_t hours = (to - settled_to_) / hour + 2;
    const Int128 most = ledger_.most_usage(hours).units();
    return most > Int128{world_.account->cash.units()} + world_.account->credit.units();
}

/// When the usage of a clock hour is deducted. @param hour_start  its beginning
Instant Replayer::settlement_of(Instant hour_start) const {
    return hour_start + hour + Seconds{world_.policy.settlement_lag_seconds};
}

/// The first of these hours, up to the one at whose settlement a coupon has ended.
Interval Replayer::with_same_coupons(Interval hours) const {
    const Instant settlement = settlement_of(hours.begin);
    for (const Coupon& coupon : world_.coupons) {
        if (!coupon.pays_usage(settlement)) continue;
        const auto after = std::chrono::ceil<std::chrono::hours>(coupon.until - settlement);
        hours.end = std::min(hours.end, hours.begin + after);
    }
    return hours;
}

/// All that can pay what is settled then.
AmountSum Replayer::available(Instant settlement) const {
    AmountSum sum = world_.account->cash + world_.account->credit;
    for (const Coupon& coupon : world_.coupons) {
        if (coupon.pays_usage(settlement)) sum += coupon.left;
    }
    return sum;
}

/// What is left in the source that is used next; nothing when all are empty.
Amount Replayer::next_source(Instant settlement) const {
    for (const Coupon& coupon : world_.coupons) {
        if (coupon.pays_usage(settlement)) return coupon.left;
    }
    const Account& account = *world_.account;
    return account.cash.is_zero() ? account.credit : account.cash;
}

/// Takes the usage settled in (settled_to_, to] from the account. It stops at the settlement that finds no source: there
/// the account falls into arrears. @return that instant
std::optional<Instant> Replayer::settle_usage(Instant to) {
    if (!world_.account || to <= settled_to_) return std::nullopt;
    const Seconds lag{world_.policy.settlement_lag_seconds};
    Interval hours{clock_hour_start(settled_to_ - lag), clock_hour_start(to - lag)};
    if (hours.empty()) return std::nullopt;
    const Result<Ledger> ledger = ledger_.usage_in(hours, to, world_.policy);
    if (!ledger) return std::nullopt;  // bills exceed an amount: the world's ledger reports it
    const Bills bills = ledger->bills();
    while (!hours.empty()) {
        Interval part = with_same_coupons(hours);
        const AmountSum limit = available(settlement_of(part.begin));
        const bool runs_dry = !world_.arrears && AmountSum(bills.usage_total(part).payable) > limit;
        if (runs_dry) {
            part.end = first_hour_beyond(bills, part, limit.bounded());
            put_in_arrears(part.end + lag);
        }
        settled_to_ = part.end + lag;
        take_hours(bills, part);
        if (runs_dry) return settled_to_;
        hours.begin = part.end;
    }
    settled_to_ = to;
    return std::nullopt;
}

/// In pieces, so that each piece of several hours is paid from one source and only single hours from more.
/// @pre the same coupons can pay all of these hours
void Replayer::take_hours(const Bills& bills, Interval hours) {
    while (!hours.empty()) {
        const Amount source = next_source(settlement_of(hours.begin));
        if (source.is_zero() || bills.usage_total(hours).payable <= source) return take_piece(bills, hours);
        const Instant dry = first_hour_beyond(bills, hours, source);
        take_piece(bills, {hours.begin, dry - hour});
        take_piece(bills, {dry - hour, dry});
        hours.begin = dry;
    }
}

void Replayer::take_piece(const Bills& bills, Interval hours) {
    Amount rest = bills.usage_total(hours).payable;
    if (rest.is_zero()) return;
    UsageFunding funding;
    funding.hours = hours;
    const auto take = [&rest](Amount& source, Amount& paid) {
        const Amount part = draw(source, rest);
        rest = (rest - part).bounded();
        paid = (paid + part).bounded();
    };
    const Instant settlement = settlement_of(hours.begin);
    for (Coupon& coupon : world_.coupons) {
        if (!coupon.pays_usage(settlement)) continue;
        take(coupon.left, coupon.kind == CouponKind::stored_value_card ? funding.card : funding.coupon);
    }
    take(world_.account->cash, funding.cash);
    take(world_.account->credit, funding.credit);
    funding.debt = rest;
    if (world_.arrears) world_.arrears->debt = (world_.arrears->debt + funding.debt).bounded();
    world_.usage_funding.push_back(funding);
}

}  // namespace poolbill
