#include "web/ui/views/bills_table.hpp"

#include <algorithm>
#include <cmath>

#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

constexpr float head_height = 48, column_head_height = 34, row_height = 37, narrow_row_height = 60,
                most_rows = 8;
constexpr float explain_width = 40;

struct Column {
    Text title;
    float share;  // of the width
    Align align;
};
constexpr std::array<Column, 7> columns{
    Column{Text::bills_mode, 0.155f, Align::left},       Column{Text::bills_cycle, 0.19f, Align::left},
    Column{Text::bills_charged, 0.215f, Align::left},    Column{Text::bills_seconds, 0.10f, Align::right},
    Column{Text::bills_list_price, 0.12f, Align::right}, Column{Text::bills_payable, 0.12f, Align::right},
    Column{Text::bills_status, 0.10f, Align::left}};

float height_of_row(const Ui& ui) {
    return ui.narrow() ? narrow_row_height : row_height;
}

Rect column_rect(const Rect& row, std::size_t column) {
    float x = row.x + metrics::padding;
    const float width = row.w - metrics::padding - explain_width;
    for (std::size_t i = 0; i < column; ++i)
        x += columns[i].share * width;
    const float gap = columns[column].align == Align::right ? 20.0f : 8.0f;
    return {x, row.y, columns[column].share * width - gap, row.h};
}

LineKey key_of(const Bills& bills, const Line& line) {
    return {line.charged.begin, bills.ledger().item(line.item).code, line.type != BillType::usage};
}

void column_heads(Ui& ui, const Rect& rect) {
    const auto group = ui.group(ui.id("head"), Role::row, "", rect);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string_view title = ui.strings(columns[i].title);
        const Rect box = column_rect(rect, i);
        ui.node(ui.id("column", static_cast<std::int64_t>(i)), Role::column_header, title, box);
        if (!ui.narrow()) ui.text(box, title, type_scale::small, Token::text_dim, columns[i].align);
    }
}

void mode_mark(Ui& ui, Rect& cell, const Line& line) {
    const Rect mark = cell.cut_left(10, 8);
    ui.fill({mark.x, mark.center_y() - 5, 10, 10},
            line.mode == BillingMode::pay_per_use ? Token::pay_per_use : Token::yearly_monthly, 2);
}

void status_text(Ui& ui, Rect cell, const Line& line, std::string_view words, Align align) {
    if (line.status == LineStatus::accruing) {
        const Rect dot =
            align == Align::left
                ? cell.cut_left(8, 6)
                : Rect{cell.right() - ui.text_width(words, type_scale::small) - 14, cell.y, 8, cell.h};
        ui.dot(dot.center_x(), dot.center_y(), 4, Token::accent);
    }
    ui.text(cell, words, align == Align::left ? type_scale::body : type_scale::small,
            status_color(line.status), align);
}

void wide_row(Ui& ui, const Rect& row, const Line& line, const std::array<std::string, 7>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        Rect cell = column_rect(row, i);
        if (i == 0) mode_mark(ui, cell, line);
        if (i + 1 == cells.size()) {
            status_text(ui, cell, line, cells[i], Align::left);
        } else {
            ui.text(cell, cells[i], type_scale::body, Token::text, columns[i].align);
        }
    }
}

/// Two lines: mode and payable, then the charged part with its seconds and the status.
void narrow_row(Ui& ui, const Rect& row, const Line& line, const std::array<std::string, 7>& cells) {
    Rect inner = row.inset(12, 9);
    inner.cut_right(explain_width - 8);
    Rect first = inner.cut_top(22);
    mode_mark(ui, first, line);
    ui.text(first, cells[5], type_scale::body_strong, Token::text, Align::right);
    first.cut_right(ui.text_width(cells[5], type_scale::body_strong), 8);
    ui.text(first, cells[0], type_scale::body, Token::text);
    Rect second = inner.cut_top(18);
    status_text(ui, second, line, cells[6], Align::right);
    second.cut_right(ui.text_width(cells[6], type_scale::small) + 20);
    ui.text(second, cells[2] + " · " + cells[3] + " s", type_scale::small, Token::text_dim);
}

void table_row(View& view, const Bills& bills, const Line& line, std::int64_t index, const Rect& row) {
    Ui& ui = view.ui;
    const std::array<std::string, 7> cells = line_cells(view, line);
    const LineKey key = key_of(bills, line);
    const bool chosen = view.state.selected == key;
    const NodeId id = ui.id("row", index);
    Node& node =
        ui.node(id, Role::row, ui.strings.fill(Text::bills_row, {cells[0], cells[2], cells[5]}), row);
    node.focusable = true;
    node.selected = chosen ? Tristate::yes : Tristate::no;
    node.row_index = static_cast<std::int32_t>(index) + 2;
    const Rect explain{row.right() - explain_width, row.center_y() - 14, 28, 28};
    const Touch touch = ui.press(id, {row.x, row.y, row.w - explain_width, row.h});
    if (chosen) {
        ui.fill(row, Token::accent_weak);
    } else if (touch.hovered) {
        ui.fill(row, Token::hover);
    }
    if (touch.focus_ring) ui.focus_ring(row.inset(3, 3));
    if (touch.pressed) {
        view.state.selected = key;
        view.state.window = show(view.state.window, {line.charged.begin, line.cycle.begin + Seconds{3600}});
        view.state.window_chosen = true;
    }
    const Ui::Scope inside(ui, id, true);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        ui.node(ui.id("cell", static_cast<std::int64_t>(i)), Role::cell, cells[i], column_rect(row, i));
    }
    if (ui.narrow()) {
        narrow_row(ui, row, line, cells);
    } else {
        wide_row(ui, row, line, cells);
    }
    // A row has cells only: the button belongs to the last one.
    const Ui::Scope last_cell(ui, ui.id("cell", static_cast<std::int64_t>(cells.size()) - 1), true);
    if (icon_button(ui, "explain", explain, Icon::info, ui.strings(Text::bills_explain),
                    {.look = ButtonLook::quiet})) {
        view.state.selected = key;
        view.state.explained = index;
        view.state.overlay = Overlay::explain;
    }
}

float visible_rows(const Bills& bills) {
    return std::clamp(static_cast<float>(bills.line_count()), 1.0f, most_rows);
}

}  // namespace

Token status_color(LineStatus status) {
    return status == LineStatus::accruing ? Token::accent_text : Token::text_dim;
}

std::array<std::string, 7> line_cells(View& view, const Line& line) {
    const Strings& strings = view.ui.strings;
    const Format& format = view.format;
    const bool usage = line.type == BillType::usage;
    const int places = decimals_after(view.session.world().policy.rounding_at(line.cycle.begin).line);
    const std::string count = line.count == 1 ? "" : format.count(line.count) + " × ";
    const Text unit = usage                           ? Text::bills_price_hour
                      : line.unit == PriceUnit::month ? Text::bills_price_month
                      : line.unit == PriceUnit::year  ? Text::bills_price_year
                                                      : Text::bills_price_once;
    const Text status = line.status == LineStatus::accruing  ? Text::bills_accruing
                        : line.status == LineStatus::settled ? Text::bills_settled
                                                             : Text::bills_issued;
    return {
        strings(line.mode == BillingMode::pay_per_use ? Text::mode_pay_per_use : Text::mode_yearly_monthly),
        usage ? format.cycle(line.cycle) : format.short_date_time(line.charged.begin),
        format.span(line.charged),
        format.count(line.charged.seconds()),
        count + strings.fill(unit, {format.price(line.unit_price)}),
        format.money(line.payable, places),
        strings(status)};
}

float bills_table_height(View& view) {
    const Bills bills = view.session.world().bills(view.session.pool_index());
    return head_height + (view.ui.narrow() ? 0 : column_head_height) +
           visible_rows(bills) * height_of_row(view.ui) + 2;
}

void bills_table(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    panel(ui, rect);
    const Bills bills = view.session.world().bills(view.session.pool_index());
    const std::string_view title = ui.strings(Text::bills_title);
    const auto region = ui.group(ui.id("bills"), Role::region, title, rect);
    Rect rest = rect.inset(1, 1);
    Rect head = rest.cut_top(head_height - 1).inset(metrics::padding, 0);
    panel_title(ui, head, title);
    const Totals total = bills.total();
    ui.label(head,
             ui.strings.fill(Text::bills_summary,
                             {view.format.lines(total.lines), view.format.money(total.payable, 8)}),
             type_scale::small, Token::text_dim);

    Node& table_node = ui.node(ui.id("table"), Role::table, title, rest);
    table_node.row_count =
        static_cast<std::int32_t>(std::min<std::int64_t>(bills.line_count() + 1, INT32_MAX));
    const Ui::Scope table(ui, ui.id("table"), true);
    column_heads(ui, ui.narrow() ? Rect{rest.x, rest.y, rest.w, 0} : rest.cut_top(column_head_height));
    ui.line(rest.x, rest.y, rest.right(), rest.y, Token::line);
    if (bills.line_count() == 0) {
        ui.label(rest, ui.strings.fill(Text::bills_empty, {view.format.date_time(view.session.now())}),
                 type_scale::body, Token::text_faint, Align::center);
        return;
    }

    ScrollArea scroll(ui, "rows", rest);
    const float height = height_of_row(ui);
    const Rect content = scroll.content();
    if (view.state.reveal_selected && view.state.selected) {
        const std::int64_t line = bills.first_line_from(view.state.selected->start);
        scroll.reveal(static_cast<float>(line) * height, height);
        view.state.reveal_selected = false;
    }
    const auto first = static_cast<std::int64_t>(scroll.scroll() / height);
    const auto count = static_cast<std::int64_t>(std::ceil(rest.h / height)) + 1;
    std::int64_t index = first;
    for (const Line& line : bills.lines(first, count)) {
        const Rect row{content.x, content.y + static_cast<float>(index) * height, content.w, height};
        table_row(view, bills, line, index, row);
        if (index > 0) ui.line(row.x, row.y, row.right(), row.y, Token::line);
        ++index;
    }
    scroll.set_height(static_cast<float>(bills.line_count()) * height);
}

}  // namespace poolbill::ui
