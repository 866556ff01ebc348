#include "web/ui/views/pools/pool_table.hpp"

#include <algorithm>
#include <array>

#include "generated/text/bills.hpp"
#include "generated/text/facts.hpp"
#include "generated/text/pools.hpp"
#include "web/ui/views/event_names.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui {
namespace {

constexpr float box_width = 48;
/// Below this width the table leaves out the columns that the pool's page shows better.
constexpr float width_of_all_columns = 900;
/// Below this width a separate line says whether a pool can change.
constexpr float width_of_two_lines = 400;

/// The checkbox, then the columns in the order of PoolColumn. The checkbox has no separate line; it
/// makes rows two lines high.
using Columns = std::array<TableColumn, pool_column_count + 1>;
constexpr Slot name_slot{0.12f, 0.5f, 0}, cost_slot{0.62f, 0.38f, 0}, below{0, 0, 1};
constexpr Columns all_columns{
    TableColumn{text::pools_select_all, below, below},
    TableColumn{text::pools_name, {0.03f, 0.2f, 0}, name_slot, Align::left, true},
    TableColumn{text::bills_status, {0.23f, 0.125f, 0}, below, Align::left, true},
    TableColumn{text::bills_mode, {0.355f, 0.135f, 0}, below, Align::left, true},
    TableColumn{text::facts_nodes, {0.49f, 0.135f, 0}, {}, Align::left, true},
    TableColumn{text::facts_cost_so_far, {0.625f, 0.105f, 0}, cost_slot, Align::right, true},
    TableColumn{text::pools_upcoming, {0.73f, 0.14f, 0}, {}, Align::left, true},
    TableColumn{text::pools_eligibility, {0.87f, 0.13f, 0}, below, Align::left, true}};
constexpr Columns fewer_columns{
    TableColumn{text::pools_select_all, below, below},
    TableColumn{text::pools_name, {0.045f, 0.275f, 0}, name_slot, Align::left, true},
    TableColumn{text::bills_status, {0.32f, 0.15f, 0}, below, Align::left, true},
    TableColumn{text::bills_mode, {0.47f, 0.2f, 0}, below, Align::left, true},
    TableColumn{text::facts_nodes, {}, {}},
    TableColumn{text::facts_cost_so_far, {0.67f, 0.15f, 0}, cost_slot, Align::right, true},
    TableColumn{text::pools_upcoming, {}, {}},
    TableColumn{text::pools_eligibility, {0.82f, 0.18f, 0}, below, Align::left, true}};

constexpr Columns three_lines = [] {
    Columns columns = fewer_columns;
    columns.back().narrow.line = 2;
    return columns;
}();

/// Two lines of a cell.
struct Words {
    std::string above, below;
    std::string joined() const { return below.empty() ? above : above + ", " + below; }
};
using Cells = std::array<Words, pool_column_count>;

Cells cells_of(View& view, std::uint32_t index, const EligibilityWord& eligibility) {
    const World& world = view.session.world();
    const PoolState& pool = world.pools[index];
    const Strings& strings = view.ui.strings;
    Cells cells;
    cells[0] = {pool.identity.name, pool.identity.id};
    cells[1].above = status_name(strings, status_of(world, pool));
    if (const ScopeState scope = worst_scope(pool); scope != ScopeState::enabled)
        cells[1].below = scope_name(strings, scope);
    cells[2].above = mode_name(strings, pool);
    cells[3] = {view.format.nodes(pool.node_count()), joined_flavors(strings, world, pool)};
    cells[4].above = view.format.rounded(world.bills(index).total().payable);
    cells[5].above = "–";
    if (const std::optional<PoolNext> next = next_of(world, pool)) {
        const bool deadline = next->kind == EventKind::order_deadline;
        cells[5] = {view.format.short_date_time(next->at, world.until),
                    deadline ? std::string(strings(text::pools_deadline)) : event_name(strings, next->kind)};
    }
    cells[6].above = strings(eligibility.text);
    return cells;
}

void status_mark(Ui& ui, Rect& cell, Tone tone) {
    const Rect mark = cell.cut_left(8, 8);
    ui.dot(mark.center_x(), mark.center_y(), 4,
           tone == Tone::good      ? Token::yearly_monthly
           : tone == Tone::warning ? Token::pay_per_use
           : tone == Tone::neutral ? Token::text_faint
                                   : Token::danger);
}

void mode_mark(Ui& ui, Rect& cell, BillingMode mode) {
    const Rect mark = cell.cut_left(10, 8);
    ui.fill({mark.x, mark.center_y() - 5, 10, 10},
            mode == BillingMode::pay_per_use ? Token::pay_per_use : Token::yearly_monthly, 2);
}

void wide_cell(Ui& ui, Rect cell, PoolColumn column, const Words& words, const World& world,
               const PoolState& pool, const EligibilityWord& eligibility) {
    if (column == PoolColumn::status) status_mark(ui, cell, status_tone(world, pool));
    if (column == PoolColumn::mode && pool.exists()) mode_mark(ui, cell, pool.mode);
    if (column == PoolColumn::eligibility && eligibility.possible) {
        const Rect mark = cell.cut_left(12, 8);
        icon(ui, Icon::check, mark.center_x(), mark.center_y(), eligibility.ink);
    }
    ui.text(cell, words.above, type_scale::body,
            column == PoolColumn::name          ? Token::accent_text
            : column == PoolColumn::eligibility ? eligibility.ink
                                                : Token::text,
            column == PoolColumn::cost ? Align::right : Align::left);
    ui.text({cell.x, cell.bottom(), cell.w, 16}, words.below, type_scale::small, Token::text_faint);
}

/// Two lines: name and cost, then status and billing mode, and (in a third line, if there is one)
/// whether it can change.
void narrow_row(Ui& ui, const Rect& row, const Cells& cells, const World& world, const PoolState& pool,
                const EligibilityWord& eligibility) {
    Rect inner = row.inset(0, 9);
    inner.cut_left(box_width);
    inner.cut_right(12);
    Rect first = inner.cut_top(20), second = inner.cut_top(20);
    first.cut_right(ui.text(first, cells[4].above, type_scale::body_strong, Token::text, Align::right), 8);
    ui.text(first, cells[0].above, type_scale::body, Token::accent_text);
    if (inner.h >= 16) {
        ui.text(inner.cut_top(20), cells[6].above, type_scale::small, eligibility.ink);
    } else {
        second.cut_right(ui.text(second, cells[6].above, type_scale::small, eligibility.ink, Align::right),
                         8);
    }
    status_mark(ui, second, status_tone(world, pool));
    second.cut_left(ui.text(second, cells[1].above, type_scale::small, Token::text_dim), 12);
    if (pool.exists()) mode_mark(ui, second, pool.mode);
    ui.text(second, cells[2].above, type_scale::small, Token::text_dim);
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

void pool_row(View& view, Table& table, std::int64_t position, std::uint32_t pool) {
    Ui& ui = view.ui;
    PoolListState& list = view.state.pools;
    const PoolState& state = view.session.world().pools[pool];
    const EligibilityWord eligibility = eligibility_word(failed_conditions(view.session.world(), pool));
    const Cells cells = cells_of(view, pool, eligibility);
    const bool selected = is_selected(list, pool);
    Table::Row row(
        table, position,
        ui.strings.fill(text::pools_row, {cells[0].above, cells[1].above, cells[2].above, cells[4].above}),
        selected ? Tristate::yes : Tristate::no, 0, box_width);
    if (row.pressed()) view.open_pool(pool);
    if (row.spaced()) toggle_selected(list, pool);
    row.cell({});
    {
        // The row has a key for it (Space), so the checkbox need not be a tab stop.
        const Ui::Scope box_cell = row.in_last_cell();
        const Rect box{row.rect().x, row.rect().y, box_width, row.rect().h};
        if (checkbox(ui, "box", box, ui.strings.fill(text::pools_select, {cells[0].above}), selected))
            toggle_selected(list, pool);
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Rect cell = row.cell(cells[i].joined());
        if (!ui.narrow() && cell.w > 0)
            wide_cell(ui, cell, static_cast<PoolColumn>(i), cells[i], view.session.world(), state,
                      eligibility);
    }
    if (ui.narrow()) narrow_row(ui, row.rect(), cells, view.session.world(), state, eligibility);
}

/// Selects every row that is shown or, when all are selected, deselects them.
void select_all(View& view, const Rect& head, const std::vector<std::uint32_t>& rows) {
    Ui& ui = view.ui;
    PoolListState& list = view.state.pools;
    // Comparing the sizes keeps this fast in the common cases: thousands of rows with all or none
    // selected.
    const bool all =
        list.selected.size() >= rows.size() &&
        (rows.size() == view.session.world().pools.size() ||
         std::all_of(rows.begin(), rows.end(), [&](std::uint32_t row) { return is_selected(list, row); }));
    Rect label = head;
    const Phrase name = ui.strings(text::pools_select_all);
    const bool pressed = checkbox(ui, "all", label.cut_left(box_width), name, all, !list.selected.empty());
    if (ui.narrow()) ui.text(label, name, type_scale::small, Token::text_dim);
    if (!pressed) return;
    list.selected.clear();
    if (all) return;
    std::vector<bool> shown(view.session.world().pools.size());
    for (const std::uint32_t row : rows)
        shown[row] = true;
    for (std::uint32_t pool = 0; pool < shown.size(); ++pool) {
        if (shown[pool]) list.selected.push_back(pool);
    }
}

}  // namespace

Text column_title(PoolColumn column) {
    return all_columns[static_cast<std::size_t>(column) + 1].title;
}

void pool_table(View& view, const Rect& rect, const std::vector<std::uint32_t>& rows) {
    Ui& ui = view.ui;
    PoolQuery& query = view.state.pools.query;
    Rect rest = rect;
    const Rect head = ui.narrow() ? rest.cut_top(36) : Rect{rest.x, rest.y, rest.w, 34};
    select_all(view, head, rows);
    TableSort sort{static_cast<std::size_t>(query.sorted_by) + 1, query.descending};
    const Columns& columns = rest.w < width_of_two_lines     ? three_lines
                             : rest.w < width_of_all_columns ? fewer_columns
                                                             : all_columns;
    Table table(ui, rest,
                {.key = "table",
                 .name = ui.strings(text::pools_table),
                 .columns = columns,
                 .rows = static_cast<std::int64_t>(rows.size()),
                 .sort = &sort});
    for (std::int64_t i = table.first(); i < table.last(); ++i)
        pool_row(view, table, i, rows[static_cast<std::size_t>(i)]);
    query.sorted_by = static_cast<PoolColumn>(sort.column - 1);
    query.descending = sort.descending;
}

}  // namespace poolbill::ui
