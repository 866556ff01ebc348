// The prepaid life: renewal, auto-renewal, expiry, unsubscription, scaling for the rest of the term.
#include <algorithm>
#include <numeric>
#include <utility>

#include "core/money/decimal.hpp"
#include "core/scenario/replayer.hpp"
#include "core/time/iso8601.hpp"
#include "core/time/zone.hpp"

namespace poolbill {
namespace {

std::string quoted(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

constexpr std::int64_t hour_seconds = 3600;

/// The part of the handling fee's table that applies when one leaves at `now`
/// (docs/domain/after-the-change.md#handling-fee).
int fee_percent(const RefundFees& fees, Term term, Interval period, Instant now) {
    const std::int64_t years_used = (now - period.begin).count() / (365 * 86'400);
    if (term.unit() == Term::Unit::month) return fees.monthly;
    switch (term.count()) {
        case 2:
            return fees.two_years[std::min<std::int64_t>(years_used, 1)];
        case 3:
            return fees.three_years[std::min<std::int64_t>(years_used, 2)];
        default:
            return fees.one_year;
    }
}

/// How much of a price per month the time from `from` to the expiry date costs, as a decimal with `decimals`
/// places, rounded half up: days left / days in the month for the broken months, 1 for each full one
/// (docs/domain/after-the-change.md#remaining-period).
struct Factor {
    std::int64_t scaled;
    int decimals;
};
Factor remaining_factor(Instant from, Instant expires, int decimals) {
    const LocalTime start = to_local(from);
    const LocalTime end = to_local(expires);
    const auto length = [](const LocalTime& time) {
        using namespace std::chrono;
        return static_cast<std::int64_t>(
            static_cast<unsigned>((time.date.year() / time.date.month() / last).day()));
    };
    const std::int64_t first = length(start);
    const std::int64_t last = length(end);
    const std::int64_t months =
        (end.year() - start.year()) * 12 + static_cast<int>(end.month()) - static_cast<int>(start.month());
    // (first - day) / first + (months - 1) + end day / last; within one month it comes to (end day - day) /
    // length.
    const Int128 numerator =
        Int128{first - start.day()} * last + Int128{months - 1} * first * last + Int128{end.day()} * first;
    const Int128 denominator = Int128{first} * last;
    const Int128 scaled = (numerator * power_of_ten(decimals) * 2 + denominator) / (denominator * 2);
    return {static_cast<std::int64_t>(std::max<Int128>(scaled, 0)), decimals};
}

}  // namespace

Result<std::uint32_t> Replayer::prepaid_pool(std::string_view id) const {
    const Result<std::uint32_t> index = existing_pool(id);
    if (!index) return index.error();
    if (!world_.pools[*index].subscription) {
        return Error{"pool.not-prepaid", "/pool",
                     "Pool " + quoted(id) + " is pay-per-use; there is nothing to renew."};
    }
    return *index;
}

/// What follows the expiry is scheduled when it comes: most terms are renewed before.
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

void Replayer::run_due(const Due& due) {
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
            if (subscription.auto_renew && due.at < subscription.expires) try_auto_renew(due.subject);
            break;
        case DueKind::expiry:
            if (due.at == subscription.expires && subscription.state == SubscriptionState::active) {
                subscription.state = SubscriptionState::grace;
                record(EventKind::expired, due.subject);
                schedule(subscription.grace_ends, DueKind::grace_end, due.subject);
            }
            break;
        case DueKind::grace_end:
            if (due.at == subscription.grace_ends && subscription.state == SubscriptionState::grace) {
                subscription.state = SubscriptionState::retention;
                record(EventKind::grace_ended, due.subject);
                schedule(subscription.retention_ends, DueKind::retention_end, due.subject);
            }
            break;
        case DueKind::retention_end:
            if (due.at == subscription.retention_ends && subscription.state == SubscriptionState::retention) {
                record(EventKind::retention_ended, due.subject);
                remove_pool(due.subject);
            }
            break;
        case DueKind::order_lapses:
        case DueKind::activation:
        case DueKind::arrears_grace_end:
        case DueKind::arrears_retention_end:
            break;
    }
}

Result<std::uint32_t> Replayer::make_renewal(std::string_view id, std::uint32_t pool_index, Term term,
                                             Discount discount, OrderKind kind) {
    // Only the prepaid part of the pool is renewed, which mostly is all of it.
    const auto is_metered = [](const NodeGroup& group) { return group.mode == BillingMode::pay_per_use; };
    const Pool* renewed = &world_.pools[pool_index];
    std::optional<Pool> part;
    if (std::any_of(renewed->nodes.begin(), renewed->nodes.end(), is_metered)) {
        renewed = &part.emplace(*renewed);
        std::erase_if(part->nodes, is_metered);
    }
    Result<Quote> fee = quote_change(*renewed, world_.catalog, world_.policy, term, discount, at_);
    if (!fee) return fee.error();
    const Result<std::uint32_t> index = new_order(id, pool_index, kind);
    if (!index) return index.error();
    Order& order = world_.orders.edit(*index);
    order.term = term;
    order.items = std::move(fee.value().items);
    order.amounts = fee->amounts;
    return *index;
}

/// The new term follows the old expiry, also when that lies in the past (docs/domain/contradictions.md#c10).
Status Replayer::renew(std::uint32_t pool_index, std::string_view order_id, Term term, Discount discount,
                       PaymentMethod method, OrderKind kind) {
    const Result<std::uint32_t> index = make_renewal(order_id, pool_index, term, discount, kind);
    if (!index) return index.error();
    Order& order = world_.orders.edit(*index);
    if (const Status paid = take_payment(order, method, Amount()); !paid) return paid;
    order.state = OrderState::completed;

    Subscription& subscription = *world_.pools.edit(pool_index).subscription;
    const Instant old_expiry = subscription.expires;
    subscription.total_months += term.total_months();
    subscription.term = term;
    derive_dates(subscription, world_.policy);
    if (subscription.expires > at_) subscription.state = SubscriptionState::active;
    const Interval period{old_expiry, subscription.expires};
    if (at_ >= old_expiry) subscription.term_started = old_expiry;
    paid_.edit(pool_index).push_back({*index, period, term, false});
    charge_items(*index, kind == OrderKind::auto_renewal ? BillType::auto_renewal : BillType::renewal,
                 period);
    record(EventKind::renewed, pool_index, *index);
    schedule_subscription(pool_index);
    return Done{};
}

void Replayer::try_auto_renew(std::uint32_t pool) {
    Subscription& subscription = *world_.pools.edit(pool).subscription;
    const auto wanted = next_auto_renew(subscription, world_.policy, at_);
    if (!wanted || *wanted > at_)
        return;  // renewed by hand meanwhile: an attempt for the new expiry is scheduled
    record(EventKind::auto_renew_attempt, pool);
    const std::size_t orders_before = world_.orders.size();
    const Status renewed =
        renew(pool, "", subscription.term, Discount(), PaymentMethod::balance, OrderKind::auto_renewal);
    if (renewed) return;
    if (world_.orders.size() > orders_before) {
        named_orders_.remove(world_.orders.back().id, static_cast<std::uint32_t>(orders_before));
        world_.orders.pop_back();
    }
    if (const auto again = next_auto_renew(subscription, world_.policy, at_ + Seconds{1})) {
        if (*again > at_ + Seconds{1}) schedule(*again, DueKind::auto_renew, pool);
    }
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

/// refund = paid - used - handling fee, never below 0; used hours are floored to the clock hour.
/// All of it comes back within five days of the first start; a renewal that has not begun is
/// refunded in full. See docs/domain/after-the-change.md#refunds.
RefundPart Replayer::refund_of(const PaidPeriod& paid) const {
    const Order& order = world_.orders[paid.order];
    RefundPart part;
    part.order = order.id;
    part.period = paid.period;
    part.paid = order.amounts.payable;
    const Interval period = paid.period;
    if (at_ >= period.end) return part;
    const auto full_refund = std::chrono::hours{world_.policy.full_refund_hours};
    part.in_full = at_ < period.begin || (paid.first_purchase && at_ <= period.begin + full_refund);
    if (part.in_full) {
        part.refund = part.paid;
        return part;
    }
    const Instant start = clock_hour_start(period.begin);
    part.total_hours = (period.end + Seconds{1} - start).count() / hour_seconds;
    part.used_hours = (clock_hour_start(at_) - start).count() / hour_seconds;
    part.fee_percent = fee_percent(world_.policy.refund_fees, paid.term, period, at_);
    const auto share = [&part](std::int64_t numerator, std::int64_t denominator) {
        return Amount::from_units(
            static_cast<std::int64_t>(Int128{part.paid.units()} * numerator / denominator));
    };
    part.used = share(part.used_hours, part.total_hours);
    part.fee = share(part.fee_percent, 100);
    part.refund = std::max(Amount(), (part.paid - part.used - part.fee).bounded());
    return part;
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
        parts.push_back(refund_of(paid));
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

/// More nodes on a prepaid pool: those of mode yearly/monthly cost the rest of the term at once, the others
/// are metered.
Status Replayer::scale_prepaid(std::uint32_t index, const ScalePool& action) {
    PoolState& pool = world_.pools.edit(index);
    if (at_ >= pool.subscription->expires) {
        return Error{"scale.expired", "/pool", "The pool has expired; renew it before scaling."};
    }
    if (action.disks && *action.disks != pool.disks) {
        return Error{"scale.disks", "/disks", "The disks of a yearly/monthly pool cannot be changed."};
    }
    std::vector<NodeGroup> wanted;
    for (const NodeRequest& request : action.nodes) {
        const BillingMode mode = request.mode.value_or(BillingMode::yearly_monthly);
        const auto same = std::find_if(wanted.begin(), wanted.end(), [&](const NodeGroup& group) {
            return group.flavor == request.flavor && group.mode == mode;
        });
        if (same == wanted.end()) {
            wanted.push_back({request.flavor, request.count, mode});
        } else {
            same->count += request.count;
        }
    }
    const auto count_in = [](const std::vector<NodeGroup>& groups, const std::string& flavor) {
        std::int64_t count = 0;
        for (const NodeGroup& group : groups) {
            if (group.flavor == flavor && group.mode == BillingMode::yearly_monthly) count += group.count;
        }
        return count;
    };
    for (const NodeGroup& group : pool.nodes) {
        if (group.mode != BillingMode::yearly_monthly) continue;
        if (count_in(wanted, group.flavor) >= group.count) continue;
        return Error{"scale.prepaid-nodes", "/nodes",
                     "Yearly/monthly nodes of flavor " + quoted(group.flavor) +
                         " cannot be removed by scaling; unsubscribe them."};
    }

    const Factor factor =
        remaining_factor(at_, pool.subscription->expires, world_.policy.remaining_period_decimals);
    const Rounding cut = world_.policy.rounding_at(at_).line;
    Order scaling;
    AmountSum list, truncated;
    for (const NodeGroup& group : wanted) {
        if (group.mode != BillingMode::yearly_monthly) continue;
        const std::int64_t added = group.count - count_in(pool.nodes, group.flavor);
        if (added == 0) continue;
        const Flavor& flavor = *world_.catalog.find_flavor(group.flavor);
        const Prices& prices = flavor.prices;
        const std::optional<Amount> month =
            prices.monthly ? prepaid_amount(*prices.monthly, added, 1) : std::nullopt;
        if (!month) {
            return Error{"quote.not-sold", "/nodes",
                         quoted(group.flavor) + " is not sold yearly/monthly at this count."};
        }
        const std::optional<std::int64_t> fee =
            narrow_to_64(Int128{month->units()} * factor.scaled / power_of_ten(factor.decimals));
        if (!fee) return Error{"money.range", "/nodes", "The fee is beyond what an amount can hold."};
        FeeItem item;
        item.entry = static_cast<std::uint32_t>(&flavor - world_.catalog.flavors.data());
        item.count = added;
        item.unit_price = *prices.monthly;
        item.list = Amount::from_units(*fee);
        item.remaining_factor = factor.scaled * power_of_ten(8 - factor.decimals);
        item.truncated = (item.list - poolbill::apply(cut, item.list)).bounded();
        list += item.list;
        truncated += item.truncated;
        scaling.items.push_back(item);
    }
    if (!scaling.items.empty()) {
        const Result<Amount> sum = list.amount();
        if (!sum) return sum.error();
        const Result<std::uint32_t> order_index = new_order("", index, OrderKind::scaling);
        if (!order_index) return order_index.error();
        Order& order = world_.orders.edit(*order_index);
        order.items = scaling.items;
        order.amounts.list = order.amounts.amount = *sum;
        order.amounts.truncated = truncated.bounded();
        order.amounts.payable = (*sum - order.amounts.truncated).bounded();
        if (const Status paid = take_payment(order, PaymentMethod::balance, Amount()); !paid) return paid;
        order.state = OrderState::completed;
        const Interval rest{at_, pool.subscription->expires};
        paid_.edit(index).push_back({*order_index, rest, pool.subscription->term, false});
        charge_items(*order_index, BillType::change, rest);
    }
    pool.nodes = wanted;
    return Done{};
}

}  // namespace poolbill
