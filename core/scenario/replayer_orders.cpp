// Actions on orders: submit, approve, pay, fail, cancel; and what follows from a payment.
#include <algorithm>
#include <cassert>
#include <charconv>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/quoted.hpp"
#include "core/scenario/replayer.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill {
namespace {

LedgerBuilder::Wanted charged(const FeeItem& item, const Catalog& catalog) {
    const auto wanted = [&item](const auto& entry) {
        return LedgerBuilder::Wanted{item.is_disk, entry.code, entry.name, item.size_gb};
    };
    return item.is_disk ? wanted(catalog.disks[item.entry]) : wanted(catalog.flavors[item.entry]);
}

PriceUnit price_unit(Term::Unit unit) {
    return unit == Term::Unit::year ? PriceUnit::year : PriceUnit::month;
}

/// Why an order that was cancelled cannot be paid.
ErrorId cancelled_error(CancelReason reason) {
    switch (reason) {
        case CancelReason::none:
        case CancelReason::by_user:
            break;
        case CancelReason::deadline_passed:
            return ErrorId::order_lapsed;
        case CancelReason::pool_changed:
            return ErrorId::order_of_changed_pool;
        case CancelReason::pool_expired:
            return ErrorId::order_of_expired_pool;
        case CancelReason::pool_unsubscribed:
            return ErrorId::order_of_unsubscribed_pool;
        case CancelReason::pool_deleted:
            return ErrorId::order_of_deleted_pool;
        case CancelReason::approval_refused:
            return ErrorId::order_refused;
    }
    return ErrorId::order_cancelled_by_user;
}

/// Why an order cannot be approved. @param state  not pending approval
ErrorId approval_error(OrderState state) {
    switch (state) {
        case OrderState::pending_approval:
        case OrderState::pending_payment:
            break;
        case OrderState::processing:
            return ErrorId::order_approval_processing;
        case OrderState::completed:
            return ErrorId::order_approval_completed;
        case OrderState::cancelled:
            return ErrorId::order_approval_cancelled;
    }
    return ErrorId::order_approval_unneeded;
}

/// Why an order cannot be cancelled. @param state  not one of an unpaid order
ErrorId cancelling_error(OrderState state) {
    if (state == OrderState::processing) return ErrorId::order_processing;
    return state == OrderState::completed ? ErrorId::order_completed : ErrorId::order_is_cancelled;
}

}  // namespace

std::optional<std::uint32_t> Replayer::named_order(std::string_view id) const {
    return named_orders_.find(
        id, [&](std::uint32_t index) -> std::string_view { return world_.orders[index].id; });
}

std::optional<std::uint32_t> Replayer::order_index(std::string_view id) const {
    if (const auto named = named_order(id)) return named;
    std::uint32_t number = 0;
    const std::string_view digits = id.substr(id.rfind('-') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_there = number > 0 && number <= world_.orders.size() && world_.orders[number - 1].id == id;
    return is_there ? std::optional(number - 1) : std::nullopt;
}

Result<std::uint32_t> Replayer::find_order(std::string_view id) const {
    if (const std::optional<std::uint32_t> index = order_index(id)) return *index;
    return describe(ErrorId::order_not_found, {quoted(id)}, "/order");
}

Result<std::uint32_t> Replayer::payable_order(std::string_view id) const {
    const Result<std::uint32_t> index = find_order(id);
    if (!index) return index.error();
    const Order& order = world_.orders[*index];
    switch (order.state) {
        case OrderState::pending_payment:
            return *index;
        case OrderState::pending_approval:
            return describe(ErrorId::order_waits_for_approval, {quoted(id)}, "/order");
        case OrderState::cancelled:
            return describe(cancelled_error(order.cancel_reason), {quoted(id), format_instant(*order.closed)},
                            "/order");
        case OrderState::processing:
        case OrderState::completed:
            break;
    }
    return describe(ErrorId::order_already_paid, {quoted(id)}, "/order");
}

Result<std::uint32_t> Replayer::new_order(std::string_view id, std::uint32_t pool, OrderKind kind) {
    if (order_index(id)) {
        return describe(ErrorId::order_there_already, {quoted(id)}, "/order");
    }
    const auto index = static_cast<std::uint32_t>(world_.orders.size());
    Order& order = world_.orders.append();
    order.id = id;
    std::uint32_t number = index;
    while (order.id.empty() || named_order(order.id))
        order.id.assign(to_string(kind)).append("-") += std::to_string(++number);
    if (number != index + 1) named_orders_.add(order.id, index);
    order.pool = pool;
    order.kind = kind;
    order.submitted = at_;
    order.deadline = at_ + Seconds{world_.policy.unpaid_deadline_seconds};
    return index;
}

template <>
Status Replayer::act(const SubmitChangeOrder& action) {
    const Result<std::uint32_t> pool_index = existing_pool(action.pool);
    if (!pool_index) return pool_index.error();
    PoolState& pool = world_.pools.edit(*pool_index);
    if (!action.term.can_be_purchased()) {
        return describe(ErrorId::term_of_purchase, {to_string(action.term)}, "/term");
    }
    if (const Status allowed = check_may_buy("/pool"); !allowed) return allowed;
    if (const Status free = check_not_processing(*pool_index); !free) return free;
    if (failed_conditions(world_, *pool_index) != 0)
        return not_eligible(action.pool, check_change_to_prepaid(world_, *pool_index));
    Result<Quote> fee = quote_change(pool, world_.catalog, world_.policy, action.term, action.discount, at_);
    if (!fee) return fee.error();
    const Result<std::uint32_t> index = new_order(action.order, *pool_index, OrderKind::change_to_prepaid);
    if (!index) return index.error();

    Order& order = world_.orders.edit(*index);
    order.term = action.term;
    order.auto_renew = action.auto_renew;
    order.items = std::move(fee.value().items);
    static_cast<Charge&>(order.amounts) = fee->amounts;
    order.state = action.needs_approval ? OrderState::pending_approval : OrderState::pending_payment;
    pool.open_order = *index;
    schedule(order.deadline, DueKind::order_lapses, *index);
    record(EventKind::order_submitted, *pool_index, *index);
    return Done{};
}

template <>
Status Replayer::act(const ApproveOrder& action) {
    const Result<std::uint32_t> index = find_order(action.order);
    if (!index) return index.error();
    Order& order = world_.orders.edit(*index);
    if (order.state != OrderState::pending_approval)
        return describe(approval_error(order.state), {quoted(action.order)}, "/order");
    if (!action.approved) {
        cancel(*index, CancelReason::approval_refused);
        return Done{};
    }
    order.state = OrderState::pending_payment;
    record(EventKind::order_approved, order.pool, *index);
    return Done{};
}

template <>
Status Replayer::act(const PayOrder& action) {
    const Result<std::uint32_t> index = payable_order(action.order);
    if (!index) return index.error();
    Order& order = world_.orders.edit(*index);
    if (order.kind == OrderKind::scaling) return pay_addition(*index, action);
    const Pool& pool = world_.pools[order.pool];
    if (failed_conditions(pool, world_.catalog, false) != 0) {
        Error error = describe(ErrorId::order_pool_has_changed, {}, "/order");
        for (const Condition& condition : check_change_to_prepaid(pool, world_.catalog, "")) {
            if (condition.state != ConditionState::failed) continue;
            error.message += " " + condition.sentence + " " + condition.found;
            error.values.push_back(condition.code);
        }
        return error;
    }
    if (const Status allowed = check_may_buy("/order"); !allowed) return allowed;
    if (const Status paid = take_payment(order, {action.method, action.coupon}, "/order"); !paid) return paid;
    world_.pools.edit(order.pool).open_order.reset();
    record(EventKind::order_paid, order.pool, *index);
    const Instant start = at_ + Seconds{world_.policy.activation_delay_seconds};
    charge_items(*index, static_cast<BillType>(world_.policy.conversion_bill_type),
                 {start, expiry(start, order.term->total_months())});
    if (start > at_) {
        world_.pools.edit(order.pool).processing = *index;
        schedule(start, DueKind::activation, *index);
        return Done{};
    }
    activate(*index);
    return refresh_rates(order.pool);
}

template <>
Status Replayer::act(const FailPayment& action) {
    const Result<std::uint32_t> index = payable_order(action.order);
    if (!index) return index.error();
    Order& order = world_.orders.edit(*index);
    ++order.failed_payments;
    order.last_failure = action.reason;
    record(EventKind::payment_failed, order.pool, *index);
    return Done{};
}

template <>
Status Replayer::act(const CancelOrder& action) {
    const Result<std::uint32_t> index = find_order(action.order);
    if (!index) return index.error();
    const Order& order = world_.orders[*index];
    if (!order.is_unpaid()) {
        return describe(cancelling_error(order.state), {quoted(action.order)}, "/order");
    }
    cancel(*index, CancelReason::by_user);
    return Done{};
}

void Replayer::cancel(std::uint32_t index, CancelReason reason) {
    Order& order = world_.orders.edit(index);
    order.state = OrderState::cancelled;
    order.closed = at_;
    order.cancel_reason = reason;
    world_.pools.edit(order.pool).open_order.reset();
    record(EventKind::order_cancelled, order.pool, index);
}

void Replayer::cancel_open_order(std::uint32_t pool, CancelReason reason) {
    if (const std::optional<std::uint32_t> open = world_.pools[pool].open_order) cancel(*open, reason);
}

/// The change itself: from here on the pool is prepaid, nodes and disks alike.
void Replayer::activate(std::uint32_t index) {
    Order& order = world_.orders.edit(index);
    PoolState& pool = world_.pools.edit(order.pool);
    order.state = OrderState::completed;
    pool.processing.reset();
    assert(pool.exists() && "a pool stays while its order is being processed");
    for (NodeGroup& group : pool.nodes)
        group.mode = BillingMode::yearly_monthly;
    pool.mode = BillingMode::yearly_monthly;
    pool.mode_since = at_;
    pool.subscription = first_term(at_, *order.term, world_.policy);
    pool.subscription->auto_renew = order.auto_renew;
    paid_.edit(order.pool)
        .push_back(paid_period(order, index, {at_, pool.subscription->expires}, *order.term));
    record(EventKind::prepaid_started, order.pool, index);
    schedule_subscription(order.pool);
}

/// One line per flavor and disk type, issued now.
void Replayer::charge_items(std::uint32_t index, BillType type, Interval period) {
    const Order& order = world_.orders[index];
    for (const FeeItem& item : order.items) {
        Line line;
        line.pool = order.pool;
        line.item = ledger_.intern(charged(item, world_.catalog));
        line.type = type;
        line.mode = BillingMode::yearly_monthly;
        line.unit = order.kind == OrderKind::scaling ? PriceUnit::remaining_period : price_unit(item.unit);
        line.periods = item.periods;
        line.cycle = period;
        line.charged = period;
        line.count = item.count;
        line.unit_price = item.unit_price;
        line.list = item.list;
        line.discount = item.discount;
        line.amount = (item.list - item.discount).bounded();
        line.truncated = item.truncated;
        line.payable = (line.amount - line.truncated).bounded();
        line.issued = at_;
        line.settled = at_;
        line.order = index;
        ledger_.add_charge(line);
    }
}

}  // namespace poolbill
