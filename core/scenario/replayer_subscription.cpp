// Actions on a yearly/monthly pool: renew, switch auto-renewal, set the expiry day, unsubscribe.
#include <utility>

#include "core/base/quoted.hpp"
#include "core/order/renewal.hpp"
#include "core/scenario/replayer.hpp"

namespace poolbill {

Result<std::uint32_t> Replayer::prepaid_pool(std::string_view id) const {
    const Result<std::uint32_t> index = existing_pool(id);
    if (!index) return index.error();
    if (!world_.pools[*index].subscription) {
        return Error{"pool.not-prepaid", "/pool",
                     "Pool " + quoted(id) + " is pay-per-use; there is nothing to renew."};
    }
    return *index;
}

Result<std::uint32_t> Replayer::make_renewal(std::string_view id, std::uint32_t pool_index, Term term,
                                             Discount discount, OrderKind kind) {
    Result<Quote> fee =
        quote_renewal(world_.pools[pool_index], world_.catalog, world_.policy, term, discount, at_);
    if (!fee) return fee.error();
    const Result<std::uint32_t> index = new_order(id, pool_index, kind);
    if (!index) return index.error();
    Order& order = world_.orders.edit(*index);
    order.term = term;
    order.items = std::move(fee.value().items);
    order.amounts = fee->amounts;
    return *index;
}

Status Replayer::renew(std::uint32_t pool_index, std::string_view order_id, Term term, Discount discount,
                       PaymentMethod method, OrderKind kind) {
    const Result<std::uint32_t> index = make_renewal(order_id, pool_index, term, discount, kind);
    if (!index) return index.error();
    Order& order = world_.orders.edit(*index);
    if (const Status paid = take_payment(order, method, Amount()); !paid) return paid;
    order.state = OrderState::completed;

    const Interval period = extend(*world_.pools.edit(pool_index).subscription, term, world_.policy, at_);
    paid_.edit(pool_index).push_back({*index, period, term, false});
    charge_items(*index, kind == OrderKind::auto_renewal ? BillType::auto_renewal : BillType::renewal,
                 period);
    record(EventKind::renewed, pool_index, *index);
    schedule_subscription(pool_index);
    return Done{};
}

template <>
Status Replayer::act(const SetAutoRenew& action) {
    const Result<std::uint32_t> index = prepaid_pool(action.pool);
    if (!index) return index.error();
    Subscription& subscription = *world_.pools.edit(*index).subscription;
    if (action.enabled && at_ >= subscription.expires) {
        return Error{"renew.expired", "/pool", "Auto-renewal must be switched on before the pool expires."};
    }
    const bool newly_on = action.enabled && !subscription.auto_renew;
    subscription.auto_renew = action.enabled;
    record(EventKind::auto_renew_set, *index);
    if (newly_on) {
        if (const auto attempt = next_auto_renew(subscription, world_.policy, at_)) {
            schedule(*attempt, DueKind::auto_renew, *index);
        }
    }
    return Done{};
}

template <>
Status Replayer::act(const Renew& action) {
    const Result<std::uint32_t> index = prepaid_pool(action.pool);
    if (!index) return index.error();
    return renew(*index, action.order, action.term, action.discount, action.method, OrderKind::renewal);
}

template <>
Status Replayer::act(const SetExpiryDay& action) {
    const Result<std::uint32_t> index = prepaid_pool(action.pool);
    if (!index) return index.error();
    world_.pools.edit(*index).subscription->expiry_day = action.day;
    return Done{};
}

template <>
Status Replayer::act(const Unsubscribe& action) {
    const Result<std::uint32_t> index = prepaid_pool(action.pool);
    if (!index) return index.error();
    PoolState& pool = world_.pools.edit(*index);
    if (pool.control_mode & control_mode::police_frozen) {
        return Error{"pool.restricted", "/pool",
                     "A pool frozen by the police cannot be unsubscribed (control mode bit 16)."};
    }
    if (at_ >= pool.subscription->expires) {
        return Error{"unsubscribe.expired", "/pool",
                     "The pool has expired; there is nothing left to refund."};
    }
    const Result<std::uint32_t> order_index = new_order(action.order, *index, OrderKind::unsubscription);
    if (!order_index) return order_index.error();

    AmountSum refund;
    std::vector<RefundPart> parts;
    for (const PaidPeriod& paid : paid_[*index]) {
        parts.push_back(refund_of(paid, world_.orders[paid.order], world_.policy, at_));
        refund += parts.back().refund;
    }
    const Amount exact = refund.bounded();
    const Amount back = poolbill::apply(world_.policy.rounding_at(at_).line, exact);
    Order& order = world_.orders.edit(*order_index);
    order.state = OrderState::completed;
    order.paid = at_;
    order.refund = std::move(parts);
    order.amounts.list = order.amounts.amount = (AmountSum() - exact).bounded();
    order.amounts.payable = order.amounts.cash = (AmountSum() - back).bounded();
    order.amounts.truncated = (order.amounts.amount - order.amounts.payable).bounded();
    receive(back);

    Line line;
    line.pool = *index;
    const NodeGroup& group = pool.nodes.front();
    line.item = ledger_.intern({false, group.flavor, world_.catalog.find_flavor(group.flavor)->name, 1});
    line.type = BillType::refund;
    line.mode = BillingMode::yearly_monthly;
    line.unit = PriceUnit::once;
    line.cycle = line.charged = {at_, pool.subscription->expires};
    line.count = pool.node_count();
    line.list = line.amount = order.amounts.amount;
    line.payable = order.amounts.payable;
    line.truncated = order.amounts.truncated;
    line.issued = line.settled = at_;
    line.order = *order_index;
    ledger_.add_charge(line);
    record(EventKind::unsubscribed, *index, *order_index);
    remove_pool(*index);
    return Done{};
}

}  // namespace poolbill
