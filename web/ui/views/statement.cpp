#include "web/ui/views/statement.hpp"

#include <array>
#include <string>

#include "generated/text/bills.hpp"
#include "generated/text/order.hpp"
#include "generated/text/statement.hpp"
#include "generated/text/tax.hpp"
#include "web/ui/views/copying.hpp"
#include "web/ui/views/explain_button.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

/// Older days appear only within their months: more rows would make a frame too slow.
constexpr std::chrono::days days_back{366};

constexpr std::array<TableColumn, 7> columns{
    TableColumn{text::statement_period, {0, 0.1f, 0}, {0, 0.38f, 0}},
    TableColumn{text::statement_lines, {0.1f, 0.05f, 0}, {}, Align::right},
    TableColumn{text::bills_list_price, {0.15f, 0.15f, 0}, {}, Align::right},
    TableColumn{text::order_discount, {0.3f, 0.105f, 0}, {}, Align::right},
    TableColumn{text::order_truncated, {0.405f, 0.125f, 0}, {}, Align::right},
    TableColumn{text::bills_payable, {0.53f, 0.16f, 0}, {0.38f, 0.52f, 0}, Align::right},
    TableColumn{text::statement_paid, {0.69f, 0.29f, 0}, {0, 0.9f, 1}}};

Phrase type_name(const Strings& strings, BillType type) {
    switch (type) {
        case BillType::purchase:
            return strings(text::statement_purchase);
        case BillType::renewal:
            return strings(text::order_kind_renewal);
        case BillType::auto_renewal:
            return strings(text::order_kind_auto_renewal);
        case BillType::change:
            return strings(text::statement_change);
        case BillType::refund:
            return strings(text::statement_refund);
        case BillType::tax:
            return strings(text::tax_title);
        case BillType::make_up:
            return strings(text::tax_make_up);
        case BillType::usage:
            break;
    }
    return strings(text::statement_usage);
}

/// "Due $625.77, half up to cents": the total after the month's rounding, and the rounding in words.
std::string due_words(View& view, const Statement& statement) {
    const Strings& strings = view.ui.strings;
    const Rounding cut = statement.rounding->month;
    const bool in_cents = decimals_after(cut) == 2;
    const Text how = cut == Rounding::none ? text::statement_exact
                     : is_cut(cut)         ? (in_cents ? text::statement_cut : text::statement_cut_to_whole)
                     : in_cents            ? text::statement_half_up
                                           : text::statement_half_up_to_whole;
    return strings.fill(text::statement_due,
                        {view.format.short_money(statement.due),
                         strings.fill(how, {view.session.world().catalog.currency.code()})});
}

std::string paid_words(View& view, const StatementRow& row) {
    std::string words;
    const auto add = [&](Amount part, Text name) {
        if (part.is_zero()) return;
        words += (words.empty() ? "" : " · ") + (view.ui.strings(name) + " ") + view.format.short_money(part);
    };
    add(row.coupon, text::order_coupon);
    add(row.cash, text::order_cash);
    add(row.credit, text::order_credit);
    add(row.other, text::statement_other);
    add(row.unsettled, text::statement_unsettled);
    return words;
}

/// The current statements; recomputed when the world has changed.
const Statements& derived(View& view) {
    StatementState& state = view.state.statement;
    const PoolMoment moment = view.session.moment();
    return state.derived.get({moment, state.by_day}, [&] {
        Statements made;
        made.statements = state.by_day ? statements(view.session.world(), StatementPeriod::day,
                                                    {moment.pool, moment.now - days_back})
                                       : statements(view.session.world(), StatementPeriod::month,
                                                    {moment.pool, earliest_instant});
        for (auto number = static_cast<std::uint32_t>(made.statements.size()); number-- > 0;) {
            for (std::size_t row = 0; row <= made.statements[number].rows.size(); ++row)
                made.rows.push_back({number, static_cast<std::uint32_t>(row)});
        }
        return made;
    });
}

/// @param number  0: the period with its total; otherwise one of its bill types
void statement_row(View& view, Table& table, std::int64_t index, const Statement& statement,
                   std::uint32_t number) {
    Ui& ui = view.ui;
    const bool total = number == 0;
    const StatementRow& row = total ? statement.total : statement.rows[number - 1];
    const bool month = !view.state.statement.by_day;
    const std::string name = !total  ? std::string(type_name(ui.strings, row.type))
                             : month ? view.format.month(statement.period.begin)
                                     : view.format.long_day(statement.period.begin);
    const std::string payable = view.format.short_money(row.payable);
    Table::Row line(table, index, name, Tristate::none, total ? explain_width : 0);
    const TextStyle style = total ? type_scale::body_strong : type_scale::body;
    const Token ink = total ? Token::text : Token::text_dim;
    Rect label = line.cell(name);
    if (!total) label.cut_left(16);
    ui.text(label, name, ui.fitting(label.w, name, style), ink);
    line.cell(view.format.count(row.lines), style, ink);
    line.cell(view.format.short_money(row.list), style, ink);
    line.cell(view.format.short_money(row.discount), style, ink);
    line.cell(view.format.short_money(row.truncated), style, ink);
    line.cell(payable, style, ink);
    line.cell(total && month ? due_words(view, statement) : paid_words(view, row),
              ui.narrow() ? type_scale::small : style, ink);
    if (!total) return;
    const Ui::Scope last_cell = line.in_last_cell();
    if (explain_button(ui, line.rect())) view.state.overlay.open(ExplainDialog{statement.label});
}

std::string_view note(View& view) {
    if (view.state.statement.by_day) return view.ui.strings(text::statement_note_days);
    const RoundingPolicy& rounding = view.session.world().policy.rounding_at(view.session.now());
    return view.ui.strings(rounding.month == Rounding::none ? text::statement_note_exact
                                                            : text::statement_note);
}

/// The tax that the statements have, which opens its dialog.
void tax_link(View& view, Rect& rest) {
    Ui& ui = view.ui;
    const TaxRate tax = view.session.world().policy.tax;
    const std::string words = tax.is_none() ? std::string(ui.strings(text::tax_none))
                                            : ui.strings.fill(text::tax_named, {to_string(tax)});
    rest.cut_top(4);
    const Rect line = rest.cut_top(20);
    if (view.read_only) {
        ui.label(line, words, type_scale::small, Token::text_faint);
    } else if (link(ui, "tax", {line.x, line.y, ui.text_width(words, type_scale::small), line.h}, words)) {
        view.state.overlay.open(TaxDialog());
    }
}

/// The statements as rows of a table, and a note on how they are computed.
void statement_table(View& view, Rect& rest, std::string_view title) {
    Ui& ui = view.ui;
    const Statements& state = derived(view);
    {
        Table table(ui, rest,
                    {.key = "table",
                     .name = title,
                     .columns = columns,
                     .rows = static_cast<std::int64_t>(state.rows.size())});
        for (std::int64_t i = table.first(); i < table.last(); ++i) {
            const Statements::Row& row = state.rows[static_cast<std::size_t>(i)];
            statement_row(view, table, i, state.statements[row.statement], row.number);
        }
    }
    constexpr float edge = 6;
    rest.cut_top(1 + edge);
    Rect foot = rest.inset(panel_side(ui), 0);
    sentence(ui, foot, ui.id("note"), note(view), type_scale::small, Token::text_faint);
    tax_link(view, foot);
    rest.cut_top(foot.y - rest.y + edge);
}

}  // namespace

void statement(View& view, Rect& rest) {
    Ui& ui = view.ui;
    const Statements& state = derived(view);
    const std::string_view title = ui.strings(text::statement_title);
    Panel panel(ui, rest, {.key = "statement", .name = title, .edge = 1});
    Rect head = panel.head(47);
    // When narrow, the head has no room for the copy buttons.
    Rect second = ui.narrow() ? panel.inner.cut_top(metrics::control_height + 8).inset(12, 0) : Rect();
    if (const exports::Format* format = copy_buttons(view, ui.narrow() ? second : head)) {
        const exports::StatementsReport report{view.session.world(), state.statements, true};
        copy(view, exports::to_text(*format, report));
    }
    const std::array<Phrase, 2> periods{ui.strings(text::statement_months), ui.strings(text::statement_days)};
    const auto pressed = segments_at_right(ui, head,
                                           {.key = "periods",
                                            .name = ui.strings(text::statement_period),
                                            .names = periods,
                                            .chosen = view.state.statement.by_day ? 1u : 0u});
    panel_title(ui, head, title);
    if (state.rows.empty()) {
        ui.label(panel.inner.cut_top(57),
                 ui.strings.fill(text::bills_empty, {view.format.date_time(view.session.now())}),
                 type_scale::body, Token::text_faint, Align::center);
    } else {
        statement_table(view, panel.inner, title);
    }
    if (pressed) view.state.statement.by_day = *pressed == 1;
}

}  // namespace poolbill::ui::deferred
