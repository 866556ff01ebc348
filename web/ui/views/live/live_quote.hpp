// The purchase in host mode: the console's own price beside the one computed here, and the order there.
#pragma once

#include <string>
#include <vector>

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
/// @return what is to be paid: the console's price once it is there, and in the currency of the catalog
Amount live_quote(View& view, Rect& rest, const Quote& offer);

LivePurchase live_purchase(const View& view, const Quote& offer);

/// Places the order of the shown pool at the console; the page reports what comes of it.
void order_shown_there(View& view, const Quote& offer);

/// What is ordered for one pool, and was shown.
struct LivePlan {
    std::string pool;
    LivePrice price;
    Instant expires;
};
/// Places an order for each, one after the other.
void order_there(View& view, const std::vector<LivePlan>& plans);

/// The console's answer for what is chosen; null when it was not asked.
const LiveQuote* quote_there(const View& view, std::string_view pool);
/// The console's price of what is chosen; null until it is there.
const LivePrice* price_there(const View& view, std::string_view pool);
LivePrice computed_price(const View& view, const Amount& payable);
/// The console's price as far as it is known, else the computed one.
LivePrice expected_price(const View& view, std::string_view pool, const LivePrice& computed);
/// Asks the console for the prices of the chosen term. Prices of other pools stay.
void want_quotes(View& view, const std::vector<std::string>& pools);

}  // namespace deferred

}  // namespace poolbill::ui
