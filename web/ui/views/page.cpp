#include "web/ui/views/page.hpp"

#include "web/ui/views/change_dialog.hpp"
#include "web/ui/views/clock_bar.hpp"
#include "web/ui/views/deferred.hpp"
#include "web/ui/views/pool_head.hpp"
#include "web/ui/views/pool_tabs.hpp"
#include "web/ui/views/pools/pools_page.hpp"
#include "web/ui/views/samples.hpp"
#include "web/ui/views/timeline/timeline.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

float margin(const Ui& ui) {
    return ui.narrow() ? 12.0f : 16.0f;
}

/// Below this height the clock scrolls with the page, so that there is a page to see.
constexpr float shortest_for_pinned_clock = 460;

void draw_overlay(View& view, Overlay overlay) {
    switch (overlay) {
        case Overlay::none:
            break;
        case Overlay::more_menu:
            more_menu(view);
            break;
        case Overlay::change:
            change_dialog(view);
            break;
        case Overlay::checklist:
            deferred_overlay(view, &DeferredScreens::checklist_dialog);
            break;
        case Overlay::purchase:
            purchase_dialog(view);
            break;
        case Overlay::payment:
            payment_dialog(view);
            break;
        case Overlay::explain:
            deferred_overlay(view, &DeferredScreens::explain_dialog);
            break;
        case Overlay::compare:
            deferred_overlay(view, &DeferredScreens::compare_dialog);
            break;
        case Overlay::pool_filter:
            deferred_overlay(view, &DeferredScreens::pool_filter_menu);
            break;
        case Overlay::order:
            deferred_overlay(view, &DeferredScreens::order_dialog);
            break;
        case Overlay::proposal:
            deferred_overlay(view, &DeferredScreens::proposal_dialog);
            break;
        case Overlay::samples:
            deferred_overlay(view, &DeferredScreens::samples_menu);
            break;
        case Overlay::import_report:
            deferred_overlay(view, &DeferredScreens::import_dialog);
            break;
        case Overlay::bulk:
            deferred_overlay(view, &DeferredScreens::bulk_dialog);
            break;
        case Overlay::scenario:
            deferred_overlay(view, &DeferredScreens::scenario_dialog);
            break;
        case Overlay::bills_menu:
            deferred_overlay(view, &DeferredScreens::bills_menu);
            break;
    }
}

/// One pool: what it is, what it cost and will cost. @return the height it took
float pool_page(View& view, const Rect& rect) {
    Rect rest = rect;
    const auto panel_of = [&](float height) { return rest.cut_top(height, metrics::gap); };
    pool_head(view, panel_of(pool_head_height(view)));
    if (const float height = pool_notice_height(view, rest.w); height > 0)
        pool_notice(view, panel_of(height));
    pool_tabs(view, rest);
    return rest.y - rect.y;
}

}  // namespace

void draw_page(View& view) {
    Ui& ui = view.ui;
    // What the page opens is drawn from the next frame on: the press that opened a menu must not close it.
    const Overlay overlay = view.state.overlay;
    follow_clock(view);
    Rect visible = ui.viewport;
    const float clock_height = clock_bar_height(view);
    const bool pinned = visible.h >= shortest_for_pinned_clock;
    const Rect clock =
        pinned ? visible.cut_bottom(clock_height + margin(ui) + metrics::gap - 4).inset(margin(ui), 0)
               : Rect();
    {
        Page page(ui, visible);
        const Rect content = page.content();
        Rect rest = content.inset(margin(ui), 0);
        rest.cut_top(margin(ui) - 2);
        if (view.state.place == Place::pools) {
            const float height =
                std::max(deferred::shortest_pools_page, visible.h - (rest.y - content.y) - 4);
            deferred_pools_page(view, rest.cut_top(height, metrics::gap));
            rest.y -= metrics::gap;
        } else {
            rest.cut_top(pool_page(view, rest));
        }
        if (!pinned) clock_bar(view, rest.cut_top(clock_height, metrics::gap));
        page.set_height(rest.y - content.y + 4);
    }
    if (pinned) {
        Page foot(ui, {0, clock.y, ui.viewport.w, clock.h}, "foot");
        clock_bar(view, {clock.x, clock.y + metrics::gap - 4, clock.w, clock_height});
        foot.set_height(clock.h);
    }
    draw_overlay(view, overlay);
}

std::optional<std::size_t> draw_empty_page(Ui& ui, const std::optional<Report>& problem,
                                           std::span<const Sample> samples) {
    Page page(ui, ui.viewport);
    const std::string title = problem ? problem->title : ui.strings(Text::page_empty_title);
    const std::string detail = problem           ? problem->detail
                               : samples.empty() ? ui.strings(Text::page_empty_detail)
                                                 : ui.strings(Text::samples_intro);
    const Rect content = page.content();
    const float width = std::min(ui.viewport.w - 2 * margin(ui), 560.0f);
    const float words = notice_height(ui, width, title, detail);
    const float height = words + metrics::gap + sample_cards_height(ui, width, samples);
    Rect box{content.x + (ui.viewport.w - width) / 2,
             content.y + std::max(margin(ui), ui.viewport.h * 0.42f - height / 2), width, height};
    notice(ui, box.cut_top(words, metrics::gap), problem ? Tone::danger : Tone::neutral, title, detail,
           problem ? Role::alert : Role::text);
    const auto chosen = sample_cards(ui, box, samples);
    page.set_height(box.bottom() - content.y + margin(ui));
    return chosen;
}

NodeId first_focus(const SemanticTree& tree) {
    NodeId chosen = no_node, last = no_node;
    bool inside = false;
    for (const Node& node : tree.nodes()) {
        if (node.role == Role::dialog || node.role == Role::menu) inside = true;
        if (!inside || !node.focusable || node.disabled) continue;
        if (node.role == Role::menu_item) return node.id;
        if (node.checked == Tristate::yes && node.role == Role::radio && chosen == no_node) chosen = node.id;
        last = node.id;
    }
    return chosen != no_node ? chosen : last;
}

}  // namespace poolbill::ui
