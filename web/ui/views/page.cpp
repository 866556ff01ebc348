#include "web/ui/views/page.hpp"

#include "generated/text/import.hpp"
#include "generated/text/menu.hpp"
#include "generated/text/page.hpp"
#include "generated/text/samples.hpp"
#include "web/ui/views/clock_bar.hpp"
#include "web/ui/views/deferred.hpp"
#include "web/ui/views/pool_head.hpp"
#include "web/ui/views/pool_notice.hpp"
#include "web/ui/views/pool_tabs.hpp"
#include "web/ui/views/pools/pools_page.hpp"
#include "web/ui/views/samples.hpp"
#include "web/ui/views/timeline/timeline.hpp"
#include "web/ui/views/toast.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

/// Below this height the clock scrolls with the page, which leaves room for the page's content.
constexpr float shortest_for_pinned_clock = 460;

/// The page of one pool.
void pool_page(View& view, Rect& rest) {
    pool_head(view, rest);
    pool_notice(view, rest);
    pool_tabs(view, rest);
}

}  // namespace

void main_page(View& view) {
    Ui& ui = view.ui;
    follow_clock(view);
    Rect visible = ui.viewport;
    const bool has_clock = !view.live.shows_console();  // there, time is real
    const bool pinned = has_clock && visible.h >= shortest_for_pinned_clock;
    Rect clock;
    if (pinned) {
        const float height =
            measure(ui, visible.w - 2 * page_margin(ui), [&](Rect& rest) { clock_bar(view, rest); });
        clock = visible.cut_bottom(height + page_margin(ui) - 4).inset(page_margin(ui), 0);
    }
    {
        Page page(ui, visible);
        const Rect content = page.content();
        Rect rest = content.inset(page_margin(ui), 0);
        rest.cut_top(page_margin(ui) - 2);
        if (view.live.is_on) view.deferred.screens()->live_strip(view, rest);
        if (view.state.questions) view.deferred.screens()->open_questions(view, rest);
        if (view.state.place != Place::pool) {
            const float height =
                std::max(deferred::shortest_pools_page, visible.h - (rest.y - content.y) - 4);
            deferred_page(view, rest.cut_top(height, metrics::gap));
            rest.y -= metrics::gap;
        } else {
            pool_page(view, rest);
        }
        if (has_clock && !pinned) clock_bar(view, rest);
        page.set_height(rest.y - content.y + 4);
    }
    if (pinned) {
        Page foot(ui, {0, clock.y, ui.viewport.w, clock.h}, "foot");
        foot.set_height(clock.h);
        Rect rest{clock.x, clock.y + metrics::gap - 4, clock.w, unbounded};
        clock_bar(view, rest);
    }
    if (!view.live.shows_console()) toast(view, (pinned ? clock.y : visible.bottom()) - 8);
    show_overlay(view);
}

EmptyPageChoice empty_page(Ui& ui, const std::optional<Report>& problem, std::span<const Sample> samples,
                           bool read_only) {
    const std::string title = problem ? problem->title : ui.strings(text::page_empty_title);
    const std::string detail = problem ? problem->detail : ui.strings(text::page_empty_detail);
    EmptyPageChoice choice;
    centred_page(ui, [&](Rect& rest) {
        notice(ui, rest,
               {.tone = problem ? Tone::danger : Tone::neutral,
                .title = title,
                .detail = detail,
                .role = problem ? Role::alert : Role::text});
        rest.cut_top(metrics::gap);
        const std::string name = ui.strings(text::menu_new_pool);
        Rect row = rest.cut_top(metrics::control_height, metrics::gap);
        if (!read_only &&
            button(ui, "new_pool", row.cut_left(button_width(ui, name)), name, {.look = ButtonLook::primary}))
            choice.new_pool = true;
        const std::string import = ui.strings(text::import_button);
        row.cut_left(8);
        if (!read_only && button(ui, "import", row.cut_left(button_width(ui, import)), import,
                                 {.description = ui.strings(text::import_hint)}))
            choice.import = true;
        if (samples.empty()) return;
        rest.cut_top(4);
        sentence(ui, rest, ui.id("samples"), ui.strings(text::samples_intro), type_scale::small,
                 Token::text_dim);
        rest.cut_top(8);
        choice.sample = sample_cards(ui, rest, samples);
    });
    return choice;
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
