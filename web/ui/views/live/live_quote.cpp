#include "web/ui/views/live/live_quote.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "generated/text/live.hpp"
#include "generated/text/part.hpp"
#include "web/ui/views/live/live_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {

const LiveQuote* quote_there(const View& view, std::string_view pool) {
    return view.live.quote_of(pool, view.state.term, view.state.auto_renew);
}

const LivePrice* price_there(const View& view, std::string_view pool) {
    const LiveQuote* quote = quote_there(view, pool);
    return quote != nullptr && quote->answer == LiveAnswer::here ? &quote->price : nullptr;
}

LivePrice computed_price(const View& view, const Amount& payable) {
    return {payable, std::string(view.session.world().catalog.currency.code())};
}

LivePrice expected_price(const View& view, std::string_view pool, const LivePrice& computed) {
    const LivePrice* there = price_there(view, pool);
    return there != nullptr ? *there : computed;
}

/// Asks once; the answer, or why there is none, is reported by the page.
void want_quotes(View& view, const std::vector<std::string>& pools) {
    const Term term = view.state.term;
    const bool renews = view.state.auto_renew;
    std::vector<LiveQuote>& quotes = view.live.quotes;
    std::erase_if(quotes, [&](const LiveQuote& each) {
        return !each.is_of(term, renews) || std::find(pools.begin(), pools.end(), each.pool) != pools.end();
    });
    for (const std::string& pool : pools)
        quotes.push_back({pool, term, renews, LiveAnswer::waiting, {}, {}});
    view.session.emit(quote_wish(pools, term, renews));
}

namespace {

const std::string& shown_pool(const View& view) {
    return view.session.pool().identity.id;
}

struct QuoteText {
    std::string words;
    Tone tone = Tone::neutral;
    bool may_ask_again = false;
};

QuoteText words_of(const View& view, const Quote& offer) {
    const Strings& strings = view.ui.strings;
    if (!view.live.can.quote) return {strings(text::live_quote_none)};
    const LiveQuote& quote = *quote_there(view, shown_pool(view));
    switch (quote.answer) {
        case LiveAnswer::waiting:
            return {strings(text::live_quote_waiting)};
        case LiveAnswer::failed:
            return {strings.fill(text::live_quote_failed, {live_problem(strings, quote.problem)}),
                    Tone::danger, true};
        case LiveAnswer::here:
            break;
    }
    const LivePrice computed = computed_price(view, offer.amounts.payable);
    if (computed == quote.price)
        return {strings.fill(text::live_quote_same, {live_money(view, quote.price)}), Tone::good};
    return {
        strings.fill(text::live_quote_differs, {live_money(view, quote.price), live_money(view, computed)}),
        Tone::warning};
}

/// Why nothing can be ordered, if it is not for want of a price.
std::optional<Text> why_not(const View& view) {
    if (!view.live.can.order) return text::live_no_orders;
    if (view.live.is_ordering(shown_pool(view))) return text::live_other_order;
    return {};
}

}  // namespace

Amount live_quote(View& view, Rect& rest, const Quote& offer) {
    Ui& ui = view.ui;
    if (view.live.can.quote && quote_there(view, shown_pool(view)) == nullptr)
        want_quotes(view, {shown_pool(view)});
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
        if (button(ui, "ask_again", row.cut_left(button_width(ui, again)), again))
            want_quotes(view, {shown_pool(view)});
    }
    rest.cut_top(6);
    if (const std::optional<Text> reason = why_not(view)) {
        sentence(ui, rest, ui.id("why not"), ui.strings(*reason), type_scale::small, Token::danger_text);
        rest.cut_top(10);
    }
    const LivePrice computed = computed_price(view, offer.amounts.payable);
    const LivePrice expected = expected_price(view, shown_pool(view), computed);
    return expected.currency == computed.currency ? expected.amount : computed.amount;
}

LivePurchase live_purchase(const View& view, const Quote& offer) {
    LivePurchase purchase;
    purchase.due =
        live_money(view, expected_price(view, shown_pool(view), computed_price(view, offer.amounts.payable)));
    purchase.is_quoted = !view.live.can.quote || price_there(view, shown_pool(view)) != nullptr;
    purchase.is_free = !why_not(view);
    return purchase;
}

void order_there(View& view, const std::vector<LivePlan>& plans) {
    std::vector<LiveOrder> orders;
    for (const LivePlan& plan : plans) {
        LiveOrder order;
        order.stage = plans.size() > 1 ? LiveStage::queued : LiveStage::placing;
        order.pool = plan.pool;
        order.term = view.state.term;
        order.previewed = plan.price;
        order.previewed_expiry = plan.expires;
        std::erase_if(view.live.orders, [&](const LiveOrder& each) { return each.pool == plan.pool; });
        view.live.orders.push_back(order);
        orders.push_back(std::move(order));
    }
    view.session.emit(order_wish(orders, view.state.term, view.state.auto_renew));
    view.state.overlay.open(LiveOrderDialog{orders.size() == 1 ? orders.front().pool : std::string()});
}

void order_shown_there(View& view, const Quote& offer) {
    const std::string& pool = shown_pool(view);
    order_there(view, {{pool, expected_price(view, pool, computed_price(view, offer.amounts.payable)),
                        offer.expires}});
}

}  // namespace poolbill::ui::deferred
