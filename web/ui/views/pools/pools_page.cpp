#include "web/ui/views/pools/pools_page.hpp"

#include <string>

#include "web/ui/views/pool_head.hpp"
#include "web/ui/views/pools/pool_table.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float trail_height = 20, trail_gap = 8, title_height = 34, search_width = 280, tool_gap = 8;
constexpr int status_count = static_cast<int>(PoolStatus::deleted) + 1;

/// At the right of the heading: what brings pools in.
void sources(View& view, Rect& row) {
    Ui& ui = view.ui;
    const bool small = ui.narrow();
    if (!view.samples.empty()) {
        const std::string samples = ui.strings(Text::samples_title);
        const Rect rect = row.cut_right(button_width(ui, samples, small) + 12, 8);
        const bool open = view.state.overlay == Overlay::samples;
        if (button(ui, "samples", rect, samples,
                   {.small = small, .expanded = open ? Tristate::yes : Tristate::no})) {
            view.state.overlay = Overlay::samples;
            view.state.more_anchor = rect;
        }
    }
    if (view.read_only) return;
    const std::string name = ui.strings(Text::import_button);
    if (button(ui, "import", row.cut_right(button_width(ui, name, small), 8), name,
               {.small = small, .description = ui.strings(Text::import_hint)}))
        view.session.tell("import-wanted", "{}");
}

/// Where one is; wraps when narrow.
float trail_lines(const Ui& ui, float width) {
    return std::max(trail_height,
                    ui.paragraph_height(width, ui.strings(Text::page_trail), type_scale::small));
}

/// As `sources` places them.
float sources_width(const View& view) {
    const Ui& ui = view.ui;
    float width = 0;
    if (!view.samples.empty())
        width += button_width(ui, ui.strings(Text::samples_title), ui.narrow()) + 12 + 8;
    if (!view.read_only) width += button_width(ui, ui.strings(Text::import_button), ui.narrow()) + 8;
    return width;
}

/// Where the sources stand when the heading leaves them no room.
float sources_height(const View& view, float width) {
    const Ui& ui = view.ui;
    if (!ui.narrow()) return 0;
    const float needed =
        ui.text_width(ui.strings(Text::pools_title), type_scale::heading) + 8 + sources_width(view);
    return needed > width && sources_width(view) > 0 ? title_height + 8 : 0;
}

float heading_height(const View& view, float width) {
    return trail_lines(view.ui, width) + trail_gap + title_height + sources_height(view, width);
}

void heading(View& view, Rect rect) {
    Ui& ui = view.ui;
    const Rect trail = rect.cut_top(trail_lines(ui, rect.w), trail_gap);
    ui.node(ui.id("trail"), Role::text, ui.strings(Text::page_trail), trail);
    ui.paragraph(trail, ui.strings(Text::page_trail), type_scale::small, Token::text_faint);
    const float below = sources_height(view, rect.w);
    Rect second = rect;
    rect = second.cut_top(title_height, 8);
    if (below > 0) {
        // At the left, beneath the heading.
        second.w = std::min(second.w, sources_width(view) - 8);
        sources(view, second);
    } else {
        sources(view, rect);
    }
    const std::string title = ui.strings(Text::pools_title);
    ui.node(ui.id("title"), Role::heading, title, rect).level = 1;
    const bool fits = ui.text_width(title, type_scale::title) <= rect.w;
    ui.text(rect, title, fits ? type_scale::title : type_scale::heading, Token::text);
}

std::string choice_name(View& view, PoolChoice choice) {
    const Strings& strings = view.ui.strings;
    const PoolQuery& query = view.state.pools.query;
    const std::string all = strings(Text::pools_all);
    switch (choice) {
        case PoolChoice::status:
            return strings.fill(Text::pools_status_filter,
                                {query.status ? status_name(strings, *query.status) : all});
        case PoolChoice::mode:
            return strings.fill(Text::pools_mode_filter,
                                {query.mode ? mode_name(strings, *query.mode) : all});
        case PoolChoice::sorting:
            break;
    }
    return strings.fill(Text::pools_sorting, {strings(column_title(query.sorted_by))});
}

void choice_button(View& view, Flow& flow, PoolChoice choice) {
    Ui& ui = view.ui;
    PoolListState& list = view.state.pools;
    const std::string name = choice_name(view, choice);
    const bool small = ui.narrow();
    const Rect rect = flow.place(button_width(ui, name, small) + 12);
    const bool open = view.state.overlay == Overlay::pool_filter && list.choice == choice;
    if (!button(ui, "choice" + std::to_string(static_cast<int>(choice)), rect, name,
                {.small = small, .expanded = open ? Tristate::yes : Tristate::no}))
        return;
    list.choice = choice;
    view.state.more_anchor = rect;
    view.state.overlay = Overlay::pool_filter;
}

/// Search and filters. @return the height they took
float tools(View& view, const Rect& rect, std::size_t shown) {
    Ui& ui = view.ui;
    PoolListState& list = view.state.pools;
    Flow flow(rect, metrics::control_height, tool_gap);
    const Rect search = flow.place(ui.narrow() ? rect.w : search_width);
    if (const auto typed =
            search_box(ui, "search", search, ui.strings(Text::pools_search), list.query.search))
        list.query.search = *typed;
    choice_button(view, flow, PoolChoice::status);
    choice_button(view, flow, PoolChoice::mode);
    if (ui.narrow()) choice_button(view, flow, PoolChoice::sorting);
    const std::string count = ui.strings.fill(
        Text::pools_shown, {view.format.count(static_cast<std::int64_t>(shown)),
                            view.format.count(static_cast<std::int64_t>(view.session.world().pools.size()))});
    ui.label(flow.place(ui.text_width(count, type_scale::small) + 1), count, type_scale::small,
             Token::text_dim);
    return flow.height();
}

constexpr float band_height = 48;

/// What can be done with the selected pools.
void selection_band(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    PoolListState& list = view.state.pools;
    ui.fill(rect, Token::accent_weak);
    Rect row = rect.inset(ui.narrow() ? 12 : metrics::padding, (band_height - metrics::control_height) / 2);
    const auto group = ui.group(ui.id("selection"), Role::group, ui.strings(Text::pools_table), rect);
    const std::string clear = ui.strings(Text::pools_clear), change = ui.strings(Text::menu_change);
    const Rect clear_box = row.cut_right(32, 8);
    const Rect change_box = row.cut_right(button_width(ui, change), 12);
    const std::string count = ui.strings.fill(
        Text::pools_selected, {view.format.count(static_cast<std::int64_t>(list.selected.size()))});
    ui.node(ui.id("count"), Role::status, count, row);
    ui.text(row, count, type_scale::body_strong, Token::accent_text);
    if (!view.read_only && button(ui, "change", change_box, change, {.look = ButtonLook::primary}))
        view.state.overlay = Overlay::bulk;
    if (icon_button(ui, "clear", clear_box, Icon::close, clear, {.look = ButtonLook::quiet}))
        list.selected.clear();
}

void nothing_found(View& view, Rect rect) {
    Ui& ui = view.ui;
    rect.cut_top(std::min(40.0f, rect.h / 4));
    ui.label(rect.cut_top(20, 12), ui.strings(Text::pools_none), type_scale::body, Token::text_dim,
             Align::center);
    const std::string clear = ui.strings(Text::pools_clear_filters);
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
    heading(view, rest.cut_top(heading_height(view, rest.w), metrics::gap));
    if (const float height = pool_notice_height(view, rest.w); height > 0)
        pool_notice(view, rest.cut_top(height, metrics::gap));

    const std::vector<std::uint32_t>& rows = list.rows.rows(view.session, list.query);
    panel(ui, rest);
    const auto region = ui.group(ui.id("pools"), Role::region, ui.strings(Text::pools_table), rest);
    Rect inner = rest.inset(1, 1);
    const float side = ui.narrow() ? 12 : metrics::padding;
    const float used = tools(view, {inner.x + side, inner.y + 12, inner.w - 2 * side, inner.h}, rows.size());
    inner.cut_top(used + 24);
    if (!list.selected.empty()) selection_band(view, inner.cut_top(band_height));
    if (rows.empty()) {
        nothing_found(view, inner);
    } else {
        pool_table(view, inner, rows);
    }
}

void pool_filter_menu(View& view) {
    Ui& ui = view.ui;
    PoolListState& list = view.state.pools;
    PoolQuery& query = list.query;
    const Strings& strings = ui.strings;
    const int options = list.choice == PoolChoice::status ? status_count + 1
                        : list.choice == PoolChoice::mode ? 3
                                                          : static_cast<int>(pool_column_count);
    Menu menu(ui, "filter", choice_name(view, list.choice), view.state.more_anchor, 264,
              static_cast<float>(options) * Menu::item_height);
    bool done = menu.closed();
    const auto option = [&](const std::string& name, bool chosen) {
        const bool pressed = menu.item(name, name, {}, chosen);
        done = done || pressed;
        return pressed;
    };
    switch (list.choice) {
        case PoolChoice::status:
            if (option(strings(Text::pools_all), !query.status)) query.status.reset();
            for (int i = 0; i < status_count; ++i) {
                const auto status = static_cast<PoolStatus>(i);
                if (option(status_name(strings, status), query.status == status)) query.status = status;
            }
            break;
        case PoolChoice::mode:
            if (option(strings(Text::pools_all), !query.mode)) query.mode.reset();
            for (const BillingMode mode : {BillingMode::pay_per_use, BillingMode::yearly_monthly}) {
                if (option(mode_name(strings, mode), query.mode == mode)) query.mode = mode;
            }
            break;
        case PoolChoice::sorting:
            for (std::size_t i = 0; i < pool_column_count; ++i) {
                const auto column = static_cast<PoolColumn>(i);
                const bool chosen = query.sorted_by == column;
                const std::string title = strings(column_title(column));
                const Text direction = query.descending ? Text::pools_descending : Text::pools_ascending;
                if (!option(chosen ? strings.fill(direction, {title}) : title, chosen)) continue;
                query.descending = chosen && !query.descending;
                query.sorted_by = column;
            }
            break;
    }
    if (done) view.state.overlay = Overlay::none;
}

}  // namespace poolbill::ui::deferred
