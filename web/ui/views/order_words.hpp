// Orders in the viewer's words: what kind, in which state, what happened and how it was paid.
#pragma once

#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

std::string order_kind(const Strings& strings, OrderKind kind);
/// "Pending payment", "Expired", …: tells what the platform's one "cancelled" was.
std::string order_state(const Strings& strings, const Order& order);
Token order_state_color(const Order& order);
/// When that was, or how long there is left to pay, e.g. "6 d 23 h 59 min 12 s left".
std::string order_news(View& view, const Order& order);
/// The reason that a simulated card gives when it declines, as the log keeps it.
inline constexpr std::string_view declined = "card declined";
/// Why the last payment failed, in the viewer's language where there are words for it.
std::string order_failure(const Strings& strings, const Order& order);
/// "Account balance", empty while unpaid.
std::string order_method(const Strings& strings, const Order& order);
/// "Coupon $10.00 · Cash $615.10": where the money came from; empty while unpaid.
std::string order_sources(View& view, const Order& order);

}  // namespace poolbill::ui
