// More or better nodes and larger disks on a yearly/monthly pool: charged for the rest of the term, at once or by an order
// that is paid later (docs/domain/after-the-change.md#additions). Pay-per-use nodes that are added are metered.
#include <cassert>
#include <utility>

#include "core/base/error.hpp"
#include "core/order/scaling.hpp"
#include "core/scenario/node_groups.hpp"
#include "core/scenario/replayer.hpp"

namespace poolbill {

Status Replayer::scale_prepaid(std::uint32_t index, const ScalePool& action) {
    PoolState& pool = world_.pools.edit(index);
    if (at_ >= pool.subscription->expires) {
        return describe(ErrorId::scale_after_expiry, {}, "/pool");
    }
    Equipment wanted{as_groups(action.nodes, BillingMode::yearly_monthly),
                     action.disks ? merged(*action.disks) : pool.disks};
    if (grows(pool, wanted.nodes, wanted.disks)) {
        if (const Status allowed = check_may_buy("/pool"); !allowed) return allowed;
    }
    const RestOfTerm terms{{at_, pool.subscription->expires}, pool.subscription->term, action.discount};
    Result<ScalingFee> fee =
        scaling_fee({pool.nodes, pool.disks}, wanted, world_.catalog, world_.policy, terms);
    if (!fee) return fee.error();
    if (fee->items.empty()) {
        if (action.pays_later) return describe(ErrorId::scale_without_fee, {}, "/pays_later");
        replace_equipment(index, fee->replaced, std::move(wanted));
        return refresh_rates(index);
    }
    const Result<std::uint32_t> made = new_order(action.order, index, OrderKind::scaling);
    if (!made) return made.error();
    Order& order = world_.orders.edit(*made);
    order.items = std::move(fee.value().items);
    order.replaced = std::move(fee.value().replaced);
    static_cast<Charge&>(order.amounts) = fee->charge;
    if (action.pays_later) {
        pool.open_order = *made;
        pool.ordered = std::move(wanted);
        schedule(order.deadline, DueKind::order_lapses, *made);
        record(EventKind::order_submitted, index, *made);
        return Done{};
    }
    if (const Status paid = take_payment(order, {PaymentMethod::balance, Amount()}, "/pool"); !paid)
        return paid;
    return add_to_pool(*made, std::move(wanted));
}

/// The order keeps its fee; what it adds runs from the payment to the expiry
/// (docs/domain/assumptions.md#addition-paid-later).
Status Replayer::pay_addition(std::uint32_t index, const PayOrder& action) {
    Order& order = world_.orders.edit(index);
    PoolState& pool = world_.pools.edit(order.pool);
    assert(pool.open_order == index && at_ < pool.subscription->expires &&
           "whatever changes the pool cancels the order");
    if (pool.control_mode & control_mode::spec_change_restricted) {
        return describe(ErrorId::pool_changes_restricted, {}, "/order");
    }
    if (const Status allowed = check_may_buy("/order"); !allowed) return allowed;
    if (const Status paid = take_payment(order, {action.method, action.coupon}, "/order"); !paid) return paid;
    pool.open_order.reset();
    record(EventKind::order_paid, order.pool, index);
    return add_to_pool(index, std::move(pool.ordered));
}

/// What a paid order adds is there, and is charged to the end of the term.
Status Replayer::add_to_pool(std::uint32_t index, Equipment wanted) {
    Order& order = world_.orders.edit(index);
    const Subscription& subscription = *world_.pools[order.pool].subscription;
    const Interval rest{at_, subscription.expires};
    const std::uint32_t pool = order.pool;
    order.state = OrderState::completed;
    replace_equipment(pool, order.replaced, std::move(wanted));
    paid_.edit(pool).push_back(paid_period(order, index, rest, subscription.term));
    charge_items(index, BillType::change, rest);
    return refresh_rates(pool);
}

void Replayer::replace_equipment(std::uint32_t index, const std::vector<Replacement>& replaced,
                                 Equipment wanted) {
    for (const Replacement& each : replaced) {
        for (PaidPeriod& paid : paid_.edit(index))
            replace_nodes(paid, each);
    }
    PoolState& pool = world_.pools.edit(index);
    pool.nodes = std::move(wanted.nodes);
    pool.disks = std::move(wanted.disks);
    record(EventKind::pool_scaled, index);
}

}  // namespace poolbill
