// The refund when a yearly/monthly pool, some of its nodes or a renewal is unsubscribed.
//
// Contract: pure. Each paid period is refunded separately: paid - used - handling fee, never below 0. What comes
// back goes to the money that paid, and never exceeds what that money paid.
#pragma once

#include <vector>

#include "core/catalog/policy.hpp"
#include "core/order/order.hpp"
#include "core/order/subscription.hpp"
#include "core/pool/pool.hpp"

namespace poolbill {

/// The nodes of a flavor, or the disks of a type, that a period was paid for.
struct PaidItem {
    bool is_disk = false;
    std::uint32_t entry = 0;  // index into the catalog's disks or flavors
    Amount payable;
    /// Of the nodes, those that are pay-per-use by now, by a fact from outside. Their share of what was paid stays paid.
    std::int64_t aside = 0;
};

/// A stretch of yearly/monthly time that an order paid for, as far as it has not been refunded.
struct PaidPeriod {
    std::uint32_t order = 0;  // index into World::orders
    Interval period;
    Term term{Term::Unit::month, 1};
    struct Before {
        TermAnchor anchor;
        Term term{Term::Unit::month, 1};
    };
    /// Of the subscription, before this renewal; none when the period did not prolong it.
    std::optional<Before> before;
    std::vector<PaidItem> items;
    Funding funding;
};

/// What the order has just paid for.
PaidPeriod paid_period(const Order& order, std::uint32_t index, Interval period, Term term);

/// Takes the share of the nodes that leave out of a period. @return that share, and the money that had paid for it
/// @pre they leave the pool
PaidPeriod take_share(PaidPeriod& paid, const Replacement& left);

/// The period without the share of nodes that are pay-per-use by now.
/// @param pool  with the nodes that are yearly/monthly
PaidPeriod without_aside(PaidPeriod paid, const Pool& pool, const Catalog& catalog);

/// Nodes for which the period was paid become nodes of another flavor; their share goes with them.
/// @pre they stay in the pool
void replace_nodes(PaidPeriod& paid, const Replacement& replaced);

struct RefundRules {
    const SitePolicy& policy;
    Instant first_start;  // of the subscription
    Instant at;           // of the unsubscription
};
/// The refund of a period or of a share of it. Used hours are floored to the clock hour
/// (docs/domain/contradictions.md#c11). Everything is refunded within five days of the first start
/// (docs/domain/examples.md#v32), and for a renewal that has not begun.
RefundPart refund_of(const PaidPeriod& paid, const RefundRules& rules);

/// The sum of the parts, rounded like a line. `back` is what the money gets.
struct RefundSum {
    Amount exact;
    Amount payable;
    Funding back;
};
RefundSum refund_sum(const std::vector<RefundPart>& parts, const Funding& paid, Rounding rounding);

Funding operator+(const Funding& left, const Funding& right);
Funding operator-(const Funding& left, const Funding& right);

}  // namespace poolbill
