#include "core/order/refund.hpp"

#include <algorithm>
#include <cassert>

#include "core/base/int128.hpp"
#include "core/base/time_units.hpp"
#include "core/time/zone.hpp"

namespace poolbill {
namespace {

/// Terms of two and three years have one percentage for each year of unsubscription. The sources do not
/// state which end of the table is the first year; that it counts from the start is inferred.
int fee_percent(const RefundFees& fees, Term term, Interval period, Instant at) {
    const std::int64_t years_used = (at - period.begin).count() / (365 * seconds_per_day);
    if (term.unit() == Term::Unit::month) return fees.monthly;
    switch (term.count()) {
        case 2:
            return fees.two_years[std::min<std::int64_t>(years_used, 1)];
        case 3:
            return fees.three_years[std::min<std::int64_t>(years_used, 2)];
        default:
            return fees.one_year;
    }
}

/// amount x numerator / denominator, cut to 8 decimals.
Amount share(Amount amount, std::int64_t numerator, std::int64_t denominator) {
    return Amount::from_units(static_cast<std::int64_t>(Int128{amount.units()} * numerator / denominator));
}

}  // namespace

RefundPart refund_of(const PaidPeriod& paid, const Order& order, const SitePolicy& policy, Instant at) {
    const Interval period = paid.period;
    RefundPart part;
    part.order = order.id;
    part.period = period;
    part.paid = order.amounts.payable;
    if (at >= period.end) return part;
    const auto full_refund = std::chrono::hours{policy.full_refund_hours};
    part.in_full = at < period.begin || (paid.first_purchase && at <= period.begin + full_refund);
    if (part.in_full) {
        part.refund = part.paid;
        return part;
    }
    const Instant start = clock_hour_start(period.begin);
    part.total_hours = (period.end + Seconds{1} - start).count() / seconds_per_hour;
    part.used_hours = (clock_hour_start(at) - start).count() / seconds_per_hour;
    assert(part.total_hours > 0);
    part.fee_percent = fee_percent(policy.refund_fees, paid.term, period, at);
    part.used = share(part.paid, part.used_hours, part.total_hours);
    part.fee = share(part.paid, part.fee_percent, 100);
    part.refund = std::max(Amount(), (part.paid - part.used - part.fee).bounded());
    return part;
}

}  // namespace poolbill
