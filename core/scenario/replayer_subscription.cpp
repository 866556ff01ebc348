// Actions on a yearly/monthly pool: renew, switch auto-renewal, set the expiry day.
#include <algorithm>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/quoted.hpp"
#include "core/order/renewal.hpp"
#include "core/scenario/replayer.hpp"

namespace poolbill {

Result<std::uint32_t> Replayer::prepaid_pool(std::string_view id, ErrorId otherwise) const {
    const Result<std::uint32_t> index = existing_pool(id);
    if (!index) return index.error();
    if (const Status free = check_not_processing(*index); !free) return free.error();
    if (!world_.pools[*index].subscription) return describe(otherwise, {quoted(id)}, "/pool");
    return *index;
}

/// Makes the order, pays it and prolongs the subscription.
Status Replayer::renew(std::uint32_t pool_index, const Renew& action, OrderKind kind) {
    if (const Status allowed = check_may_buy("/pool"); !allowed) return allowed;
    if (const auto open = world_.pools[pool_index].open_order)
        return describe(ErrorId::order_blocks_renewal, {quoted(world_.orders[*open].id)}, "/pool");
    Result<Quote> fee = quote_renewal(world_.pools[pool_index], world_.catalog, world_.policy, action.term,
                                      action.discount, at_);
    if (!fee) return fee.error();
    const Result<std::uint32_t> index = new_order(action.order, pool_index, kind);
    if (!index) return index.error();
    Order& order = world_.orders.edit(*index);
    order.term = action.term;
    order.items = std::move(fee.value().items);
    static_cast<Charge&>(order.amounts) = fee->amounts;
    const bool automatic = kind == OrderKind::auto_renewal;
    Coupon* const coupon = automatic ? renewal_coupon(order.amounts.payable) : nullptr;
    const Amount by_coupon =
        coupon != nullptr ? std::min(coupon->left, order.amounts.payable) : action.coupon;
    if (const Status paid = take_payment(order, {action.method, by_coupon}, "/pool"); !paid) return paid;
    if (coupon != nullptr) {
        coupon->left = (coupon->left - by_coupon).bounded();
        order.account_coupon = coupon->number;
    }
    order.state = OrderState::completed;

    Subscription& subscription = *world_.pools.edit(pool_index).subscription;
    const PaidPeriod::Before before{subscription.anchor, subscription.term};
    const Interval period = extend(subscription, action.term, world_.policy, at_);
    paid_.edit(pool_index).push_back(paid_period(order, *index, period, action.term));
    paid_.edit(pool_index).back().before = before;
    charge_items(*index, automatic ? BillType::auto_renewal : BillType::renewal, period);
    refresh_known_rates(pool_index);  // the pay-per-use nodes of a frozen pool run again
    record(EventKind::renewed, pool_index, *index);
    if (automatic && subscription.auto_renewals_left && --*subscription.auto_renewals_left == 0) {
        subscription.auto_renew = false;
        record(EventKind::auto_renew_set, pool_index);
    }
    schedule_subscription(pool_index);
    return Done{};
}

/// Whether a renewal for the term has a price now, or gets one by a change of prices. Without one every attempt would fail.
/// Errors as quote_renewal.
Status Replayer::check_is_sold(const PoolState& pool, Term term) const {
    const auto price = [&](const Catalog& catalog) {
        return quote_renewal(pool, catalog, world_.policy, term, std::nullopt, at_);
    };
    const Result<Quote> now = price(world_.catalog);
    if (now) return Done{};
    Catalog later = world_.catalog;
    for (const Instant change : change_instants(world_.catalog)) {
        if (change <= at_) continue;
        make_changes(later, change);
        if (price(later)) return Done{};
    }
    return now.error();
}

template <>
Status Replayer::act(const SetAutoRenew& action) {
    const Result<std::uint32_t> index = prepaid_pool(action.pool, ErrorId::pool_without_auto_renewal);
    if (!index) return index.error();
    Subscription& subscription = *world_.pools.edit(*index).subscription;
    if (action.enabled && at_ >= subscription.expires) {
        return describe(ErrorId::renew_after_expiry, {}, "/pool");
    }
    const Term term = action.term.value_or(subscription.auto_renew_term);
    if (action.enabled || action.term) {
        if (const Status sold = check_is_sold(world_.pools[*index], term); !sold) return sold;
    }
    const bool newly_on = action.enabled && !subscription.auto_renew;
    subscription.auto_renew = action.enabled;
    subscription.auto_renew_term = term;
    subscription.auto_renewals_left = action.times.value_or(0) == 0 ? std::nullopt : action.times;
    record(EventKind::auto_renew_set, *index);
    if (newly_on) {
        if (const auto attempt = first_auto_renew(subscription, world_.policy, at_)) {
            schedule(*attempt, DueKind::auto_renew, *index);
        }
    }
    return Done{};
}

template <>
Status Replayer::act(const Renew& action) {
    const Result<std::uint32_t> index = prepaid_pool(action.pool, ErrorId::pool_without_renewal);
    if (!index) return index.error();
    return renew(*index, action, OrderKind::renewal);
}

template <>
Status Replayer::act(const SetExpiryDay& action) {
    const Result<std::uint32_t> index = prepaid_pool(action.pool, ErrorId::pool_without_expiry);
    if (!index) return index.error();
    world_.pools.edit(*index).subscription->expiry_day = action.day;
    return Done{};
}

}  // namespace poolbill
