// The purchase in host mode: the console's own price beside the one computed here, and the order there.
#pragma once

#include "core/order/quote.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// What the foot of the purchase offers at the console.
struct LivePurchase {
    std::string due;         // the console's price as far as it is known, else the amount computed here
    bool is_quoted = false;  // the console's price is there, or it gives none in advance
    bool is_free = true;     // the console takes orders, and no other one is under way
};

namespace deferred {

/// A row of the purchase; asks for the price of the chosen term when it is not there.
void live_quote(View& view, Rect& rest, const Quote& offer);

LivePurchase live_purchase(const View& view, const Quote& offer);

/// Places the order at the console; the page reports what comes of it.
void order_there(View& view, const Quote& offer);

}  // namespace deferred

}  // namespace poolbill::ui
