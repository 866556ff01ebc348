#include <array>
#include <string>

#include "core/intake/date.hpp"
#include "generated/text/compare.hpp"
#include "generated/text/mode.hpp"
#include "web/ui/views/compare/branch_view.hpp"
#include "web/ui/views/compare/comparison_words.hpp"
#include "web/ui/views/compare/cost_charts.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/tax_row.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

using Cells = std::array<std::string, 5>;
constexpr std::array<Text, 5> compare_heads{text::compare_term, text::compare_expires, text::compare_total,
                                            text::compare_saving, text::compare_break_even};
constexpr std::array<float, 5> compare_shares{0.14f, 0.27f, 0.16f, 0.16f, 0.27f};

/// @param end  a break-even after it does not count
Cells compare_cells(View& view, const ComparisonRow& row, Instant end) {
    const Strings& strings = view.ui.strings;
    const Format& format = view.format;
    return {row.term ? format.term(*row.term) : strings(text::mode_pay_per_use),
            row.expires ? format.date_time(*row.expires) : "–", format.rounded(row.total),
            row.term ? format.rounded(row.saving) : "–",
            !row.term                                 ? "–"
            : row.break_even && row.break_even <= end ? format.date_time(*row.break_even)
                                                      : strings(text::compare_never)};
}

void compare_line(Ui& ui, Rect row, const Cells& cells, bool head, bool dearer) {
    const float width = row.w;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool hidden = ui.narrow() && (i == 1 || i == 4);
        const float share = ui.narrow() ? (hidden ? 0 : i == 0 ? 0.36f : 0.32f) : compare_shares[i];
        const Rect cell = row.cut_left(share * width);
        ui.node(ui.id("cell", static_cast<std::int64_t>(i)), head ? Role::column_header : Role::cell,
                cells[i], cell);
        if (hidden) continue;
        const bool figure = i == 2 || i == 3;
        const Token ink = head ? Token::text_dim : i == 3 && dearer ? Token::danger_text : Token::text;
        ui.text({cell.x + 8, cell.y, cell.w - 16, cell.h}, cells[i],
                head ? type_scale::small : type_scale::body, ink, figure ? Align::right : Align::left);
    }
}

/// Pay-per-use is shown for the time of the chosen term, which it is compared with.
ComparisonRow shown_row(const Comparison& comparison, const ComparisonRow& row) {
    ComparisonRow shown = row;
    if (row.term || comparison.stops) return shown;
    shown.expires = comparison.chosen().expires;
    shown.total = comparison.chosen().pay_per_use;
    return shown;
}

/// A press on a term's row selects it for the sentence and the charts.
void compare_table(View& view, Rect& body, const Comparison& comparison) {
    Ui& ui = view.ui;
    const Ui::FlowGroup group(ui, ui.id("table"), Role::table, ui.strings(text::compare_title), body);
    std::int64_t index = 0;
    const auto line = [&](const Cells& cells, const ComparisonRow* choice) {
        const Rect row = body.cut_top(32);
        const NodeId id = ui.id("row", index);
        Node& node = ui.node(id, Role::row, cells[0] + ", " + cells[2], row);
        node.row_index = static_cast<std::int32_t>(index) + 1;
        if (choice != nullptr && choice->term) {
            const bool chosen = choice->term == comparison.term;
            node.focusable = true;
            node.selected = chosen ? Tristate::yes : Tristate::no;
            const Touch touch = ui.press(id, row);
            if (chosen || touch.hovered) ui.fill(row, chosen ? Token::accent_weak : Token::hover);
            if (touch.focus_ring) ui.focus_ring(row.inset(3, 3));
            if (touch.pressed) view.state.term = *choice->term;
        }
        const Ui::Scope inside(ui, id, true);
        if (index++ > 0) ui.line(row.x, row.y, row.right(), row.y, Token::line);
        compare_line(ui, row, cells, choice == nullptr, choice != nullptr && choice->saving.is_negative());
    };
    Cells heads;
    for (std::size_t i = 0; i < heads.size(); ++i)
        heads[i] = ui.strings(compare_heads[i]);
    line(heads, nullptr);
    for (const ComparisonRow& row : comparison.rows)
        line(compare_cells(view, shown_row(comparison, row), comparison.stops.value_or(latest_instant)),
             &row);
}

bool has_branches(const View& view) {
    return view.session.history().branches().size() > 1;
}

/// The choice between terms and branches; only if there are branches to compare.
void choose_kind(View& view, Rect& body) {
    if (!has_branches(view)) return;
    Rect head = body.cut_top(32, 16);
    const std::array<Phrase, 2> names{view.ui.strings(text::compare_terms),
                                      view.ui.strings(text::compare_branches)};
    if (const auto pressed = segments_at_right(view.ui, head,
                                               {.key = "kinds",
                                                .name = view.ui.strings(text::compare_kind),
                                                .names = names,
                                                .chosen = view.state.compares_branches ? 1u : 0u}))
        view.state.compares_branches = *pressed == 1;
}

/// When the pool stops, as typed and as read.
struct Stop {
    std::optional<Instant> at;  // absent: it is not known, and each term is compared until its own end
    bool is_wrong = false;      // what is typed is no time after now
};

Stop stop_of(View& view, const CompareDialog& dialog) {
    if (dialog.stops.empty()) return {};
    const Result<Instant> read = intake::read_date(dialog.stops);
    if (!read.ok() || *read <= view.session.now() || *read > view.session.lifetime().end) return {{}, true};
    return {*read, false};
}

void stop_field(View& view, Rect& body, CompareDialog& dialog, const Stop& stop) {
    Ui& ui = view.ui;
    const std::string_view name = ui.strings(text::compare_stops);
    Rect row = field(ui, body, name, metrics::control_height);
    const std::string problem = ui.strings.fill(
        text::compare_stops_bad,
        {view.format.date_time(view.session.now()), view.format.date_time(view.session.lifetime().end)});
    if (auto typed = live_text_box(ui, "stops", row.cut_left(180, 12), name, dialog.stops,
                                   stop.is_wrong ? std::string_view(problem) : std::string_view()))
        dialog.stops = std::move(*typed);
    const std::string words = stop.is_wrong ? problem : std::string(ui.strings(text::compare_stops_hint));
    if (ui.narrow()) row = body.cut_top(ui.paragraph_height(body.w, words, type_scale::small), 8);
    ui.node(ui.id("stops hint"), stop.is_wrong ? Role::alert : Role::text, words, row);
    if (!ui.narrow()) row.cut_top((row.h - ui.paragraph_height(row.w, words, type_scale::small)) / 2);
    ui.paragraph(row, words, type_scale::small, stop.is_wrong ? Token::danger_text : Token::text_dim);
}

/// What each choice costs until the pool stops.
void stop_view(View& view, Rect& body, const Comparison& comparison) {
    Ui& ui = view.ui;
    const ComparisonRow* best = &comparison.rows.front();
    for (const ComparisonRow& row : comparison.rows) {
        if (row.total < best->total) best = &row;
    }
    const std::string name =
        best->term ? view.format.term(*best->term) : std::string(ui.strings(text::mode_pay_per_use));
    sentence(ui, body, ui.id("verdict"),
             ui.strings.fill(text::compare_stop_best, {view.format.date_time(*comparison.stops), name,
                                                       view.format.rounded(best->total)}),
             type_scale::heading, Token::text);
    body.cut_top(8);
    sentence(ui, body, ui.id("intro"),
             ui.strings.fill(text::compare_stop_intro, {view.format.date_time(comparison.at),
                                                        view.format.date_time(*comparison.stops)}),
             type_scale::small, Token::text_dim);
    tax_left_out(view, body);
    body.cut_top(12);
    compare_table(view, body, comparison);
}

/// The costs of the terms, and the cost of switching later.
void term_view(View& view, Rect& body, const Comparison& comparison) {
    Ui& ui = view.ui;
    sentence(ui, body, ui.id("verdict"), verdict(view, comparison), type_scale::heading, Token::text);
    body.cut_top(8);
    sentence(ui, body, ui.id("intro"),
             ui.strings.fill(text::compare_intro, {view.format.date_time(comparison.at)}), type_scale::small,
             Token::text_dim);
    tax_left_out(view, body);
    body.cut_top(12);
    cost_chart(view, body.cut_top(cost_chart_height, 16), comparison);
    compare_table(view, body, comparison);
    if (!comparison.sweep) return;
    body.cut_top(24);
    const std::string_view title = ui.strings(text::compare_sweep_title);
    const Rect head = body.cut_top(24, 4);
    ui.node(ui.id("sweep title"), Role::heading, title, head).level = 3;
    ui.text(head, title, type_scale::heading, Token::text);
    sentence(ui, body, ui.id("later"), sweep_words(view, comparison), type_scale::body, Token::text_dim);
    body.cut_top(12);
    sweep_chart(view, body.cut_top(sweep_chart_height), comparison);
}

}  // namespace

void show(View& view, CompareDialog& state) {
    Ui& ui = view.ui;
    const bool can_compare_branches = has_branches(view);
    const Comparison* terms = nullptr;
    const Stop stop = stop_of(view, state);
    if (!view.state.compares_branches || !can_compare_branches) {
        Comparisons& comparisons = view.state.comparison;
        terms = stop.at ? &comparisons.stopping(view.session, *stop.at, view.state.term)
                        : &comparisons.swept(view.session, view.state.term);
        if (terms->rows.empty() && !can_compare_branches) {
            // The list says of each condition what is found and what helps.
            if (terms->problem && terms->problem->code == "change.not-eligible")
                return view.state.overlay.open(ChecklistDialog());
            if (terms->problem)
                view.state.report(problem_words(ui.strings, *terms->problem, Subject::action), {});
            return view.state.overlay.close();
        }
        if (terms->rows.empty()) {
            view.state.compares_branches = true;  // the terms have nothing to show
            terms = nullptr;
        }
    }
    const Dialog dialog(ui,
                        {.key = "compare",
                         .title = ui.strings(text::compare_title),
                         .subtitle = view.session.pool().identity.name,
                         .width = 880},
                        [&](Rect& body) {
                            choose_kind(view, body);
                            if (terms == nullptr) return branch_view(view, body);
                            stop_field(view, body, state, stop);
                            body.cut_top(12);
                            if (terms->stops) {
                                stop_view(view, body, *terms);
                            } else {
                                term_view(view, body, *terms);
                            }
                        });
    if (close_foot(ui, dialog)) view.state.overlay.close();
}

}  // namespace poolbill::ui::deferred
