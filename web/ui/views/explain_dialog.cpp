#include "web/ui/views/explain_dialog.hpp"

#include <array>
#include <string>

#include "core/scenario/compare.hpp"
#include "core/scenario/explain.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

constexpr float explain_width = 640, compare_width = 720, edge = 20;

bool close_foot(View& view, Dialog& dialog) {
    Ui& ui = view.ui;
    Rect foot = dialog.begin_foot();
    const std::string_view close = ui.strings(Text::dialog_close);
    return button(ui, "done", foot.cut_right(button_width(ui, close)), close,
                  {.look = ButtonLook::primary}) ||
           dialog.closed();
}

float step_height(const Ui& ui, float width, const Step& step) {
    return 20 + ui.paragraph_height(width, step.formula, type_scale::small) + 18;
}

/// Label and value on the first line, the formula and the rule it follows beneath.
void draw_step(Ui& ui, Rect row, const Step& step) {
    ui.node(ui.id(step.label), Role::text, step.label + ": " + step.formula + " = " + step.value, row);
    Rect first = row.cut_top(20);
    ui.text(first, step.value, type_scale::body_strong, Token::text, Align::right);
    ui.text(first, step.label, type_scale::body, Token::text);
    Rect second = row;
    if (!step.rule.empty()) {
        const Rect rule =
            second.cut_right(std::min(ui.text_width(step.rule, type_scale::small), second.w * 0.4f) + 8, 8);
        ui.text({rule.x, rule.y, rule.w, 16}, step.rule, type_scale::small, Token::text_faint, Align::right);
    }
    ui.paragraph(second, step.formula, type_scale::small, Token::text_dim);
}

using Cells = std::array<std::string, 5>;
constexpr std::array<Text, 5> compare_heads{Text::compare_term, Text::compare_expires, Text::compare_total,
                                            Text::compare_saving, Text::compare_break_even};
constexpr std::array<float, 5> compare_shares{0.14f, 0.27f, 0.16f, 0.16f, 0.27f};
constexpr float compare_row = 34;

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
        const float share = ui.narrow() ? (hidden ? 0 : i == 0 ? 0.3f : 0.35f) : compare_shares[i];
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

void compare_table(View& view, Rect table, const std::vector<ComparisonRow>& rows) {
    Ui& ui = view.ui;
    const auto group = ui.group(ui.id("table"), Role::table, ui.strings(Text::compare_title), table);
    std::int64_t index = 0;
    const auto line = [&](const Cells& cells, bool head, bool dearer) {
        const Rect row = table.cut_top(compare_row);
        const auto inside = ui.group(ui.id("row", index), Role::row, cells[0], row);
        if (index++ > 0) ui.line(row.x, row.y, row.right(), row.y, Token::line);
        compare_line(ui, row, cells, head, dearer);
    };
    Cells heads;
    for (std::size_t i = 0; i < heads.size(); ++i)
        heads[i] = ui.strings(compare_heads[i]);
    line(heads, true, false);
    for (const ComparisonRow& row : rows)
        line(compare_cells(view, row), false, row.saving.is_negative());
}

}  // namespace

void explain_dialog(View& view) {
    Ui& ui = view.ui;
    const World& world = view.session.world();
    const std::optional<Line> line =
        view.state.selected ? find_line(world.bills(view.session.pool_index()), *view.state.selected)
                            : std::nullopt;
    if (!line) {
        view.state.overlay = Overlay::none;
        return;
    }
    const Explanation told = explain(world, *line);
    const float width = Dialog::body_width(ui, explain_width);
    float height = 2 * edge + 34;
    for (const Step& step : told.steps)
        height += step_height(ui, width, step);
    Dialog dialog(ui, "explain", ui.strings(Text::explain_title), {}, explain_width, height,
                  dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    ui.label(body.cut_top(22, 12), told.title, type_scale::body_strong, Token::text);
    for (const Step& step : told.steps) {
        Rect row = body.cut_top(step_height(ui, body.w, step));
        ui.line(row.x, row.y, row.right(), row.y, Token::line);
        row.cut_top(8);
        draw_step(ui, row, step);
    }
    if (close_foot(view, dialog)) view.state.overlay = Overlay::none;
}

void compare_dialog(View& view) {
    Ui& ui = view.ui;
    const auto rows = compare(view.session.scenario(), view.session.pool_index(), view.session.now());
    if (!rows.ok()) {
        view.state.report(rows.error().message, {});
        view.state.overlay = Overlay::none;
        return;
    }
    const std::string intro =
        ui.strings.fill(Text::compare_intro, {view.format.date_time(view.session.now())});
    const float width = Dialog::body_width(ui, compare_width);
    const float height = 2 * edge + ui.paragraph_height(width, intro, type_scale::body) + 12 +
                         static_cast<float>(rows.value().size() + 1) * compare_row;
    Dialog dialog(ui, "compare", ui.strings(Text::compare_title), view.session.pool().identity.name,
                  compare_width, height, dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    const Rect words = body.cut_top(ui.paragraph_height(body.w, intro, type_scale::body), 12);
    ui.node(ui.id("intro"), Role::text, intro, words);
    ui.paragraph(words, intro, type_scale::body, Token::text_dim);

    compare_table(view, body.cut_top(static_cast<float>(rows.value().size() + 1) * compare_row),
                  rows.value());
    if (close_foot(view, dialog)) view.state.overlay = Overlay::none;
}

}  // namespace poolbill::ui
