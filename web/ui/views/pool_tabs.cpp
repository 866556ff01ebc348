#include "web/ui/views/pool_tabs.hpp"

#include <array>

#include "generated/text/change.hpp"
#include "generated/text/orders.hpp"
#include "generated/text/statement.hpp"
#include "generated/text/tabs.hpp"
#include "web/ui/views/bills_table.hpp"
#include "web/ui/views/deferred.hpp"
#include "web/ui/views/order_words.hpp"
#include "web/ui/views/pool_facts.hpp"
#include "web/ui/views/timeline/timeline.hpp"
#include "web/ui/views/verdict_card.hpp"
#include "web/ui/widgets/tabs.hpp"

namespace poolbill::ui {
namespace {

void overview(View& view, Rect& rest) {
    pool_facts(view, rest);
    verdict_card(view, rest);
    timeline(view, rest);
    bills_table(view, rest);
}

/// A page of the pool. One of `draw` and `deferred` draws it.
struct TabPage {
    PoolTab tab;
    Text title;
    void (*draw)(View& view, Rect& rest);
    void (*DeferredScreens::*deferred)(View& view, Rect& rest);
};

constexpr std::array pages{
    TabPage{PoolTab::overview, text::tabs_overview, overview, nullptr},
    TabPage{PoolTab::details, text::tabs_details, nullptr, &DeferredScreens::details},
    TabPage{PoolTab::orders, text::orders_title, nullptr, &DeferredScreens::orders},
    TabPage{PoolTab::statement, text::statement_title, nullptr, &DeferredScreens::statement},
    TabPage{PoolTab::events, text::tabs_events, nullptr, &DeferredScreens::events}};

constexpr bool pages_are_in_order() {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (pages[i].tab != static_cast<PoolTab>(i)) return false;
    }
    return true;
}
static_assert(pages_are_in_order(), "one row for each PoolTab, in the same order");

}  // namespace

void pool_tabs(View& view, Rect& rest) {
    Ui& ui = view.ui;
    const Order* open = view.session.open_order();
    const std::string waiting = open != nullptr ? order_state(ui.strings, *open) : std::string();
    std::array<Tab, pages.size()> items;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        items[i].name = ui.strings(pages[i].title);
        if (pages[i].tab != PoolTab::orders) continue;
        items[i].marked = open != nullptr;
        items[i].description = waiting;
    }
    const auto pressed = tabs(ui, "tabs", rest.cut_top(tabs_height, metrics::gap),
                              ui.strings(text::change_pool), items, static_cast<std::size_t>(view.state.tab));
    const TabPage& page = pages[static_cast<std::size_t>(view.state.tab)];
    if (page.draw != nullptr) {
        page.draw(view, rest);
    } else {
        deferred_panel(view, rest, page.deferred);
    }
    // Switch tabs on the next frame, so that this frame stays consistent.
    if (!pressed) return;
    view.state.tab = pages[*pressed].tab;
    view.state.copied = false;
}

}  // namespace poolbill::ui
