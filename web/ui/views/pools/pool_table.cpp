#include "web/ui/views/pools/pool_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "web/ui/views/event_names.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui {
namespace {

constexpr float head_height = 36, row_height = 52, narrow_row_height = 64, box_width = 48;
/// Below this width the table leaves out what the pool's page says better.
constexpr float width_of_all_columns = 900;

struct Column {
    Text title;
    float share;  // of the width
    Align align = Align::left;
    bool only_wide = false;
};
/// In the order of PoolColumn.
constexpr std::array<Column, pool_column_count> columns{
    Column{Text::pools_name, 0.215f},
    Column{Text::bills_status, 0.115f},
    Column{Text::bills_mode, 0.135f},
    Column{Text::facts_nodes, 0.14f, Align::left, true},
    Column{Text::facts_cost_so_far, 0.11f, Align::right},
    Column{Text::pools_upcoming, 0.15f, Align::left, true},
    Column{Text::pools_eligibility, 0.135f}};

bool is_shown(std::size_t column, float width) {
    return !columns[column].only_wide || width >= width_of_all_columns;
}

Rect column_rect(const Rect& row, std::size_t column) {
    float all = 0, before = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!is_shown(i, row.w)) continue;
        all += columns[i].share;
        if (i < column) before += columns[i].share;
    }
    const float unit = (row.w - box_width - metrics::padding) / all;
    const float gap = columns[column].align == Align::right ? 28.0f : 12.0f;
    return {row.x + box_width + before * unit, row.y, columns[column].share * unit - gap, row.h};
}

/// What a row says.
struct RowTexts {
    std::string name, id, status, scope, mode, nodes, flavors, cost, next, next_at;
    EligibilityWord eligibility;
    bool healthy = false;
};

RowTexts texts_of(View& view, std::uint32_t index) {
    const World& world = view.session.world();
    const PoolState& pool = world.pools[index];
    const Strings& strings = view.ui.strings;
    RowTexts texts;
    texts.name = pool.identity.name;
    texts.id = pool.identity.id;
    texts.status = status_name(strings, status_of(pool));
    if (const ScopeState scope = worst_scope(pool); scope != ScopeState::enabled)
        texts.scope = scope_name(strings, scope);
    texts.healthy = is_healthy(pool);
    texts.mode = mode_name(strings, pool.mode);
    texts.nodes = view.format.nodes(pool.node_count());
    texts.flavors = flavor_names(world, pool);
    texts.cost = view.format.rounded(world.bills(index).total().payable);
    texts.next = "–";
    if (const std::optional<PoolNext> next = next_of(world, pool)) {
        texts.next = view.format.short_date_time(next->at);
        texts.next_at = next->kind == EventKind::order_deadline ? strings(Text::pools_deadline)
                                                                : event_name(strings, next->kind);
    }
    texts.eligibility = eligibility_word(failed_conditions(world, index));
    return texts;
}

void two_lines(Ui& ui, const Rect& cell, std::string_view above, std::string_view below, Token ink) {
    Rect lines = cell.inset(0, (cell.h - (below.empty() ? 20 : 36)) / 2);
    ui.text(lines.cut_top(20), above, type_scale::body, ink);
    ui.text(lines.cut_top(16), below, type_scale::small, Token::text_faint);
}

void status_mark(Ui& ui, Rect& cell, bool healthy) {
    const Rect mark = cell.cut_left(8, 8);
    ui.dot(mark.center_x(), mark.center_y(), 4, healthy ? Token::yearly_monthly : Token::danger);
}

void mode_mark(Ui& ui, Rect& cell, BillingMode mode) {
    const Rect mark = cell.cut_left(10, 8);
    ui.fill({mark.x, mark.center_y() - 5, 10, 10},
            mode == BillingMode::pay_per_use ? Token::pay_per_use : Token::yearly_monthly, 2);
}

void wide_row(Ui& ui, const Rect& row, const RowTexts& texts, BillingMode mode) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!is_shown(i, row.w)) continue;
        Rect cell = column_rect(row, i);
        switch (static_cast<PoolColumn>(i)) {
            case PoolColumn::name:
                two_lines(ui, cell, texts.name, texts.id, Token::accent_text);
                break;
            case PoolColumn::status:
                status_mark(ui, cell, texts.healthy);
                two_lines(ui, cell, texts.status, texts.scope, Token::text);
                break;
            case PoolColumn::mode:
                mode_mark(ui, cell, mode);
                ui.text(cell, texts.mode, type_scale::body, Token::text);
                break;
            case PoolColumn::nodes:
                two_lines(ui, cell, texts.nodes, texts.flavors, Token::text);
                break;
            case PoolColumn::cost:
                ui.text(cell, texts.cost, type_scale::body, Token::text, Align::right);
                break;
            case PoolColumn::next:
                two_lines(ui, cell, texts.next, texts.next_at, Token::text);
                break;
            case PoolColumn::eligibility:
                if (texts.eligibility.possible) {
                    const Rect mark = cell.cut_left(12, 8);
                    icon(ui, Icon::check, mark.center_x(), mark.center_y(), texts.eligibility.ink);
                }
                ui.text(cell, ui.strings(texts.eligibility.text), type_scale::body, texts.eligibility.ink);
                break;
        }
    }
}

/// Two lines: name and cost, then status and billing mode, and whether it can change.
void narrow_row(Ui& ui, const Rect& row, const RowTexts& texts, BillingMode mode) {
    Rect inner = row.inset(0, 12);
    inner.cut_left(box_width);
    inner.cut_right(12);
    Rect first = inner.cut_top(22), second = inner.cut_top(18);
    first.cut_right(ui.text(first, texts.cost, type_scale::body_strong, Token::text, Align::right), 8);
    ui.text(first, texts.name, type_scale::body, Token::accent_text);
    const std::string word = ui.strings(texts.eligibility.text);
    second.cut_right(ui.text(second, word, type_scale::small, texts.eligibility.ink, Align::right), 8);
    status_mark(ui, second, texts.healthy);
    second.cut_left(ui.text(second, texts.status, type_scale::small, Token::text_dim), 12);
    mode_mark(ui, second, mode);
    ui.text(second, texts.mode, type_scale::small, Token::text_dim);
}

bool is_selected(const PoolListState& list, std::uint32_t pool) {
    return std::binary_search(list.selected.begin(), list.selected.end(), pool);
}

void toggle_selected(PoolListState& list, std::uint32_t pool) {
    const auto place = std::lower_bound(list.selected.begin(), list.selected.end(), pool);
    if (place != list.selected.end() && *place == pool) {
        list.selected.erase(place);
    } else {
        list.selected.insert(place, pool);
    }
}

/// A cell of two lines as one text.
std::string joined(const std::string& above, const std::string& below) {
    return below.empty() ? above : above + ", " + below;
}

void row_cells(Ui& ui, const Rect& row, const RowTexts& texts) {
    const std::array<std::string, 7> cells{texts.name,
                                           joined(texts.status, texts.scope),
                                           texts.mode,
                                           joined(texts.nodes, texts.flavors),
                                           texts.cost,
                                           joined(texts.next, texts.next_at),
                                           ui.strings(texts.eligibility.text)};
    for (std::size_t i = 0; i < cells.size(); ++i)
        ui.node(ui.id("cell", static_cast<std::int64_t>(i)), Role::cell, cells[i], column_rect(row, i));
}

/// @param position  of the row in the table, from 0. @return the row that an arrow key leads to
std::optional<std::size_t> pool_row(View& view, const Rect& row, std::uint32_t pool, std::size_t position) {
    Ui& ui = view.ui;
    PoolListState& list = view.state.pools;
    const RowTexts texts = texts_of(view, pool);
    const NodeId id = ui.id("row", pool);
    Node& node =
        ui.node(id, Role::row,
                ui.strings.fill(Text::pools_row, {texts.name, texts.status, texts.mode, texts.cost}), row);
    node.focusable = true;
    node.row_index = static_cast<std::int32_t>(position) + 2;
    const Touch touch = ui.press(id, {row.x + box_width, row.y, row.w - box_width, row.h});
    const bool selected = is_selected(list, pool);
    if (selected) {
        ui.fill(row, Token::accent_weak);
    } else if (touch.hovered) {
        ui.fill(row, Token::hover);
    }
    if (touch.focus_ring) ui.focus_ring(row.inset(3, 3));
    if (touch.pressed) view.open_pool(pool);
    if (list.wanted_row == position) {
        ui.request_focus(id);
        list.wanted_row.reset();
    }
    std::optional<std::size_t> wanted;
    if (const auto key = ui.take(id, ActionKind::key)) {
        if (*key == " ") toggle_selected(list, pool);
        if (*key == "ArrowDown") wanted = position + 1;
        if (*key == "ArrowUp" && position > 0) wanted = position - 1;
    }
    const Ui::Scope inside(ui, id, true);
    const Rect box{row.x, row.y, box_width, row.h};
    {
        const auto cell = ui.group(ui.id("select"), Role::cell, "", box);
        if (checkbox(ui, "box", box, ui.strings.fill(Text::pools_select, {texts.name}), selected))
            toggle_selected(list, pool);
    }
    row_cells(ui, row, texts);
    if (ui.narrow()) {
        narrow_row(ui, row, texts, view.session.world().pools[pool].mode);
    } else {
        wide_row(ui, row, texts, view.session.world().pools[pool].mode);
    }
    return wanted;
}

void sort_head(View& view, const Rect& rect, std::size_t column) {
    PoolQuery& query = view.state.pools.query;
    const bool sorted = static_cast<std::size_t>(query.sorted_by) == column;
    if (!sort_button(view.ui, rect, view.ui.strings(columns[column].title), columns[column].align, sorted,
                     query.descending))
        return;
    query.descending = sorted && !query.descending;
    query.sorted_by = static_cast<PoolColumn>(column);
}

void column_heads(View& view, const Rect& rect, const std::vector<std::uint32_t>& rows) {
    Ui& ui = view.ui;
    PoolListState& list = view.state.pools;
    const auto group = ui.group(ui.id("head"), Role::row, "", rect);
    {
        Rect label = rect;
        const Rect box = label.cut_left(box_width);
        const auto head = ui.group(ui.id("all"), Role::column_header, "", box);
        const bool all = !rows.empty() && std::all_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
            return is_selected(list, row);
        });
        const std::string name = ui.strings(Text::pools_select_all);
        if (ui.narrow()) ui.text(label, name, type_scale::small, Token::text_dim);
        if (checkbox(ui, "box", box, name, all, !list.selected.empty())) {
            list.selected = all ? std::vector<std::uint32_t>() : rows;
            std::sort(list.selected.begin(), list.selected.end());
        }
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Rect box = column_rect(rect, i);
        const bool button = !ui.narrow() && is_shown(i, rect.w);
        const auto head = ui.group(ui.id("column", static_cast<std::int64_t>(i)), Role::column_header,
                                   button ? std::string() : ui.strings(columns[i].title), box);
        if (button) sort_head(view, box, i);
    }
}

}  // namespace

Text column_title(PoolColumn column) {
    return columns[static_cast<std::size_t>(column)].title;
}

void pool_table(View& view, const Rect& rect, const std::vector<std::uint32_t>& rows) {
    Ui& ui = view.ui;
    Rect rest = rect;
    ui.node(ui.id("table"), Role::table, ui.strings(Text::pools_table), rest).row_count =
        static_cast<std::int32_t>(rows.size()) + 1;
    const Ui::Scope table(ui, ui.id("table"), true);
    Rect head = rest.cut_top(head_height);
    const float height = ui.narrow() ? narrow_row_height : row_height;
    const float all_rows = static_cast<float>(rows.size()) * height;
    if (all_rows > rest.h) head.cut_right(metrics::scrollbar);  // the columns stand above their cells
    column_heads(view, head, rows);
    ui.line(rest.x, rest.y, rest.right(), rest.y, Token::line);

    ScrollArea scroll(ui, "rows", rest);
    const Rect content = scroll.content();
    const auto first = static_cast<std::size_t>(scroll.scroll() / height);
    const std::size_t end =
        std::min(rows.size(), first + static_cast<std::size_t>(std::ceil(rest.h / height)) + 1);
    for (std::size_t position = first; position < end; ++position) {
        const Rect row{content.x, content.y + static_cast<float>(position) * height, content.w, height};
        const auto wanted = pool_row(view, row, rows[position], position);
        if (position > 0) ui.line(row.x, row.y, row.right(), row.y, Token::line);
        if (!wanted || *wanted >= rows.size()) continue;
        view.state.pools.wanted_row = wanted;
        scroll.reveal(static_cast<float>(*wanted) * height, height);
    }
    scroll.set_height(all_rows);
}

}  // namespace poolbill::ui
