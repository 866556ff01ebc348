// The refund when a yearly/monthly pool is unsubscribed.
//
// Contract: pure. Each paid period is refunded separately: paid - used - handling fee, never below 0.
#pragma once

#include "core/catalog/policy.hpp"
#include "core/order/order.hpp"

namespace poolbill {

/// A stretch of yearly/monthly time that an order paid for.
struct PaidPeriod {
    std::uint32_t order = 0;  // index into World::orders
    Interval period;
    Term term{Term::Unit::month, 1};
    bool first_purchase = false;
};

/// The refund of `paid` at `at`. Used hours are floored to the clock hour (docs/domain/contradictions.md#c11).
/// Everything is refunded within five days of the first start (docs/domain/examples.md#v32), and for a renewal that
/// has not begun.
/// @param order  the one that paid for the period
RefundPart refund_of(const PaidPeriod& paid, const Order& order, const SitePolicy& policy, Instant at);

}  // namespace poolbill
