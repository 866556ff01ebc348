#include "web/ui/views/bills_table.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>

#include "core/scenario/line_prices.hpp"
#include "generated/text/bills.hpp"
#include "generated/text/mode.hpp"
#include "generated/text/order.hpp"
#include "web/ui/views/bills_menu.hpp"
#include "web/ui/views/copying.hpp"
#include "web/ui/views/discount_words.hpp"
#include "web/ui/views/explain_button.hpp"
#include "web/ui/views/timeline/navigation.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui {
namespace {

/// The width up to the button, for a column that begins at 0.4.
constexpr float before_button = 0.585f;
/// Below this width the status has a separate line.
constexpr float width_of_two_lines = 360;

/// A column and its preferred width. Columns with the highest `drop` are left out first; a column
/// with 0 always stays.
struct Wish {
    Text title;
    float width;
    int drop;
    Align align;
    Slot narrow;
    std::optional<BillOrder> order;
};
constexpr std::array<Wish, 10> wishes{
    Wish{text::bills_mode, 136, 0, Align::left, {0, 0.48f, 0}, {}},
    Wish{text::bills_item, 150, 0, Align::left, {}, {}},
    Wish{text::bills_cycle, 168, 3, Align::left, {}, BillOrder::time},
    Wish{text::bills_charged, 206, 0, Align::left, {0, 0.5f, 1}, {}},
    Wish{text::bills_seconds, 92, 2, Align::right, {}, BillOrder::seconds},
    Wish{text::bills_hours, 118, 6, Align::right, {}, {}},
    Wish{text::bills_list_price, 126, 4, Align::right, {}, BillOrder::list_price},
    Wish{text::order_truncated, 140, 5, Align::right, {}, {}},
    Wish{text::bills_payable, 134, 0, Align::right, {0.4f, before_button, 0}, BillOrder::payable},
    Wish{text::bills_status, 116, 0, Align::left, {0.5f, before_button - 0.1f, 1}, {}}};
constexpr int most_dropped = 6;
using Columns = std::array<TableColumn, wishes.size()>;
using Cells = std::array<std::string, wishes.size()>;

constexpr std::size_t cell_of(Text title) {
    std::size_t i = 0;
    while (wishes[i].title != title)
        ++i;
    return i;
}

/// What the columns of a pool's bills must have room for.
struct Content {
    bool several_items = false;  // the item is the last column to be left out, else it is
    bool has_disks = false;
    float charged = 0, list_price = 0, payable = 0;  // the widths of the longest texts
};

/// @param content  of the lines; amounts are shown whole, so their columns take the room of others
Columns columns_for(float width, const Content& content) {
    const float room = width - 2 * metrics::padding - explain_width + 8;
    // The price of disks needs the room of the seconds, which the times beside it tell.
    const auto drop_of = [&](const Wish& wish) {
        if (content.has_disks && wish.title == text::bills_list_price) return 2;
        if (content.has_disks && wish.title == text::bills_seconds) return 4;
        return wish.title != text::bills_item ? wish.drop : content.several_items ? 1 : most_dropped + 1;
    };
    const auto width_of = [&](const Wish& wish) {
        constexpr float gap = 16;
        const float text = wish.title == text::bills_charged      ? content.charged
                           : wish.title == text::bills_list_price ? content.list_price
                           : wish.title == text::bills_payable    ? content.payable
                                                                  : 0;
        return std::max(wish.width, text + gap);
    };
    int dropped = most_dropped + 1;
    float sum = 0;
    do {
        --dropped;
        sum = 0;
        for (const Wish& wish : wishes)
            sum += drop_of(wish) > dropped ? 0 : width_of(wish);
    } while (sum > room && dropped > 0);
    Columns columns;
    const float unit = room / sum / (width - 2 * metrics::padding);
    float x = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Wish& wish = wishes[i];
        columns[i] = {wish.title, {}, wish.narrow, wish.align, wish.order.has_value()};
        if (wish.narrow.line == 1 && width < width_of_two_lines)
            columns[i].narrow = {0, 0.9f, wish.title == text::bills_status ? 2 : 1};
        if (drop_of(wish) > dropped) continue;
        columns[i].wide = {x, width_of(wish) * unit, 0};
        x += width_of(wish) * unit;
    }
    return columns;
}

/// Whether the line of the current hour still grows. After a payment the pay-per-use part of the
/// hour is complete and only waits for the end of the hour.
bool still_grows(const World& world, const Line& line) {
    const PoolState& pool = world.pools[line.pool];
    const std::string& code = world.ledger.item(line.item).code;
    const bool metered = pool.mode == BillingMode::pay_per_use ||
                         std::any_of(pool.nodes.begin(), pool.nodes.end(), [&](const NodeGroup& group) {
                             return group.flavor == code && group.mode == BillingMode::pay_per_use;
                         });
    return pool.exists() && metered && line.charged.end == world.until;
}

std::string status_words(View& view, const Line& line) {
    const Strings& strings = view.ui.strings;
    if (line.status == LineStatus::settled) return strings(text::bills_settled);
    if (line.status == LineStatus::issued) return strings(text::bills_issued);
    if (still_grows(view.session.world(), line)) return strings(text::bills_accruing);
    return strings.fill(text::bills_waits, {view.format.hour(line.cycle.end)});
}

/// What a number of nodes or disks is charged by.
struct Rate {
    std::uint32_t item;
    std::int64_t count;
    UnitPrice price;
    PriceUnit unit;
    Discount discount;
};

/// "3 × $0.66/h", "3 × $0.66/h − 10%", "3 × 500 GB × $0.0004/h"
std::string rate_words(View& view, const Rate& rate) {
    const ChargeItem& item = view.session.world().ledger.item(rate.item);
    const Text words = rate.unit == PriceUnit::hour    ? text::bills_price_hour
                       : rate.unit == PriceUnit::month ? text::bills_price_month
                       : rate.unit == PriceUnit::year  ? text::bills_price_year
                                                       : text::bills_price_once;
    const std::string quantity = item.is_disk      ? view.format.disks(rate.count, item.size_gb) + " × "
                                 : rate.count == 1 ? std::string()
                                                   : view.format.count(rate.count) + " × ";
    return less(quantity + view.ui.strings.fill(words, {view.format.price(rate.price)}), rate.discount);
}

/// A refund has no price; its list amount is what it gives back.
std::string list_price_words(View& view, const Line& line) {
    if (line.unit == PriceUnit::once) return view.format.short_money(line.list);
    return rate_words(
        view, {line.item, line.count, line.unit_price, line.unit, discount_of(view.session.world(), line)});
}

Cells line_cells(View& view, const Line& line) {
    const Strings& strings = view.ui.strings;
    const Format& format = view.format;
    const bool usage = line.type == BillType::usage;
    const Instant now = view.session.now();
    const std::string charged = format.span(line.charged);
    const int places = decimals_after(view.session.world().policy.rounding_at(line.cycle.begin).line);
    return {
        strings(line.mode == BillingMode::pay_per_use ? text::mode_pay_per_use : text::mode_yearly_monthly),
        view.session.world().ledger.item(line.item).name,
        usage ? format.cycle(line.cycle, now) : format.short_date_time(line.charged.begin, now),
        view.ui.narrow() ? format.on_day(line.charged.begin, now, charged)
                         : charged,  // the day is added because no cycle is shown beside it
        format.count(line.charged.seconds()),
        usage ? usage_hours(line.charged.seconds()) : "–",
        list_price_words(view, line),
        format.money(line.truncated, 8),
        format.money(line.payable, places),
        status_words(view, line)};
}

void mode_mark(Ui& ui, Rect& cell, const Line& line) {
    const Rect mark = cell.cut_left(10, 8);
    ui.fill({mark.x, mark.center_y() - 5, 10, 10},
            line.mode == BillingMode::pay_per_use ? Token::pay_per_use : Token::yearly_monthly, 2);
}

void table_row(View& view, Table& table, const Bills& bills, const Line& line, std::int64_t index) {
    Ui& ui = view.ui;
    const Cells cells = line_cells(view, line);
    const LineId id = bills.ledger().id_of(line);
    const bool chosen = view.state.selected == id;
    Table::Row row(table, index,
                   ui.strings.fill(text::bills_row,
                                   {cells[cell_of(text::bills_mode)], cells[cell_of(text::bills_charged)],
                                    cells[cell_of(text::bills_payable)]}),
                   chosen ? Tristate::yes : Tristate::no, explain_width);
    if (row.pressed()) {
        view.state.selected = id;
        choose_window(view, show(view.state.window, {line.charged.begin, line.cycle.begin + Seconds{3600}}));
    }
    const bool accruing = line.status == LineStatus::accruing;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const TextStyle style = !ui.narrow() || i == 0              ? type_scale::body
                                : i == cell_of(text::bills_payable) ? type_scale::body_strong
                                                                    : type_scale::small;
        Rect cell = row.cell(cells[i]);
        if (cell.w <= 0) continue;
        if (i == 0) mode_mark(ui, cell, line);
        const bool status = i + 1 == cells.size();
        const bool beside = cell.x > row.rect().x + 20;  // not on a separate line
        if (status && ui.narrow() && beside) cell.cut_right(12);
        const Align align = status && ui.narrow() && beside ? Align::right : wishes[i].align;
        if (status && accruing && !ui.narrow()) {
            const Rect dot = cell.cut_left(8, 6);
            ui.dot(dot.center_x(), dot.center_y(), 4, Token::accent);
        }
        ui.text(cell, cells[i], ui.fitting(cell.w, cells[i], style),
                status ? accruing ? Token::accent_text : Token::text_dim
                : ui.narrow() && i == cell_of(text::bills_charged) ? Token::text_dim
                                                                   : Token::text,
                align);
    }
    // A row can contain only cells, so the button belongs to the last one.
    const Ui::Scope last_cell = row.in_last_cell();
    if (explain_button(ui, row.rect())) {
        view.state.selected = id;
        view.state.overlay.open(ExplainDialog());
    }
}

/// All, pay-per-use or yearly/monthly.
void mode_filter(View& view, Rect& head) {
    Ui& ui = view.ui;
    const std::array<std::optional<BillingMode>, 3> modes{std::nullopt, BillingMode::pay_per_use,
                                                          BillingMode::yearly_monthly};
    const std::array<Phrase, 3> names{ui.strings(text::bills_all), ui.strings(text::mode_pay_per_use),
                                      ui.strings(text::mode_yearly_monthly)};
    std::optional<BillingMode>& mode = view.state.bills.mode;
    const auto now = static_cast<std::size_t>(std::find(modes.begin(), modes.end(), mode) - modes.begin());
    if (const auto pressed = segments_at_right(
            ui, head, {.key = "modes", .name = ui.strings(text::bills_mode), .names = names, .chosen = now}))
        mode = modes[*pressed];
}

std::string too_many(View& view) {
    return view.ui.strings.fill(text::bills_too_many, {view.format.count(BillRows::most_sorted)});
}

void bills_head(View& view, Rect head, const Bills& bills, std::string_view title) {
    Ui& ui = view.ui;
    if (!ui.narrow()) export_button(view, head);
    copied_word(view, head);
    if (!ui.narrow()) mode_filter(view, head);
    panel_title(ui, head, title);
    const Totals total = bills.total();
    std::string summary = ui.strings.fill(
        text::bills_summary, {view.format.lines(total.lines), view.format.money(total.payable, 8)});
    if (!ui.narrow() && !view.state.bill_rows.is_sorted()) summary = too_many(view);
    ui.label(head, summary, type_scale::small, Token::text_dim);
}

/// When narrow, the head has no room for the controls: they are placed below it, with a message
/// when there are too many lines to sort.
void narrow_controls(View& view, Rect& rest) {
    if (!view.ui.narrow()) return;
    constexpr float gap = 8;
    Rect column = rest.inset(panel_side(view.ui), 0);
    bill_choices(view, column);
    column.cut_top(gap);
    if (!view.state.bill_rows.is_sorted()) {
        sentence(view.ui, column, view.ui.id("too_many"), too_many(view), type_scale::small, Token::text_dim);
        column.cut_top(gap);
    }
    rest.cut_top(column.y - rest.y);
}

/// More in a high window, which the chart shares (timeline/chart.cpp).
std::int64_t rows_in_sight(float height) {
    constexpr float common_window = 1000, window_per_row = 64;
    return std::clamp<std::int64_t>(8 + static_cast<std::int64_t>((height - common_window) / window_per_row),
                                    8, 24);
}

/// Of the charges, each of which is a line, and of the spans, whose lines are alike.
Content content_of(View& view, const Bills& bills) {
    constexpr std::ptrdiff_t most = 16;  // the last ones; this is done in every frame
    const std::span<const Span> spans = bills.spans();
    Content content;
    const auto include = [&](float& widest, const std::string& text) {
        widest = std::max(widest, view.ui.text_width(text, type_scale::body));
    };
    content.several_items = view.state.bill_rows.has_several_items();
    include(content.payable, view.format.money(bills.total().payable, 8));
    const Charges charges = bills.charges();
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(std::ssize(charges) - most, 0); i < std::ssize(charges);
         ++i) {
        const Line& line = charges[static_cast<std::size_t>(i)];
        include(content.payable, view.format.money(line.payable, 8));
        include(content.list_price, list_price_words(view, line));
        include(content.charged, view.format.span(line.charged));
    }
    for (const Span& span : spans.last(static_cast<std::size_t>(std::min(std::ssize(spans), most)))) {
        content.has_disks = content.has_disks || view.session.world().ledger.item(span.item).is_disk;
        include(content.list_price,
                rate_words(view, {span.item, span.count, span.hourly, PriceUnit::hour, span.discount}));
    }
    return content;
}

/// The column by which the rows are sorted.
TableSort sort_of(const BillQuery& query) {
    const auto found = std::find_if(wishes.begin(), wishes.end(),
                                    [&](const Wish& wish) { return wish.order == query.order; });
    return {static_cast<std::size_t>(found - wishes.begin()), query.descending};
}

void bill_lines(View& view, Rect& rest, const TableOptions& options, const Bills& bills) {
    const BillRows& rows = view.state.bill_rows;
    Table table(view.ui, rest, options);
    if (view.state.reveal_selected && view.state.selected) {
        table.reveal(rows.row_of(bills, view.state.selected->begin));
        view.state.reveal_selected = false;
    }
    std::int64_t index = table.first();
    for (const Line& line : rows.lines(bills, table.first(), table.last()))
        table_row(view, table, bills, line, index++);
}

}  // namespace

void bills_table(View& view, Rect& rest) {
    Ui& ui = view.ui;
    BillRows& rows = view.state.bill_rows;
    rows.prepare(view.session, view.state.bills);
    const Bills bills = BillRows::chosen(view.session, view.state.bills);
    const std::string_view title = ui.strings(text::bills_title);
    Panel panel(ui, rest, {.key = "bills", .name = title, .edge = 1});
    bills_head(view, panel.head(47), bills, title);
    narrow_controls(view, panel.inner);
    if (rows.count() == 0) {
        ui.label(panel.inner.cut_top(57),
                 ui.strings.fill(text::bills_empty, {view.format.date_time(view.session.now())}),
                 type_scale::body, Token::text_faint, Align::center);
        return;
    }
    const Columns columns = columns_for(panel.inner.w, content_of(view, bills));
    TableSort sort = sort_of(view.state.bills);
    bill_lines(view, panel.inner,
               {.key = "table",
                .name = title,
                .columns = columns,
                .rows = rows.count(),
                .most_in_sight = rows_in_sight(ui.viewport.h),
                .sort = &sort},
               bills);
    panel.inner.cut_top(1);
    if (sort == sort_of(view.state.bills)) return;
    view.state.bills.order = wishes[sort.column].order.value_or(BillOrder::time);
    view.state.bills.descending = sort.descending;
}

}  // namespace poolbill::ui
