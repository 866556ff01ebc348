#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/scenario/explain.hpp"
#include "generated/text/explain.hpp"
#include "generated/text/mode.hpp"
#include "generated/text/statement.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/step_words.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

struct ShownExplanation {
    std::string title;
    std::vector<StepWords> steps;
};

/// The statement or the selected bill that is explained. Nothing if it no longer exists.
std::optional<ShownExplanation> shown_explanation(View& view, const ExplainDialog& dialog) {
    const Strings& strings = view.ui.strings;
    const World& world = view.session.world();
    Explanation explanation;
    ShownExplanation shown;
    if (const std::optional<std::string>& label = dialog.statement) {
        const std::vector<Statement>& all = view.state.statement.derived.last().statements;
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const Statement& each) { return each.label == *label; });
        if (found == all.end()) return std::nullopt;
        explanation = explain(world, *found);
        shown.title = strings(text::statement_title) + " " + *label;
    } else {
        const auto line = view.state.selected
                              ? world.bills(view.session.pool_index()).find(*view.state.selected)
                              : std::nullopt;
        if (!line) return std::nullopt;
        explanation = explain(world, *line);
        shown.title = strings(line->mode == BillingMode::pay_per_use ? text::mode_pay_per_use
                                                                     : text::mode_yearly_monthly) +
                      " · " + world.ledger.item(line->item).name + " × " + view.format.count(line->count);
    }
    for (const Step& step : explanation.steps)
        shown.steps.push_back(step_words(strings, step));
    return shown;
}

/// Whether label and value fit on one line.
bool is_short(const Ui& ui, float width, const StepWords& step) {
    return ui.text_width(step.label, type_scale::body) + 12 +
               ui.text_width(step.value, type_scale::body_strong) <=
           width;
}

/// A step: label and value on the first line, or the value on lines of its own; the formula below.
void explained_step(Ui& ui, Rect& body, const StepWords& step) {
    ui.line(body.x, body.y, body.right(), body.y, Token::line);
    Rect row = body;
    row.cut_top(8);
    const Rect first = row.cut_top(20);
    ui.text(first, step.label, type_scale::body, Token::text);
    if (is_short(ui, row.w, step))
        ui.text(first, step.value, type_scale::body_strong, Token::text, Align::right);
    else if (ui.text_width(step.value, type_scale::body_strong) <= row.w)
        ui.text(row.cut_top(20), step.value, type_scale::body_strong, Token::text, Align::right);
    else
        row.cut_top(ui.paragraph(row, step.value, type_scale::body_strong, Token::text));
    row.cut_top(ui.paragraph(row, step.formula, type_scale::small, Token::text_dim) + 10);
    ui.node(ui.id(step.label), Role::text, step.label + ": " + step.formula + " = " + step.value,
            body.cut_top(row.y - body.y));
}

}  // namespace

void show(View& view, ExplainDialog& dialog) {
    Ui& ui = view.ui;
    const std::optional<ShownExplanation> explained = shown_explanation(view, dialog);
    if (!explained) {
        view.state.overlay.close();
        return;
    }
    const Dialog frame(
        ui, {.key = "explain", .title = ui.strings(text::explain_title), .width = 640}, [&](Rect& body) {
            ui.label(body.cut_top(22, 12), explained->title, type_scale::body_strong, Token::text);
            for (const StepWords& step : explained->steps)
                explained_step(ui, body, step);
        });
    if (close_foot(ui, frame)) view.state.overlay.close();
}

}  // namespace poolbill::ui::deferred
