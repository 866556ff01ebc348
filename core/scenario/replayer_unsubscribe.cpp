// Giving back a yearly/monthly pool, some of its nodes, or the renewals that have not begun.
#include <algorithm>
#include <cassert>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/quoted.hpp"
#include "core/scenario/replayer.hpp"

namespace poolbill {
namespace {

bool is_prepaid(const NodeGroup& group) {
    return group.mode == BillingMode::yearly_monthly;
}

/// The flavor that stands for the pool's yearly/monthly nodes in a bill line.
const std::string& first_prepaid_flavor(const Pool& pool) {
    const auto found = std::find_if(pool.nodes.begin(), pool.nodes.end(), is_prepaid);
    return found == pool.nodes.end() ? pool.nodes.front().flavor : found->flavor;
}

}  // namespace

template <>
Status Replayer::act(const Unsubscribe& action) {
    const Result<std::uint32_t> index = prepaid_pool(action.pool, ErrorId::pool_without_subscription);
    if (!index) return index.error();
    const PoolState& pool = world_.pools[*index];
    if (pool.control_mode & control_mode::police_frozen) {
        return describe(ErrorId::pool_frozen_by_police, {}, "/pool");
    }
    if (at_ >= pool.subscription->expires) {
        return describe(ErrorId::unsubscribe_after_expiry, {}, "/pool");
    }
    if (action.renewals_only && !action.nodes.empty()) {
        return describe(ErrorId::unsubscribe_nodes_or_renewals, {}, "/renewals_only");
    }
    const Result<std::uint32_t> order = new_order(action.order, *index, OrderKind::unsubscription);
    if (!order) return order.error();
    if (action.renewals_only) return unsubscribe_renewals(*index, *order);
    if (!action.nodes.empty()) return unsubscribe_nodes(*index, *order, action);
    unsubscribe_pool(*index, *order);
    return Done{};
}

void Replayer::unsubscribe_pool(std::uint32_t index, std::uint32_t order) {
    const PoolState& pool = world_.pools[index];
    Returned returned{world_.catalog.index_of(*world_.catalog.find_flavor(first_prepaid_flavor(pool))),
                      pool.prepaid_count(),
                      {at_, pool.subscription->expires},
                      {},
                      {}};
    const RefundRules rules{world_.policy, pool.subscription->started, at_};
    for (const PaidPeriod& paid : paid_[index]) {
        returned.parts.push_back(refund_of(paid, paid.funding, rules));
        returned.paid = returned.paid + paid.funding;
    }
    refund(order, std::move(returned));
    record(EventKind::unsubscribed, index, order);
    remove_pool(index);
}

/// The latest renewals first, down to the one that is running; the subscription gets the dates from before them.
Status Replayer::unsubscribe_renewals(std::uint32_t index, std::uint32_t order) {
    PoolState& pool = world_.pools.edit(index);
    std::vector<PaidPeriod>& periods = paid_.edit(index);
    const auto is_ahead = [this](const PaidPeriod& paid) { return paid.before && at_ < paid.period.begin; };
    const auto first = std::find_if(periods.begin(), periods.end(), is_ahead);
    if (first == periods.end()) {
        return describe(ErrorId::unsubscribe_no_renewal, {quoted(pool.identity.id)}, "/renewals_only");
    }
    const bool has_additions = std::any_of(periods.begin(), periods.end(), [first](const PaidPeriod& paid) {
        return !paid.before && paid.period.end > first->period.begin;
    });
    if (has_additions) {
        return describe(ErrorId::unsubscribe_with_additions, {}, "/renewals_only");
    }
    Returned returned{world_.catalog.index_of(*world_.catalog.find_flavor(first_prepaid_flavor(pool))),
                      pool.prepaid_count(),
                      {first->period.begin, pool.subscription->expires},
                      {},
                      {}};
    const RefundRules rules{world_.policy, pool.subscription->started, at_};
    for (const PaidPeriod& paid : periods) {
        if (!is_ahead(paid)) continue;
        returned.parts.push_back(refund_of(paid, paid.funding, rules));
        returned.paid = returned.paid + paid.funding;
    }
    cancel_open_order(index);
    shorten(*pool.subscription, first->before->anchor, first->before->term, world_.policy);
    std::erase_if(periods, is_ahead);
    refund(order, std::move(returned));
    record(EventKind::partly_unsubscribed, index, order);
    schedule_subscription(index);
    return Done{};
}

/// The nodes' share of every period that is paid; the pool goes on with the others.
Status Replayer::unsubscribe_nodes(std::uint32_t index, std::uint32_t order, const Unsubscribe& action) {
    if (const Status known = check_nodes(action.nodes); !known) return known;
    PoolState& pool = world_.pools.edit(index);
    if (action.nodes.size() > 1) {
        return describe(ErrorId::unsubscribe_one_flavor, {}, "/nodes/1");
    }
    const NodeRequest& wanted = action.nodes.front();
    const auto group = std::find_if(pool.nodes.begin(), pool.nodes.end(), [&](const NodeGroup& other) {
        return is_prepaid(other) && other.flavor == wanted.flavor;
    });
    const std::int64_t there = group == pool.nodes.end() ? 0 : group->count;
    if (wanted.count > there) {
        return describe(ErrorId::unsubscribe_too_many,
                        {std::to_string(there), quoted(wanted.flavor), std::to_string(wanted.count)},
                        "/nodes/0/count");
    }
    if (wanted.count == pool.prepaid_count()) {
        return describe(ErrorId::unsubscribe_all_nodes, {}, "/nodes/0/count");
    }
    Returned returned{world_.catalog.index_of(*world_.catalog.find_flavor(wanted.flavor)),
                      wanted.count,
                      {at_, pool.subscription->expires},
                      {},
                      {}};
    cancel_open_order(index);
    const RefundRules rules{world_.policy, pool.subscription->started, at_};
    const Replacement leaving{returned.flavor, std::nullopt, wanted.count, there};
    world_.orders.edit(order).replaced = {leaving};
    for (PaidPeriod& paid : paid_.edit(index)) {
        const Funding share = take_share(paid, leaving);
        if (share.total() == AmountSum()) continue;
        returned.parts.push_back(refund_of(paid, share, rules));
        returned.paid = returned.paid + share;
    }
    group->count -= wanted.count;
    std::erase_if(pool.nodes, [](const NodeGroup& left) { return left.count == 0; });
    refund(order, std::move(returned));
    record(EventKind::partly_unsubscribed, index, order);
    return Done{};
}

/// The refund's order and line; the money goes back to where it came from.
void Replayer::refund(std::uint32_t index, Returned returned) {
    const RefundSum sum = refund_sum(returned.parts, returned.paid, world_.policy.rounding_at(at_).line);
    const Funding back = sum.back;
    Order& order = world_.orders.edit(index);
    order.state = OrderState::completed;
    order.paid = at_;
    order.refund = std::move(returned.parts);
    static_cast<Funding&>(order.amounts) = Funding() - back;
    order.amounts.list = order.amounts.amount = (AmountSum() - sum.exact).bounded();
    order.amounts.payable = (AmountSum() - sum.payable).bounded();
    order.amounts.truncated = (order.amounts.amount - order.amounts.payable).bounded();
    const Flavor& flavor = world_.catalog.flavors[returned.flavor];
    Line line;
    line.pool = order.pool;
    line.item = ledger_.intern({false, flavor.code, flavor.name, 1});
    line.type = BillType::refund;
    line.mode = BillingMode::yearly_monthly;
    line.unit = PriceUnit::once;
    line.cycle = line.charged = returned.period;
    line.count = returned.count;
    line.list = line.amount = order.amounts.amount;
    line.payable = order.amounts.payable;
    line.truncated = order.amounts.truncated;
    line.issued = line.settled = at_;
    line.order = index;
    ledger_.add_charge(line);
    return_to_coupons(order.refund, back.coupon);
    receive(back);
}

}  // namespace poolbill
