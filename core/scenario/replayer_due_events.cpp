// What happens without an action: orders that lapse, activation, auto-renewal, expiry, grace, retention.
#include <algorithm>
#include <cassert>

#include "core/order/renewal.hpp"
#include "core/scenario/replayer.hpp"

namespace poolbill {

/// Events after the expiry are scheduled only when it happens: most terms are renewed before.
void Replayer::schedule_subscription(std::uint32_t pool) {
    const Subscription& subscription = *world_.pools[pool].subscription;
    if (subscription.state == SubscriptionState::active) {
        schedule(subscription.expires, DueKind::expiry, pool);
    } else {
        schedule(subscription.grace_ends, DueKind::grace_end, pool);
        schedule(subscription.retention_ends, DueKind::retention_end, pool);
    }
    if (!subscription.auto_renew) return;
    if (const auto attempt = next_auto_renew(subscription, world_.policy, at_)) {
        schedule(*attempt, DueKind::auto_renew, pool);
    }
}

/// Usage costs the new prices from this second on; what is paid stays paid (docs/domain/billing-rules.md#price-change).
void Replayer::change_prices() {
    const auto changes = [this](const auto& entry) {
        return std::any_of(entry.changes.begin(), entry.changes.end(),
                           [this](const PriceChange& change) { return change.from == at_; });
    };
    const auto concerns = [&](const PoolState& pool) {
        return std::any_of(pool.nodes.begin(), pool.nodes.end(),
                           [&](const NodeGroup& group) {
                               return changes(*world_.catalog.find_flavor(group.flavor));
                           }) ||
               std::any_of(pool.disks.begin(), pool.disks.end(), [&](const DiskGroup& group) {
                   return changes(*world_.catalog.find_disk(group.type));
               });
    };
    make_changes(world_.catalog, at_);
    for (std::uint32_t pool = 0; pool < world_.pools.size(); ++pool) {
        if (!world_.pools[pool].exists() || !concerns(world_.pools[pool])) continue;
        record(EventKind::price_changed, pool);
        const Status metered = refresh_rates(pool);
        assert(metered.ok() && "refresh_rates looks at what comes, too");
        (void)metered;
    }
}

void Replayer::run_due(const Due& due) {
    if (due.kind == DueKind::price_change) return change_prices();
    if (due.kind == DueKind::order_lapses) {
        if (world_.orders[due.subject].is_unpaid()) cancel(due.subject, CancelReason::deadline_passed);
        return;
    }
    if (due.kind == DueKind::activation) {
        activate(due.subject);
        const Status metered = refresh_rates(world_.orders[due.subject].pool);
        assert(metered.ok() && "activation only ends rates");
        (void)metered;
        return;
    }
    if (due.kind == DueKind::arrears_grace_end || due.kind == DueKind::arrears_retention_end) {
        return run_arrears(due);
    }
    PoolState& pool = world_.pools.edit(due.subject);
    if (!pool.exists() || !pool.subscription) return;
    Subscription& subscription = *pool.subscription;
    switch (due.kind) {
        case DueKind::auto_renew:
            // Several events of one instant are possible; it is one attempt.
            if (!subscription.auto_renew || due.at >= subscription.expires) break;
            if (subscription.attempted == due.at) break;
            subscription.attempted = due.at;
            try_auto_renew(due.subject);
            break;
        case DueKind::expiry:
            if (due.at == subscription.expires && subscription.state == SubscriptionState::active) {
                subscription.state = SubscriptionState::grace;
                cancel_open_order(due.subject, CancelReason::pool_expired);
                record(EventKind::expired, due.subject);
                schedule(subscription.grace_ends, DueKind::grace_end, due.subject);
            }
            break;
        case DueKind::grace_end:
            if (due.at == subscription.grace_ends && subscription.state == SubscriptionState::grace) {
                subscription.state = SubscriptionState::retention;
                record(EventKind::grace_ended, due.subject);
                schedule(subscription.retention_ends, DueKind::retention_end, due.subject);
                refresh_known_rates(due.subject);
            }
            break;
        case DueKind::retention_end:
            if (due.at == subscription.retention_ends && subscription.state == SubscriptionState::retention) {
                record(EventKind::retention_ended, due.subject);
                remove_pool(due.subject);
            }
            break;
        case DueKind::price_change:
        case DueKind::order_lapses:
        case DueKind::activation:
        case DueKind::arrears_grace_end:
        case DueKind::arrears_retention_end:
            break;
    }
}

void Replayer::try_auto_renew(std::uint32_t pool) {
    Subscription& subscription = *world_.pools.edit(pool).subscription;
    const auto wanted = next_auto_renew(subscription, world_.policy, at_);
    if (wanted && *wanted > at_)
        return;  // renewed manually meanwhile: an attempt for the new expiry is scheduled
    const std::size_t attempt = world_.events.size();
    record(EventKind::auto_renew_attempt, pool);
    const std::size_t orders_before = world_.orders.size();
    Renew renewal;
    renewal.term = subscription.auto_renew_term;
    if (renew(pool, renewal, OrderKind::auto_renewal)) return;
    // What has a price and is not blocked by an unpaid order cannot be paid: the balance is too low, or the account is
    // in arrears.
    world_.events.edit(attempt).lacks_money =
        !world_.pools[pool].open_order &&
        quote_renewal(world_.pools[pool], world_.catalog, world_.policy, renewal.term, renewal.discount, at_)
            .ok();
    if (world_.orders.size() > orders_before) {
        named_orders_.remove(world_.orders.back().id, static_cast<std::uint32_t>(orders_before));
        world_.orders.pop_back();
    }
    if (const auto again = next_auto_renew(subscription, world_.policy, at_ + Seconds{1}))
        schedule(*again, DueKind::auto_renew, pool);
}

}  // namespace poolbill
