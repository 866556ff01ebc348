#include "web/ui/views/pools/pools_page.hpp"

#include <algorithm>
#include <string>

#include "generated/text/import.hpp"
#include "generated/text/menu.hpp"
#include "generated/text/page.hpp"
#include "generated/text/pools.hpp"
#include "generated/text/prices.hpp"
#include "generated/text/samples.hpp"
#include "web/ui/views/pool_notice.hpp"
#include "web/ui/views/pools/pool_filter_menu.hpp"
#include "web/ui/views/pools/pool_table.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

/// The buttons that add pools, at the right of `row`.
void sources(View& view, Rect& row) {
    Ui& ui = view.ui;
    const bool small = ui.narrow();
    if (!view.samples.empty()) {
        const std::string samples = ui.strings(text::samples_title);
        const Rect rect = row.cut_right(button_width(ui, samples, small) + 12, 8);
        const bool open = view.state.overlay.shows<SamplesMenu>();
        if (button(ui, "samples", rect, samples,
                   {.small = small, .expanded = open ? Tristate::yes : Tristate::no}))
            view.state.overlay.open(SamplesMenu{rect});
    }
    const std::string prices = ui.strings(text::prices_title);
    if (button(ui, "prices", row.cut_right(button_width(ui, prices, small), 8), prices, {.small = small}))
        view.state.show_prices();
    if (view.read_only) return;
    const std::string create = ui.strings(text::menu_new_pool);
    if (button(ui, "new_pool", row.cut_right(button_width(ui, create, small), 8), create,
               {.look = ButtonLook::primary, .small = small}))
        view.state.overlay.open(PoolDialog{.today = view.today, .edited = {}});
    const std::string name = ui.strings(text::import_button);
    if (button(ui, "import", row.cut_right(button_width(ui, name, small), 8), name,
               {.small = small, .description = ui.strings(text::import_hint)}))
        view.session.emit("import-wanted", "{}");
}

/// The width that `sources` cuts off.
float sources_width(const View& view) {
    const Ui& ui = view.ui;
    float width = 0;
    if (!view.samples.empty())
        width += button_width(ui, ui.strings(text::samples_title), ui.narrow()) + 12 + 8;
    for (const Text name : {text::import_button, text::menu_new_pool})
        width += view.read_only ? 0 : button_width(ui, ui.strings(name), ui.narrow()) + 8;
    return width + button_width(ui, ui.strings(text::prices_title), ui.narrow()) + 8;
}

void heading(View& view, Rect& rest) {
    constexpr float title_height = 34;
    Ui& ui = view.ui;
    const float top = rest.y;
    sentence(ui, rest, ui.id("trail"), ui.strings(text::page_trail), type_scale::small, Token::text_faint);
    rest.cut_top(std::max(0.0f, top + 20 - rest.y) + 8);
    Rect row = rest.cut_top(title_height);
    const std::string title = ui.strings(text::pools_title);
    const float sources_need = sources_width(view);
    if (ui.narrow() && sources_need > 0 &&
        ui.text_width(title, type_scale::heading) + 8 + sources_need > row.w) {
        // At the left, below the heading, which leaves no room beside it.
        rest.cut_top(8);
        Rect below = rest.cut_top(title_height);
        below.w = std::min(below.w, sources_need - 8);
        sources(view, below);
    } else {
        sources(view, row);
    }
    ui.node(ui.id("title"), Role::heading, title, row).level = 1;
    const bool fits = ui.text_width(title, type_scale::title) <= row.w;
    ui.text(row, title, fits ? type_scale::title : type_scale::heading, Token::text);
    rest.cut_top(metrics::gap);
}

void choice_button(View& view, Flow& flow, PoolChoice choice) {
    Ui& ui = view.ui;
    const std::string name = choice_name(view, choice);
    const bool small = ui.narrow();
    const Rect rect = flow.place(button_width(ui, name, small) + 12);
    const PoolFilterMenu* menu = view.state.overlay.get<PoolFilterMenu>();
    const bool open = menu != nullptr && menu->choice == choice;
    if (button(ui, "choice" + std::to_string(static_cast<int>(choice)), rect, name,
               {.small = small, .expanded = open ? Tristate::yes : Tristate::no}))
        view.state.overlay.open(PoolFilterMenu{choice, rect});
}

/// Search and filters.
void tools(View& view, Rect& rest, std::size_t shown) {
    constexpr float edge = 12;
    Ui& ui = view.ui;
    PoolListState& list = view.state.pools;
    rest.cut_top(edge);
    const Rect row = rest.inset(panel_side(ui), 0);
    Flow flow(row, metrics::control_height, 8);
    const Rect search = flow.place(ui.narrow() ? row.w : 280);
    if (const auto typed =
            search_box(ui, "search", search, ui.strings(text::pools_search), list.query.search))
        list.query.search = *typed;
    choice_button(view, flow, PoolChoice::status);
    choice_button(view, flow, PoolChoice::mode);
    if (ui.narrow()) choice_button(view, flow, PoolChoice::sorting);
    const std::string count = ui.strings.fill(
        text::pools_shown, {view.format.count(static_cast<std::int64_t>(shown)),
                            view.format.count(static_cast<std::int64_t>(view.session.world().pools.size()))});
    ui.label(flow.place(ui.text_width(count, type_scale::small) + 1), count, type_scale::small,
             Token::text_dim);
    rest.cut_top(flow.height() + edge);
}

/// The actions on the selected pools; only if any are selected.
void selection_band(View& view, Rect& rest) {
    Ui& ui = view.ui;
    PoolListState& list = view.state.pools;
    if (list.selected.empty()) return;
    const Rect rect = rest.cut_top(48);
    ui.fill(rect, Token::accent_weak);
    Rect row = rect.inset(panel_side(ui), (rect.h - metrics::control_height) / 2);
    const auto group = ui.group(ui.id("selection"), Role::group, ui.strings(text::pools_table), rect);
    const std::string clear = ui.strings(text::pools_clear), change = ui.strings(text::menu_change);
    const Rect clear_box = row.cut_right(32, 8);
    const Rect change_box = row.cut_right(button_width(ui, change), 12);
    const std::string count = ui.strings.fill(
        text::pools_selected, {view.format.count(static_cast<std::int64_t>(list.selected.size()))});
    ui.node(ui.id("count"), Role::status, count, row);
    ui.text(row, count, type_scale::body_strong, Token::accent_text);
    if (view.may_order && button(ui, "change", change_box, change, {.look = ButtonLook::primary})) {
        view.live.quotes.clear();  // prices are asked for again
        view.state.overlay.open(BulkDialog());
    }
    if (icon_button(ui, "clear", clear_box, Icon::close, clear, {.look = ButtonLook::quiet}))
        list.selected.clear();
}

void nothing_found(View& view, Rect rect) {
    Ui& ui = view.ui;
    rect.cut_top(std::min(40.0f, rect.h / 4));
    ui.label(rect.cut_top(20, 12), ui.strings(text::pools_none), type_scale::body, Token::text_dim,
             Align::center);
    const std::string clear = ui.strings(text::pools_clear_filters);
    const float width = button_width(ui, clear);
    if (button(ui, "clear_filters", {rect.center_x() - width / 2, rect.y, width, metrics::control_height},
               clear)) {
        PoolQuery& query = view.state.pools.query;
        query.search.clear();
        query.status.reset();
        query.mode.reset();
    }
}

}  // namespace

void pools_page(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    PoolListState& list = view.state.pools;
    std::erase_if(list.selected,
                  [count = view.session.world().pools.size()](std::uint32_t pool) { return pool >= count; });
    Rect rest = rect;
    heading(view, rest);
    pool_notice(view, rest);
    const std::vector<std::uint32_t>& rows = list.rows.rows(view.session, list.query);
    panel_ground(ui, rest);
    const auto region = ui.group(ui.id("pools"), Role::region, ui.strings(text::pools_table), rest);
    Rect inner = rest.inset(1, 1);
    tools(view, inner, rows.size());
    selection_band(view, inner);
    if (rows.empty()) {
        nothing_found(view, inner);
    } else {
        pool_table(view, inner, rows);
    }
}

}  // namespace poolbill::ui::deferred
