#include "core/scenario/pool_status.hpp"

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
    if (!pool.created) return PoolStatus::planned;
    return pool.deleted ? PoolStatus::deleted : status_of_phase(pool.phase);
}

PoolStatus status_of(const World& world, const PoolState& pool) {
    // An expired pool cannot be unsubscribed any more, and it is deleted after its expiry.
    const bool was_paid_for = pool.subscription && pool.deleted && *pool.deleted < pool.subscription->expires;
    if (was_paid_for) return PoolStatus::unsubscribed;
    const PoolStatus phase = phase_of(pool);
    if (phase != PoolStatus::running) return phase;
    if (pool.subscription && pool.mode == BillingMode::yearly_monthly) {
        if (pool.subscription->state == SubscriptionState::grace) return PoolStatus::grace;
        if (pool.subscription->state == SubscriptionState::retention) return PoolStatus::frozen;
        return PoolStatus::running;
    }
    if (!world.arrears || pool.identity.type != PoolType::dedicated) return PoolStatus::running;
    return world.until < world.arrears->grace_ends ? PoolStatus::grace : PoolStatus::frozen;
}

}  // namespace poolbill
