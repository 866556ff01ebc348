// Orders in the viewer's language: kind, state, outcome and payment.
#pragma once

#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

std::string order_kind(const Strings& strings, OrderKind kind);
/// "Pending payment", "Expired", …: distinguishes the cases that the platform reports as "cancelled".
std::string order_state(const Strings& strings, const Order& order);
Token order_state_color(const Order& order);
/// The time of the outcome, or the time left to pay, e.g. "6 d 23 h 59 min 12 s left".
std::string order_news(View& view, const Order& order);
/// The reason given when a simulated card declines, as stored in the log.
inline constexpr std::string_view declined = "card declined";
/// Why the last payment failed, in the viewer's language if a translation exists.
std::string order_failure(const Strings& strings, const Order& order);
/// "Account balance", empty while unpaid.
std::string order_method(const Strings& strings, const Order& order);
/// "Coupon $10.00 · Cash $615.10": the sources of the money; empty while unpaid.
std::string order_sources(View& view, const Order& order);

}  // namespace poolbill::ui
