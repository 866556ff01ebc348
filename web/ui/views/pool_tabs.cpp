#include "web/ui/views/pool_tabs.hpp"

#include <array>

#include "web/ui/views/bills_table.hpp"
#include "web/ui/views/deferred.hpp"
#include "web/ui/views/order_words.hpp"
#include "web/ui/views/pool_head.hpp"
#include "web/ui/views/timeline/timeline.hpp"
#include "web/ui/widgets/tabs.hpp"

namespace poolbill::ui {

void pool_tabs(View& view, Rect& rest) {
    Ui& ui = view.ui;
    const auto panel_of = [&](float height) { return rest.cut_top(height, metrics::gap); };
    const Order* open = view.session.open_order();
    const bool pending = open != nullptr;
    const std::string waiting = pending ? order_state(ui.strings, *open) : std::string();
    const std::array<Tab, 5> items{Tab{ui.strings(Text::tabs_overview)}, Tab{ui.strings(Text::tabs_details)},
                                   Tab{ui.strings(Text::orders_title), pending, waiting},
                                   Tab{ui.strings(Text::statement_title)},
                                   Tab{ui.strings(Text::tabs_events)}};
    const auto pressed = tabs(ui, "tabs", panel_of(tabs_height), ui.strings(Text::change_pool), items,
                              static_cast<std::size_t>(view.state.tab));
    switch (view.state.tab) {
        case PoolTab::overview:
            pool_facts(view, panel_of(pool_facts_height(view)));
            timeline(view, panel_of(timeline_height(view, rest.w)));
            bills_table(view, panel_of(bills_table_height(view, rest.w)));
            break;
        case PoolTab::details:
            deferred_panel(view, rest, &DeferredScreens::details);
            break;
        case PoolTab::orders:
            deferred_panel(view, rest, &DeferredScreens::orders);
            break;
        case PoolTab::statement:
            deferred_panel(view, rest, &DeferredScreens::statement);
            break;
        case PoolTab::events:
            deferred_panel(view, rest, &DeferredScreens::events);
            break;
    }
    // The page that was pressed comes with the next frame, so that this one is of a piece.
    if (!pressed) return;
    view.state.tab = static_cast<PoolTab>(*pressed);
    view.state.copied = false;
}

}  // namespace poolbill::ui
