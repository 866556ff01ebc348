#include "web/ui/views/order_words.hpp"

#include <array>

#include "generated/text/method.hpp"
#include "generated/text/order.hpp"

namespace poolbill::ui {
namespace {

// Each array is in the order of its enumeration.
constexpr std::array kinds{text::order_kind_change, text::order_kind_renewal, text::order_kind_auto_renewal,
                           text::order_kind_scaling, text::order_kind_unsubscription};
constexpr std::array states{text::order_state_approval, text::order_state_payment,
                            text::order_state_processing, text::order_state_completed,
                            text::order_state_cancelled};
constexpr std::array ends{text::order_ended,
                          text::order_ended_by_user,
                          text::order_ended_deadline,
                          text::order_ended_pool_changed,
                          text::order_ended_pool_expired,
                          text::order_ended_pool_unsubscribed,
                          text::order_ended_pool_deleted,
                          text::order_ended_refused};
constexpr std::array methods{text::method_balance, text::method_card, text::method_online,
                             text::method_monthly, text::method_partner};

template <class Enum, std::size_t count>
Text pick(const std::array<Text, count>& texts, Enum value) {
    return texts[static_cast<std::size_t>(value)];
}

}  // namespace

std::string order_kind(const Strings& strings, OrderKind kind) {
    return strings(pick(kinds, kind));
}

std::string order_state(const Strings& strings, const Order& order) {
    if (order.state == OrderState::cancelled && order.cancel_reason == CancelReason::deadline_passed)
        return strings(text::order_state_expired);
    return strings(pick(states, order.state));
}

Token order_state_color(const Order& order) {
    if (order.is_unpaid()) return Token::pay_per_use_text;
    return order.state == OrderState::cancelled ? Token::text_dim : Token::yearly_monthly_text;
}

std::string order_news(View& view, const Order& order) {
    const Strings& strings = view.ui.strings;
    if (order.is_unpaid()) {
        const std::int64_t left = (order.deadline - view.session.now()).count();
        return strings.fill(text::order_left, {view.format.duration(left)});
    }
    if (order.closed) {
        return strings.fill(pick(ends, order.cancel_reason), {view.format.date_time(*order.closed)});
    }
    const Text done = order.kind == OrderKind::unsubscription ? text::order_refunded : text::order_paid;
    return order.paid ? strings.fill(done, {view.format.date_time(*order.paid)}) : std::string();
}

std::string order_failure(const Strings& strings, const Order& order) {
    return order.last_failure == declined ? std::string(strings(text::order_declined)) : order.last_failure;
}

std::string order_method(const Strings& strings, const Order& order) {
    return order.method ? strings(pick(methods, *order.method)) : std::string();
}

std::string order_sources(View& view, const Order& order) {
    std::string sources;
    const auto add = [&](Amount part, const std::string& name) {
        if (part.is_zero()) return;
        sources += (sources.empty() ? "" : " · ") + name + " " + view.format.short_money(part);
    };
    const Strings& strings = view.ui.strings;
    add(order.amounts.coupon, strings(text::order_coupon));
    add(order.amounts.cash, strings(text::order_cash));
    add(order.amounts.credit, strings(text::order_credit));
    add(order.amounts.other, order_method(strings, order));
    return sources;
}

}  // namespace poolbill::ui
