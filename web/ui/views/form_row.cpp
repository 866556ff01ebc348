#include "web/ui/views/form_row.hpp"

#include <algorithm>

#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui::deferred {

void form_box(Ui& ui, const Rect& rect, const FormText& field) {
    const NodeId id = ui.id(field.name);
    if (const auto typed = live_text_box(ui, field.name, rect, field.name, field.text, field.problem))
        field.text = *typed;
    if (field.takes_focus && !ui.measuring()) ui.request_focus(id);
}

void form_problem(Ui& ui, Rect& rest, const FormText& field) {
    if (field.problem.empty()) return;
    rest.cut_top(4);
    const auto scope = ui.scope(field.name);
    sentence(ui, rest, ui.id("problem"), field.problem, type_scale::small, Token::danger_text);
}

void form_row(Ui& ui, Rect& rest, float width, const FormText& field, std::string_view about) {
    Field row(ui, rest, field.name);
    Rect line = row.content.cut_top(metrics::control_height);
    line.w = std::min(line.w, width);
    form_box(ui, line, field);
    form_problem(ui, row.content, field);
    if (!field.problem.empty() || about.empty()) return;
    row.content.cut_top(4);
    const auto scope = ui.scope(field.name);
    sentence(ui, row.content, ui.id("about"), about, type_scale::small, Token::text_faint);
}

}  // namespace poolbill::ui::deferred
