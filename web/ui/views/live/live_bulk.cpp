#include "web/ui/views/live/live_bulk.hpp"

#include "core/order/quote.hpp"
#include "generated/text/live.hpp"
#include "generated/text/part.hpp"
#include "web/ui/views/live/live_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

/// The ids of the pools that can be changed.
std::vector<std::string> changeable(const View& view, const BulkChange& change) {
    std::vector<std::string> pools;
    for (std::size_t i = 0; i < change.possible(); ++i)
        pools.push_back(view.session.world().pools[change.pools()[i]].identity.id);
    return pools;
}

void ask_for_missing(View& view, const std::vector<std::string>& pools) {
    std::vector<std::string> missing;
    for (const std::string& pool : pools)
        if (quote_there(view, pool) == nullptr) missing.push_back(pool);
    if (!missing.empty()) want_quotes(view, missing);
}

std::string names_of(const View& view, const std::vector<std::string>& pools) {
    std::string names;
    for (const std::string& pool : pools)
        names.append(names.empty() ? "" : ", ").append(live_pool_name(view, pool));
    return names;
}

/// A sentence for each thing that a person should know before the orders.
std::string detail_of(const View& view, const LiveBulk& bulk) {
    const Strings& strings = view.ui.strings;
    if (!view.live.can.quote) return strings(text::live_quote_none);
    std::string words;
    const auto say = [&words](const std::string& sentence) {
        words.append(words.empty() ? "" : " ").append(sentence);
    };
    if (bulk.waiting > 0)
        say(strings.fill(text::live_quotes_waiting,
                         {view.format.count(static_cast<std::int64_t>(bulk.waiting))}));
    if (!bulk.differing.empty())
        say(strings.fill(text::live_quotes_differ, {names_of(view, bulk.differing)}));
    if (!bulk.ordering.empty())
        say(strings.fill(text::live_quotes_ordering, {names_of(view, bulk.ordering)}));
    if (!bulk.failed.empty()) say(strings.fill(text::live_quotes_failed, {names_of(view, bulk.failed)}));
    for (const std::string& pool : bulk.failed)
        say(live_pool_name(view, pool) + ": " + live_problem(strings, quote_there(view, pool)->problem));
    return words.empty() ? std::string(strings(text::live_quotes_same)) : words;
}

}  // namespace

LiveBulk live_bulk(View& view, const BulkChange& change) {
    LiveBulk bulk;
    const std::vector<std::string> pools = changeable(view, change);
    if (view.live.can.quote) ask_for_missing(view, pools);
    std::vector<LivePrice> prices;
    for (std::size_t i = 0; i < pools.size(); ++i) {
        const LivePrice computed = computed_price(view, change.cost(i).prepaid);
        const LiveQuote* answer = quote_there(view, pools[i]);
        if (view.live.is_ordering(pools[i])) {
            bulk.ordering.push_back(pools[i]);
            continue;
        }
        if (answer != nullptr && answer->answer == LiveAnswer::waiting) ++bulk.waiting;
        if (answer != nullptr && answer->answer == LiveAnswer::failed) bulk.failed.push_back(pools[i]);
        const LivePrice* there = price_there(view, pools[i]);
        if (there != nullptr && *there != computed) bulk.differing.push_back(pools[i]);
        if (there == nullptr && view.live.can.quote) continue;
        const Result<Quote> offer =
            quote(view.session.world(), change.pools()[i], view.state.term, view.session.now());
        if (!offer) continue;
        prices.push_back(there != nullptr ? *there : computed);
        bulk.plans.push_back({pools[i], prices.back(), offer->expires});
    }
    bulk.sum = live_sum(prices);
    return bulk;
}

void live_bulk_notice(View& view, Rect& rest, const LiveBulk& bulk) {
    Ui& ui = view.ui;
    const bool is_fine = bulk.failed.empty() && bulk.differing.empty() && bulk.ordering.empty();
    const bool is_settled = bulk.waiting == 0 && view.live.can.quote;
    notice(ui, rest,
           {.tone = !bulk.failed.empty() ? Tone::danger
                    : !is_fine           ? Tone::warning
                    : is_settled         ? Tone::good
                                         : Tone::neutral,
            .title = ui.strings(text::live_quotes),
            .detail = detail_of(view, bulk),
            .role = is_fine ? Role::status : Role::alert});
    rest.cut_top(10);
    if (bulk.failed.empty() || bulk.waiting > 0) return;
    const std::string again = ui.strings(text::part_try_again);
    Rect row = rest.cut_top(metrics::control_height, 10);
    if (button(ui, "ask_again", row.cut_left(button_width(ui, again)), again)) want_quotes(view, bulk.failed);
}

BulkCost live_cost(const View& view, const std::string& pool, const BulkCost& computed) {
    const LivePrice* there = price_there(view, pool);
    if (there == nullptr || there->currency != view.session.world().catalog.currency.code()) return computed;
    return {computed.pay_per_use, there->amount, (computed.pay_per_use - there->amount).bounded()};
}

LiveBulkRow live_bulk_row(const View& view, const std::string& pool, const Amount& computed) {
    const Strings& strings = view.ui.strings;
    if (view.live.is_ordering(pool)) return {{}, strings(text::live_row_ordering), Token::pay_per_use_text};
    const LiveQuote* quote = quote_there(view, pool);
    if (quote == nullptr) return {};
    switch (quote->answer) {
        case LiveAnswer::waiting:
            return {{}, strings(text::live_quote_waiting)};
        case LiveAnswer::failed:
            return {{}, strings(text::live_row_failed), Token::danger_text};
        case LiveAnswer::here:
            break;
    }
    const LivePrice here = computed_price(view, computed);
    if (quote->price == here) return {live_money(view, quote->price), strings(text::live_row_same)};
    return {live_money(view, quote->price), strings.fill(text::live_row_computed, {live_money(view, here)}),
            Token::pay_per_use_text};
}

}  // namespace poolbill::ui::deferred
