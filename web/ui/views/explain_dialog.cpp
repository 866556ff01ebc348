#include "web/ui/views/explain_dialog.hpp"

#include <string>

#include "core/scenario/explain.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float explain_width = 640, edge = 20;

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
    if (close_foot(ui, dialog)) view.state.overlay = Overlay::none;
}

}  // namespace poolbill::ui::deferred
