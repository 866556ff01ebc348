#include "web/ui/views/live/live_quote.hpp"

#include <string>
#include <utility>

#include "generated/text/live.hpp"
#include "generated/text/part.hpp"
#include "web/ui/views/live/live_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

bool is_of_choice(const View& view, const LiveQuote& quote) {
    return quote.pool == view.session.pool().identity.id && quote.term == view.state.term &&
           quote.auto_renew == view.state.auto_renew;
}

/// The console's price of what is chosen, once it is there.
const LivePrice* price_there(const View& view) {
    const std::optional<LiveQuote>& quote = view.live.quote;
    const bool is_here = quote && is_of_choice(view, *quote) && quote->answer == LiveAnswer::here;
    return is_here ? &quote->price : nullptr;
}

LivePrice computed_price(const View& view, const Quote& offer) {
    return {offer.amounts.payable, std::string(view.session.world().catalog.currency.code())};
}

LivePrice expected_price(const View& view, const Quote& offer) {
    const LivePrice* there = price_there(view);
    return there != nullptr ? *there : computed_price(view, offer);
}

/// Asks once; the answer, or why there is none, is reported by the page.
void want_quote(View& view) {
    view.live.quote = LiveQuote{
        view.session.pool().identity.id, view.state.term, view.state.auto_renew, LiveAnswer::waiting, {}, {}};
    view.session.emit(quote_wish(*view.live.quote));
}

struct QuoteText {
    std::string words;
    Tone tone = Tone::neutral;
    bool may_ask_again = false;
};

QuoteText words_of(const View& view, const Quote& offer) {
    const Strings& strings = view.ui.strings;
    if (!view.live.can.quote) return {strings(text::live_quote_none)};
    const LiveQuote& quote = *view.live.quote;
    switch (quote.answer) {
        case LiveAnswer::waiting:
            return {strings(text::live_quote_waiting)};
        case LiveAnswer::failed:
            return {strings.fill(text::live_quote_failed, {live_problem(strings, quote.problem)}),
                    Tone::danger, true};
        case LiveAnswer::here:
            break;
    }
    const LivePrice computed = computed_price(view, offer);
    if (computed == quote.price)
        return {strings.fill(text::live_quote_same, {live_money(view, quote.price)}), Tone::good};
    return {
        strings.fill(text::live_quote_differs, {live_money(view, quote.price), live_money(view, computed)}),
        Tone::warning};
}

/// Why nothing can be ordered, if it is not for want of a price.
std::optional<Text> why_not(const View& view) {
    if (!view.live.can.order) return text::live_no_orders;
    if (view.live.order && !view.live.order->is_over()) return text::live_other_order;
    return {};
}

}  // namespace

void live_quote(View& view, Rect& rest, const Quote& offer) {
    Ui& ui = view.ui;
    const std::optional<LiveQuote>& quote = view.live.quote;
    if (view.live.can.quote && !(quote && is_of_choice(view, *quote))) want_quote(view);
    const QuoteText text = words_of(view, offer);
    notice(ui, rest,
           {.tone = text.tone,
            .title = ui.strings(text::live_quote),
            .detail = text.words,
            .role = text.tone == Tone::danger || text.tone == Tone::warning ? Role::alert : Role::status});
    rest.cut_top(10);
    if (text.may_ask_again) {
        const std::string again = ui.strings(text::part_try_again);
        Rect row = rest.cut_top(metrics::control_height, 10);
        if (button(ui, "ask_again", row.cut_left(button_width(ui, again)), again)) want_quote(view);
    }
    rest.cut_top(6);
    if (const std::optional<Text> reason = why_not(view)) {
        sentence(ui, rest, ui.id("why not"), ui.strings(*reason), type_scale::small, Token::danger_text);
        rest.cut_top(10);
    }
}

LivePurchase live_purchase(const View& view, const Quote& offer) {
    LivePurchase purchase;
    purchase.due = live_money(view, expected_price(view, offer));
    purchase.is_quoted = !view.live.can.quote || price_there(view) != nullptr;
    purchase.is_free = !why_not(view);
    return purchase;
}

void order_there(View& view, const Quote& offer) {
    LiveQuote wanted;
    wanted.pool = view.session.pool().identity.id;
    wanted.term = view.state.term;
    wanted.auto_renew = view.state.auto_renew;
    wanted.price = expected_price(view, offer);
    LiveOrder order;
    order.pool = wanted.pool;
    order.term = wanted.term;
    order.previewed = wanted.price;
    order.previewed_expiry = offer.expires;
    view.live.order = std::move(order);
    view.session.emit(order_wish(wanted, offer.expires));
    view.state.overlay.open(LiveOrderDialog());
}

}  // namespace poolbill::ui::deferred
