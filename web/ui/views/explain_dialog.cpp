#include "web/ui/views/explain_dialog.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/scenario/explain.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/step_words.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float explain_width = 640, edge = 20;

struct Told {
    std::string title;
    std::vector<StepWords> steps;
};

/// What is explained: a statement, or the bill that is selected. Nothing when it is not there any more.
std::optional<Told> told_of(View& view) {
    const Strings& strings = view.ui.strings;
    const World& world = view.session.world();
    Explanation explanation;
    Told told;
    if (const std::optional<std::string>& label = view.state.explained_statement) {
        const std::vector<Statement>& all = view.state.statement.statements;
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const Statement& each) { return each.label == *label; });
        if (found == all.end()) return std::nullopt;
        explanation = explain(world, *found);
        told.title = strings(Text::statement_title) + " " + *label;
    } else {
        const auto line = view.state.selected
                              ? find_line(world.bills(view.session.pool_index()), *view.state.selected)
                              : std::nullopt;
        if (!line) return std::nullopt;
        explanation = explain(world, *line);
        told.title = strings(line->mode == BillingMode::pay_per_use ? Text::mode_pay_per_use
                                                                    : Text::mode_yearly_monthly) +
                     " · " + world.ledger.item(line->item).name + " × " + view.format.count(line->count);
    }
    for (const Step& step : explanation.steps)
        told.steps.push_back(step_words(strings, step));
    return told;
}

/// Whether label and value have room on one line.
bool is_short(const Ui& ui, float width, const StepWords& step) {
    return ui.text_width(step.label, type_scale::body) + 12 +
               ui.text_width(step.value, type_scale::body_strong) <=
           width;
}

float step_height(const Ui& ui, float width, const StepWords& step) {
    return (is_short(ui, width, step) ? 20.0f : 40.0f) +
           ui.paragraph_height(width, step.formula, type_scale::small) + 18;
}

/// Label and value on the first line, or the value on a line of its own; the formula beneath.
void draw_step(Ui& ui, Rect row, const StepWords& step) {
    ui.node(ui.id(step.label), Role::text, step.label + ": " + step.formula + " = " + step.value, row);
    const bool one_line = is_short(ui, row.w, step);
    const Rect first = row.cut_top(20);
    ui.text(first, step.label, type_scale::body, Token::text);
    ui.text(one_line ? first : row.cut_top(20), step.value, type_scale::body_strong, Token::text,
            Align::right);
    ui.paragraph(row, step.formula, type_scale::small, Token::text_dim);
}

}  // namespace

void explain_dialog(View& view) {
    Ui& ui = view.ui;
    const std::optional<Told> told = told_of(view);
    if (!told) {
        view.state.overlay = Overlay::none;
        return;
    }
    const float width = Dialog::body_width(ui, explain_width);
    float height = 2 * edge + 34;
    for (const StepWords& step : told->steps)
        height += step_height(ui, width, step);
    Dialog dialog(ui, "explain", ui.strings(Text::explain_title), {}, explain_width, height,
                  dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    ui.label(body.cut_top(22, 12), told->title, type_scale::body_strong, Token::text);
    for (const StepWords& step : told->steps) {
        Rect row = body.cut_top(step_height(ui, body.w, step));
        ui.line(row.x, row.y, row.right(), row.y, Token::line);
        row.cut_top(8);
        draw_step(ui, row, step);
    }
    if (close_foot(ui, dialog)) view.state.overlay = Overlay::none;
}

}  // namespace poolbill::ui::deferred
