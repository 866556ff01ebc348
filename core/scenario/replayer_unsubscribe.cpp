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

/// What was given back of a flavor or disk type, over all periods.
Amount refund_of(const std::vector<RefundPart>& parts, bool is_disk, std::uint32_t entry) {
    AmountSum sum;
    for (const RefundPart& part : parts) {
        for (const RefundShare& share : part.shares)
            if (share.is_disk == is_disk && share.entry == entry) sum += share.refund;
    }
    return sum.bounded();
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
    Returned returned{{at_, pool.subscription->expires}, {}, {}, {}};
    const RefundRules rules{world_.policy, pool.subscription->started, at_};
    for (const PaidPeriod& each : paid_[index]) {
        const PaidPeriod paid = without_aside(each, pool, world_.catalog);
        returned.parts.push_back(poolbill::refund_of(paid, rules));
        returned.paid = returned.paid + paid.funding;
    }
    returned.items = returned_items(pool, returned.parts);
    refund(order, std::move(returned));
    record(EventKind::unsubscribed, index, order);
    remove_pool(index, CancelReason::pool_unsubscribed);
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
    Returned returned{{first->period.begin, pool.subscription->expires}, {}, {}, {}};
    const RefundRules rules{world_.policy, pool.subscription->started, at_};
    for (const PaidPeriod& each : periods) {
        if (!is_ahead(each)) continue;
        const PaidPeriod paid = without_aside(each, pool, world_.catalog);
        returned.parts.push_back(poolbill::refund_of(paid, rules));
        returned.paid = returned.paid + paid.funding;
    }
    cancel_open_order(index);
    shorten(*pool.subscription, first->before->anchor, first->before->term, world_.policy);
    std::erase_if(periods, is_ahead);
    returned.items = returned_items(pool, returned.parts);
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
    const std::uint32_t flavor = world_.catalog.index_of(*world_.catalog.find_flavor(wanted.flavor));
    Returned returned{{at_, pool.subscription->expires}, {{false, flavor, wanted.count, 1}}, {}, {}};
    cancel_open_order(index);
    const RefundRules rules{world_.policy, pool.subscription->started, at_};
    const Replacement leaving{flavor, std::nullopt, wanted.count, there};
    world_.orders.edit(order).replaced = {leaving};
    for (PaidPeriod& paid : paid_.edit(index)) {
        const PaidPeriod share = take_share(paid, leaving);
        if (share.funding.total() == AmountSum()) continue;
        returned.parts.push_back(poolbill::refund_of(share, rules));
        returned.paid = returned.paid + share.funding;
    }
    group->count -= wanted.count;
    std::erase_if(pool.nodes, [](const NodeGroup& left) { return left.count == 0; });
    refund(order, std::move(returned));
    record(EventKind::partly_unsubscribed, index, order);
    return Done{};
}

/// What a refund names: each flavor and disk type of the pool that was paid for, and whatever else gets money back. As
/// in additions, disks of several sizes are one disk of their GB together.
std::vector<Replayer::Returned::Item> Replayer::returned_items(const Pool& pool,
                                                               const std::vector<RefundPart>& parts) const {
    std::vector<Returned::Item> items;
    const auto add = [&](const Returned::Item& item) {
        const auto same = std::find_if(items.begin(), items.end(), [&item](const Returned::Item& other) {
            return other.is_disk == item.is_disk && other.entry == item.entry;
        });
        if (same == items.end()) return items.push_back(item);
        if (!item.is_disk) return;
        const Int128 size = Int128{same->size_gb} * same->count + Int128{item.size_gb} * item.count;
        same->size_gb = narrow_to_64(size).value_or(same->size_gb);
        same->count = 1;
    };
    const auto is_paid = [&](bool is_disk, std::uint32_t entry) {
        return std::any_of(parts.begin(), parts.end(), [&](const RefundPart& part) {
            return std::any_of(part.shares.begin(), part.shares.end(), [&](const RefundShare& share) {
                return share.is_disk == is_disk && share.entry == entry;
            });
        });
    };
    for (const NodeGroup& group : pool.nodes) {
        const std::uint32_t entry = world_.catalog.index_of(*world_.catalog.find_flavor(group.flavor));
        if (is_prepaid(group) && is_paid(false, entry)) add({false, entry, group.count, 1});
    }
    for (const DiskGroup& group : pool.disks) {
        const std::uint32_t entry = world_.catalog.index_of(*world_.catalog.find_disk(group.type));
        if (is_paid(true, entry)) add({true, entry, group.count, group.size_gb});
    }
    // Nodes whose billing was changed from outside are not in the pool any more, or not as yearly/monthly ones.
    for (const RefundPart& part : parts) {
        for (const RefundShare& share : part.shares) {
            const bool is_there =
                std::any_of(items.begin(), items.end(), [&share](const Returned::Item& item) {
                    return item.is_disk == share.is_disk && item.entry == share.entry;
                });
            if (is_there || (!items.empty() && refund_of(parts, share.is_disk, share.entry).is_zero()))
                continue;
            const std::vector<FeeItem>& fees = world_.orders[part.order].items;
            const auto fee = std::find_if(fees.begin(), fees.end(), [&share](const FeeItem& each) {
                return each.is_disk == share.is_disk && each.entry == share.entry;
            });
            items.push_back({share.is_disk, share.entry, fee == fees.end() ? 1 : fee->count,
                             fee == fees.end() ? 1 : fee->size_gb});
        }
    }
    return items;
}

/// The refund's order and lines; the money goes back to where it came from.
void Replayer::refund(std::uint32_t index, Returned returned) {
    const RefundSum sum = refund_sum(returned.parts, returned.paid, world_.policy.rounding_at(at_).line);
    const Funding back = sum.back;
    Order& order = world_.orders.edit(index);
    order.state = OrderState::completed;
    order.paid = at_;
    static_cast<Funding&>(order.amounts) = Funding() - back;
    order.amounts.list = order.amounts.amount = (AmountSum() - sum.exact).bounded();
    order.amounts.payable = (AmountSum() - sum.payable).bounded();
    order.amounts.truncated = (order.amounts.amount - order.amounts.payable).bounded();
    add_refund_lines(index, returned, sum);
    order.refund = std::move(returned.parts);
    return_to_coupons(order.refund, back.coupon);
    receive(back);
}

/// A line for each flavor and disk type, as purchases have. The refund is rounded once, so each line gets what the
/// rounded sum grows by.
void Replayer::add_refund_lines(std::uint32_t index, const Returned& returned, const RefundSum& sum) {
    const Rounding rounding = world_.policy.rounding_at(at_).line;
    AmountSum exact, payable;
    for (std::size_t i = 0; i < returned.items.size(); ++i) {
        const Returned::Item& item = returned.items[i];
        const Amount part = refund_of(returned.parts, item.is_disk, item.entry);
        const bool is_last = i + 1 == returned.items.size();
        exact += part;
        const Amount so_far =
            is_last ? sum.payable : std::min(sum.payable, poolbill::apply(rounding, exact.bounded()));
        Line line;
        line.pool = world_.orders[index].pool;
        const auto wanted = [&item](const auto& entry) {
            return LedgerBuilder::Wanted{item.is_disk, entry.code, entry.name, item.size_gb};
        };
        line.item = ledger_.intern(item.is_disk ? wanted(world_.catalog.disks[item.entry])
                                                : wanted(world_.catalog.flavors[item.entry]));
        line.type = BillType::refund;
        line.mode = BillingMode::yearly_monthly;
        line.unit = PriceUnit::once;
        line.cycle = line.charged = returned.period;
        line.count = item.count;
        line.list = line.amount = (AmountSum() - part).bounded();
        line.payable = (payable - AmountSum(so_far)).bounded();
        line.truncated = (line.amount - line.payable).bounded();
        line.issued = line.settled = at_;
        line.order = index;
        payable = so_far;
        ledger_.add_charge(line);
    }
    assert(exact == AmountSum(sum.exact) && "every part of a refund is in some line");
}

}  // namespace poolbill
