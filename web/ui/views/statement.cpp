#include "web/ui/views/statement.hpp"

#include <array>
#include <string>

#include "core/cli/statement_rows.hpp"
#include "web/ui/views/copying.hpp"
#include "web/ui/views/explain_button.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float head_height = 48, note_edge = 6, empty_height = 56;
/// Days further back are in the months; so many keep a frame short.
constexpr std::chrono::days days_back{366};

constexpr std::array<TableColumn, 7> columns{
    TableColumn{Text::statement_period, {0, 0.14f, 0}, {0, 0.5f, 0}},
    TableColumn{Text::statement_lines, {0.14f, 0.06f, 0}, {}, Align::right},
    TableColumn{Text::bills_list_price, {0.2f, 0.13f, 0}, {}, Align::right},
    TableColumn{Text::order_discount, {0.33f, 0.1f, 0}, {}, Align::right},
    TableColumn{Text::order_truncated, {0.43f, 0.12f, 0}, {}, Align::right},
    TableColumn{Text::bills_payable, {0.55f, 0.14f, 0}, {0.5f, 0.4f, 0}, Align::right},
    TableColumn{Text::statement_paid, {0.69f, 0.28f, 0}, {0, 0.9f, 1}}};

Phrase type_name(const Strings& strings, BillType type) {
    switch (type) {
        case BillType::purchase:
            return strings(Text::statement_purchase);
        case BillType::renewal:
            return strings(Text::order_kind_renewal);
        case BillType::auto_renewal:
            return strings(Text::order_kind_auto_renewal);
        case BillType::change:
            return strings(Text::statement_change);
        case BillType::refund:
            return strings(Text::statement_refund);
        case BillType::usage:
            break;
    }
    return strings(Text::statement_usage);
}

/// "Due $625.77, half up to cents": the month's rounding by what it does.
std::string due_words(View& view, const Statement& statement) {
    const Strings& strings = view.ui.strings;
    const Rounding cut = statement.rounding->month;
    const Text how = cut == Rounding::none            ? Text::statement_exact
                     : cut == Rounding::truncate_to_2 ? Text::statement_cut
                                                      : Text::statement_half_up;
    return strings.fill(Text::statement_due, {view.format.short_money(statement.due), strings(how)});
}

std::string paid_words(View& view, const StatementRow& row) {
    std::string words;
    const auto add = [&](Amount part, Text name) {
        if (part.is_zero()) return;
        words += (words.empty() ? "" : " · ") + (view.ui.strings(name) + " ") + view.format.short_money(part);
    };
    add(row.coupon, Text::order_coupon);
    add(row.cash, Text::order_cash);
    add(row.credit, Text::order_credit);
    add(row.other, Text::statement_other);
    add(row.unsettled, Text::statement_unsettled);
    return words;
}

/// The statements of now; worked out again when the world changed.
const StatementState& derived(View& view) {
    StatementState& state = view.state.statement;
    const Moment moment{view.session.revision(), view.session.now()};
    const std::uint32_t pool = view.session.pool_index();
    if (state.moment == moment && state.pool == pool && state.shown_by_day == state.by_day) return state;
    state.moment = moment;
    state.pool = pool;
    state.shown_by_day = state.by_day;
    state.statements =
        state.by_day
            ? statements(view.session.world(), StatementPeriod::day, {pool, view.session.now() - days_back})
            : statements(view.session.world(), StatementPeriod::month, {pool, earliest_instant});
    state.rows.clear();
    for (std::uint32_t number = static_cast<std::uint32_t>(state.statements.size()); number-- > 0;) {
        for (std::size_t row = 0; row <= state.statements[number].rows.size(); ++row)
            state.rows.push_back({number, static_cast<std::uint32_t>(row)});
    }
    return state;
}

/// @param number  0 is the period with its total, the others its bill types
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
    if (explain_button(ui, line.rect())) {
        view.state.explained_statement = statement.label;
        view.state.overlay = Overlay::explain;
    }
}

/// Where the copying stands when the head has no room for it.
float copying_height(View& view) {
    return view.ui.narrow() ? metrics::control_height + 8 : 0;
}

float side(const Ui& ui) {
    return ui.narrow() ? 12 : metrics::padding;
}

std::string_view note(View& view) {
    return view.ui.strings(view.state.statement.by_day ? Text::statement_note_days : Text::statement_note);
}

float note_height(View& view, float width) {
    return view.ui.paragraph_height(width - 2 - 2 * side(view.ui), note(view), type_scale::small) +
           2 * note_edge;
}

}  // namespace

float statement_height(View& view, float width) {
    const auto rows = static_cast<std::int64_t>(derived(view).rows.size());
    return head_height + copying_height(view) + 2 +
           (rows == 0 ? empty_height : Table::height(view.ui, columns, rows) + note_height(view, width));
}

void statement(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    panel(ui, rect);
    const StatementState& state = derived(view);
    const std::string_view title = ui.strings(Text::statement_title);
    const auto region = ui.group(ui.id("statement"), Role::region, title, rect);
    Rect rest = rect.inset(1, 1);
    Rect head = rest.cut_top(head_height - 1).inset(side(ui), 0);
    Rect second = rest.cut_top(copying_height(view)).inset(12, 0);
    if (const auto separator = copy_buttons(view, ui.narrow() ? second : head))
        copy(view, cli::statement_rows(view.session.world(), state.statements, true).csv(*separator));
    const std::array<Phrase, 2> periods{ui.strings(Text::statement_months), ui.strings(Text::statement_days)};
    const auto pressed =
        segments(ui, "periods", head, ui.strings(Text::statement_period), periods, state.by_day);
    panel_title(ui, head, title);
    if (state.rows.empty()) {
        ui.label(rest, ui.strings.fill(Text::bills_empty, {view.format.date_time(view.session.now())}),
                 type_scale::body, Token::text_faint, Align::center);
    } else {
        const Rect foot = rest.cut_bottom(note_height(view, rect.w)).inset(side(ui), note_edge);
        ui.node(ui.id("note"), Role::text, note(view), foot);
        ui.paragraph(foot, note(view), type_scale::small, Token::text_faint);
        Table table(ui, "table", title, rest, columns, static_cast<std::int64_t>(state.rows.size()));
        for (std::int64_t i = table.first(); i < table.last(); ++i) {
            const StatementState::Row& row = state.rows[static_cast<std::size_t>(i)];
            statement_row(view, table, i, state.statements[row.statement], row.number);
        }
    }
    if (pressed) view.state.statement.by_day = *pressed == 1;
}

}  // namespace poolbill::ui::deferred
