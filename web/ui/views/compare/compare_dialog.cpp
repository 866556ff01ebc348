#include "web/ui/views/compare/compare_dialog.hpp"

#include <array>
#include <string>

#include "web/ui/views/compare/cost_charts.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float dialog_width = 880, edge = 20;

using Cells = std::array<std::string, 5>;
constexpr std::array<Text, 5> compare_heads{Text::compare_term, Text::compare_expires, Text::compare_total,
                                            Text::compare_saving, Text::compare_break_even};
constexpr std::array<float, 5> compare_shares{0.14f, 0.27f, 0.16f, 0.16f, 0.27f};
constexpr float compare_row = 32;

Cells compare_cells(View& view, const ComparisonRow& row) {
    const Strings& strings = view.ui.strings;
    const Format& format = view.format;
    return {row.term ? format.term(*row.term) : strings(Text::mode_pay_per_use),
            row.expires ? format.date_time(*row.expires) : "–", format.rounded(row.total),
            row.term ? format.rounded(row.saving) : "–",
            !row.term        ? "–"
            : row.break_even ? format.date_time(*row.break_even)
                             : strings(Text::compare_never)};
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

/// A press on a term's row makes it the one of the sentence and the charts.
void compare_table(View& view, Rect table, const Comparison& comparison) {
    Ui& ui = view.ui;
    const auto group = ui.group(ui.id("table"), Role::table, ui.strings(Text::compare_title), table);
    std::int64_t index = 0;
    const auto line = [&](const Cells& cells, const ComparisonRow* choice) {
        const Rect row = table.cut_top(compare_row);
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
        line(compare_cells(view, row), &row);
}

/// A sentence across the body.
void sentence(Ui& ui, Rect& body, std::string_view key, std::string_view words, const TextStyle& style,
              Token ink, float gap) {
    const Rect box = body.cut_top(ui.paragraph_height(body.w, words, style), gap);
    ui.node(ui.id(key), Role::text, words, box);
    ui.paragraph(box, words, style, ink);
}

}  // namespace

namespace {

constexpr float kinds_height = 32, kinds_gap = 16;

bool has_branches(const View& view) {
    return view.session.history().branches().size() > 1;
}

/// Terms or branches; only where there are branches to compare.
void choose_kind(View& view, Rect& body) {
    if (!has_branches(view)) return;
    Rect head = body.cut_top(kinds_height, kinds_gap);
    const std::array<Phrase, 2> names{view.ui.strings(Text::compare_terms),
                                      view.ui.strings(Text::compare_branches)};
    if (const auto pressed = segments(view.ui, "kinds", head, view.ui.strings(Text::compare_kind), names,
                                      view.state.branches.shown ? 1 : 0))
        view.state.branches.shown = *pressed == 1;
}

void branch_dialog(View& view) {
    Ui& ui = view.ui;
    const float height =
        2 * edge + kinds_height + kinds_gap + branch_view_height(view, Dialog::body_width(ui, dialog_width));
    Dialog dialog(ui, "compare", ui.strings(Text::compare_title), view.session.pool().identity.name,
                  dialog_width, height, dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    choose_kind(view, body);
    branch_view(view, body);
    if (close_foot(ui, dialog)) view.state.overlay = Overlay::none;
}

}  // namespace

void compare_dialog(View& view) {
    Ui& ui = view.ui;
    if (view.state.branches.shown && has_branches(view)) return branch_dialog(view);
    const Comparison& comparison = swept_comparison_of(view);
    if (comparison.rows.empty() && has_branches(view)) {
        view.state.branches.shown = true;  // the terms have nothing to show
        return branch_dialog(view);
    }
    if (comparison.rows.empty()) {
        view.state.report(comparison.problem, {});
        view.state.overlay = Overlay::none;
        return;
    }
    const std::string intro = ui.strings.fill(Text::compare_intro, {view.format.date_time(comparison.at)});
    const std::string said = verdict(view, comparison),
                      later = comparison.sweep ? sweep_words(view, comparison) : std::string();
    const float width = Dialog::body_width(ui, dialog_width);
    const float table_height = static_cast<float>(comparison.rows.size() + 1) * compare_row;
    float height = 2 * edge + ui.paragraph_height(width, said, type_scale::heading) + 8 +
                   ui.paragraph_height(width, intro, type_scale::small) + 12 + cost_chart_height + 16 +
                   table_height;
    if (has_branches(view)) height += kinds_height + kinds_gap;
    if (comparison.sweep)
        height += 24 + 24 + 4 + ui.paragraph_height(width, later, type_scale::body) + 12 + sweep_chart_height;
    Dialog dialog(ui, "compare", ui.strings(Text::compare_title), view.session.pool().identity.name,
                  dialog_width, height, dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    choose_kind(view, body);
    sentence(ui, body, "verdict", said, type_scale::heading, Token::text, 8);
    sentence(ui, body, "intro", intro, type_scale::small, Token::text_dim, 12);
    cost_chart(view, body.cut_top(cost_chart_height, 16), comparison);
    compare_table(view, body.cut_top(table_height, 24), comparison);
    if (comparison.sweep) {
        const std::string_view title = ui.strings(Text::compare_sweep_title);
        const Rect head = body.cut_top(24, 4);
        ui.node(ui.id("sweep title"), Role::heading, title, head).level = 3;
        ui.text(head, title, type_scale::heading, Token::text);
        sentence(ui, body, "later", later, type_scale::body, Token::text_dim, 12);
        sweep_chart(view, body.cut_top(sweep_chart_height), comparison);
    }
    if (close_foot(ui, dialog)) view.state.overlay = Overlay::none;
}

}  // namespace poolbill::ui::deferred
