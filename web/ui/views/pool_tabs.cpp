#include "web/ui/views/pool_tabs.hpp"

#include <array>

#include "web/ui/views/bills_table.hpp"
#include "web/ui/views/deferred.hpp"
#include "web/ui/views/order_words.hpp"
#include "web/ui/views/pool_facts.hpp"
#include "web/ui/views/timeline/timeline.hpp"
#include "web/ui/widgets/tabs.hpp"

namespace poolbill::ui {

void pool_tabs(View& view, Rect& rest) {
    Ui& ui = view.ui;
    const Order* open = view.session.open_order();
    const bool pending = open != nullptr;
    const std::string waiting = pending ? order_state(ui.strings, *open) : std::string();
    const std::array<Tab, 5> items{Tab{ui.strings(Text::tabs_overview)}, Tab{ui.strings(Text::tabs_details)},
                                   Tab{ui.strings(Text::orders_title), pending, waiting},
                                   Tab{ui.strings(Text::statement_title)},
                                   Tab{ui.strings(Text::tabs_events)}};
    const auto pressed = tabs(ui, "tabs", rest.cut_top(tabs_height, metrics::gap),
                              ui.strings(Text::change_pool), items, static_cast<std::size_t>(view.state.tab));
    switch (view.state.tab) {
        case PoolTab::overview:
            pool_facts(view, rest);
            timeline(view, rest);
            bills_table(view, rest);
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
    // Switch tabs on the next frame, so that this frame stays consistent.
    if (!pressed) return;
    view.state.tab = static_cast<PoolTab>(*pressed);
    view.state.copied = false;
}

}  // namespace poolbill::ui
