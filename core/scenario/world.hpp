// The world at an instant: pools, orders, subscriptions, the ledger, and the events so far.
//
// Contract: a value computed by `replay`; self-contained, without references into its scenario.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/shared_list.hpp"
#include "core/catalog/catalog.hpp"
#include "core/catalog/policy.hpp"
#include "core/ledger/ledger.hpp"
#include "core/order/coupon.hpp"
#include "core/order/order.hpp"
#include "core/order/quote.hpp"
#include "core/order/scaling.hpp"
#include "core/order/subscription.hpp"
#include "core/pool/eligibility.hpp"
#include "core/scenario/scenario.hpp"

namespace poolbill {

struct PoolState : Pool {
    std::optional<Subscription> subscription;
    std::optional<std::uint32_t> open_order;  // index into World::orders of the unpaid order
    Equipment ordered;  // what the pool has once an unpaid order of kind scaling is paid
    std::optional<std::uint32_t> processing;  // the change order that is paid and not yet active
};

enum class EventKind {
    pool_created,
    pool_scaled,
    pool_status,
    pool_deleted,
    price_changed,
    node_billing,
    order_submitted,
    order_approved,
    order_paid,
    order_cancelled,
    payment_failed,
    order_deadline,  // upcoming only: when the unpaid order lapses
    hour_cut,        // upcoming only: the next full hour of a metered pool
    settlement,      // upcoming only: the next deduction
    prepaid_started,
    renewed,
    auto_renew_set,
    auto_renew_attempt,  // also when it failed
    expired,
    grace_ended,
    retention_ended,
    unsubscribed,
    partly_unsubscribed,  // some nodes, or renewals that had not begun
    topped_up,
    coupon_added,
    arrears,         // usage was settled that the account could not pay
    arrears_cleared  // a top-up has paid the debt
};

struct Event {
    Instant at;
    EventKind kind;
    std::optional<std::uint32_t> pool;
    std::optional<std::uint32_t> order;
    bool lacks_money = false;  // an automatic renewal that failed because the account could not pay it
    friend bool operator==(const Event&, const Event&) = default;
};

/// "pool created", "hour cut", …: for lists and file names; views have their own translations.
std::string_view to_string(EventKind kind);

/// A part of a debt that was paid later.
struct Repayment {
    Amount Funding::*source = &Funding::cash;
    Amount amount;
    friend bool operator==(const Repayment&, const Repayment&) = default;
};

/// The sources that paid the usage of some clock hours; a piece of several hours has one source, only a single
/// hour can have more. Within an hour the pools are served in their order: from coupons, cards, cash, credit, the
/// repayments, and last what is still debt. So nothing that happens later changes who spent what. Without an account nothing is
/// recorded.
struct UsageFunding {
    Interval hours;
    Amount coupon;                  // vouchers and cash coupons, used first
    Amount card;                    // stored-value cards, used second
    Amount cash;                    // used third
    Amount credit;                  // used last
    std::vector<Repayment> repaid;  // of what neither covered at settlement, by time
    Amount debt;                    // not paid yet
    friend bool operator==(const UsageFunding&, const UsageFunding&) = default;
};

/// The account is overdrawn; the periods are those of an expired subscription
/// (docs/domain/after-the-change.md#expiry).
struct Arrears {
    Instant since;
    Instant grace_ends;
    Instant retention_ends;  // pay-per-use pools are deleted
    Amount debt;
};

struct World {
    Instant until;
    Instant quiet_until;  // until then only metering happens (advance_metering)
    SitePolicy policy;
    Catalog catalog;              // with the prices at `until`
    SharedList<PoolState> pools;  // in the scenario's order
    SharedList<Order> orders;     // in order of submission
    Ledger ledger;
    SharedList<Event> events;        // what happened up to `until`, by time
    std::optional<Account> account;  // what is left, when the scenario has one
    std::vector<Coupon> coupons;     // of the account, in the order of their use; also those that are used up
    std::optional<Arrears> arrears;
    std::vector<UsageFunding> usage_funding;  // by time

    const PoolState* find_pool(std::string_view id) const;
    std::optional<std::uint32_t> pool_index(std::string_view id) const;
    std::optional<std::uint32_t> order_index(std::string_view id) const;
    Bills bills() const { return ledger.bills(); }
    Bills bills(std::uint32_t pool) const { return ledger.bills(pool); }
};

/// All conditions, passed or not. @pre pool is an index into world.pools
std::vector<Condition> check_change_to_prepaid(const World& world, std::uint32_t pool);

/// The same without texts, see eligibility.hpp.
std::uint32_t failed_conditions(const World& world, std::uint32_t pool);

/// The configuration fee and the expiry if paid at `at`. Errors as quote_change.
Result<Quote> quote(const World& world, std::uint32_t pool, Term term, Instant at,
                    std::optional<Discount> discount = {});

}  // namespace poolbill
