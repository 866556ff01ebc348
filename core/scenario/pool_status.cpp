#include "core/scenario/pool_status.hpp"

#include <algorithm>
#include <cassert>

namespace poolbill {
namespace {

PoolStatus status_of_phase(PoolPhase phase) {
    switch (phase) {
        case PoolPhase::creating:
            return PoolStatus::creating;
        case PoolPhase::running:
            return PoolStatus::running;
        case PoolPhase::abnormal:
            return PoolStatus::abnormal;
        case PoolPhase::deleting:
            return PoolStatus::deleting;
        case PoolPhase::error:
            break;
    }
    return PoolStatus::error;
}

}  // namespace

PoolStatus phase_of(const PoolState& pool) {
    if (pool.deleted) return PoolStatus::deleted;
    const bool is_there = pool.created || pool.identity.type == PoolType::public_pool;
    return is_there ? status_of_phase(pool.phase) : PoolStatus::planned;
}

PoolStatus status_of(const World& world, const PoolState& pool) {
    // An expired pool cannot be unsubscribed any more, and it is deleted after its expiry.
    const bool was_paid_for = pool.subscription && pool.deleted && *pool.deleted < pool.subscription->expires;
    if (was_paid_for) return PoolStatus::unsubscribed;
    const PoolStatus phase = phase_of(pool);
    if (phase != PoolStatus::running) return phase;
    if (pool.processing) return PoolStatus::activating;
    if (pool.subscription && pool.mode == BillingMode::yearly_monthly) {
        if (pool.subscription->state == SubscriptionState::grace) return PoolStatus::grace;
        if (pool.subscription->state == SubscriptionState::retention) return PoolStatus::frozen;
        return PoolStatus::running;
    }
    if (!world.arrears || pool.identity.type != PoolType::dedicated) return PoolStatus::running;
    return world.until < world.arrears->grace_ends ? PoolStatus::grace : PoolStatus::frozen;
}

Instant active_from(const World& world, const PoolState& pool) {
    assert(pool.processing);
    return *world.orders[*pool.processing].paid + Seconds{world.policy.activation_delay_seconds};
}

bool is_frozen(const World& world, const PoolState& pool, Instant at) {
    if (world.policy.retention_charged) return false;
    if (world.arrears && at >= world.arrears->grace_ends) return true;
    return pool.subscription && pool.subscription->state == SubscriptionState::retention;
}

bool is_metered(const World& world, const PoolState& pool) {
    if (!pool.exists() || pool.identity.type != PoolType::dedicated) return false;
    if (is_frozen(world, pool, world.until)) return false;
    return std::any_of(pool.nodes.begin(), pool.nodes.end(),
                       [](const NodeGroup& group) { return group.mode == BillingMode::pay_per_use; }) ||
           (pool.mode == BillingMode::pay_per_use && !pool.disks.empty());
}

}  // namespace poolbill
