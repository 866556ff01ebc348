#include "web/ui/views/change_dialog.hpp"

#include <array>
#include <string>

#include "web/ui/views/condition_words.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

constexpr float dialog_width = 620, edge = 20;

std::string flavor_names(View& view) {
    std::string names;
    for (const NodeGroup& group : view.session.pool().nodes) {
        const Flavor* flavor = view.session.world().catalog.find_flavor(group.flavor);
        names += (names.empty() ? "" : ", ") + (flavor != nullptr ? flavor->name : group.flavor) + " (" +
                 group.flavor + ")";
    }
    return names;
}

Text state_name(ConditionState state) {
    switch (state) {
        case ConditionState::passed:
            return Text::change_met;
        case ConditionState::failed:
            return Text::change_not_met;
        case ConditionState::unknown:
            break;
    }
    return Text::change_unknown;
}

void state_mark(Ui& ui, ConditionState state, float x, float y) {
    const bool passed = state == ConditionState::passed, failed = state == ConditionState::failed;
    ui.dot(x, y, 10, passed ? Token::yearly_monthly_weak : failed ? Token::danger_weak : Token::hover);
    icon(ui,
         passed   ? Icon::check
         : failed ? Icon::cross
                  : Icon::minus,
         x, y,
         passed   ? Token::yearly_monthly_text
         : failed ? Token::danger_text
                  : Token::text_faint);
}

constexpr float condition_indent = 36;

float condition_height(const Ui& ui, float width, const ConditionWords& words) {
    return ui.paragraph_height(width - condition_indent, words.sentence, type_scale::body) +
           ui.paragraph_height(width - condition_indent, words.detail, type_scale::small) + 14;
}

}  // namespace

void change_dialog(View& view) {
    Ui& ui = view.ui;
    const PoolState& pool = view.session.pool();
    const std::array<Text, 3> steps{Text::change_what_1, Text::change_what_2, Text::change_what_3};
    const float inner_width = Dialog::body_width(ui, dialog_width);
    const std::string flavors = flavor_names(view);
    float height = 2 * edge + 3 * field_height(ui, 20) + field_text_height(ui, inner_width, flavors) + 12 +
                   28 + field_text_height(ui, inner_width, pool.identity.name, pool.identity.id);
    for (const Text step : steps)
        height += ui.paragraph_height(inner_width - 28, ui.strings(step), type_scale::body) + 8;

    Dialog dialog(ui, "change", ui.strings(Text::change_title), pool.identity.name + " · " + pool.identity.id,
                  dialog_width, height, dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    field_text(ui, body, ui.strings(Text::change_pool), pool.identity.name, pool.identity.id);
    field_text(ui, body, ui.strings(Text::change_flavor), flavors);
    field_text(ui, body, ui.strings(Text::change_nodes), view.format.nodes(pool.node_count()));
    field_text(ui, body, ui.strings(Text::change_current_mode), ui.strings(Text::mode_pay_per_use));
    field_text(ui, body, ui.strings(Text::change_target_mode), ui.strings(Text::mode_yearly_monthly));
    body.cut_top(12);
    ui.label(body.cut_top(28), ui.strings(Text::change_what_title), type_scale::body_strong, Token::text);
    int number = 0;
    for (const Text step : steps) {
        const std::string_view words = ui.strings(step);
        const float line_height = ui.paragraph_height(body.w - 28, words, type_scale::body);
        Rect row = body.cut_top(line_height, 8);
        ui.node(ui.id("step", number), Role::text, words, row);
        const Rect mark = row.cut_left(20, 8);
        ui.dot(mark.x + 10, mark.y + 10, 10, Token::accent_weak);
        ui.text({mark.x, mark.y, 20, 20}, std::to_string(++number), type_scale::small_strong,
                Token::accent_text, Align::center);
        ui.paragraph(row, words, type_scale::body, Token::text_dim);
    }

    Rect foot = dialog.begin_foot();
    const FootChoice choice = dialog_foot(ui, foot, ui.strings(Text::dialog_ok));
    if (choice == FootChoice::confirm) view.state.overlay = Overlay::purchase;
    if (choice == FootChoice::cancel || dialog.closed()) view.state.overlay = Overlay::none;
}

void deferred::checklist_dialog(View& view) {
    Ui& ui = view.ui;
    const PoolState& pool = view.session.pool();
    const std::vector<Condition> conditions =
        check_change_to_prepaid(view.session.world(), view.session.pool_index());
    const float inner_width = Dialog::body_width(ui, dialog_width);
    const std::string_view title = ui.strings(Text::change_blocked_title),
                           detail = ui.strings(Text::change_blocked_detail);
    float height = 2 * edge + notice_height(ui, inner_width, title, detail) + 12;
    for (const Condition& condition : conditions)
        height += condition_height(ui, inner_width, condition_words(ui.strings, pool, condition));

    Dialog dialog(ui, "checklist", ui.strings(Text::change_title),
                  pool.identity.name + " · " + pool.identity.id, dialog_width, height, dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    notice(ui, body.cut_top(notice_height(ui, body.w, title, detail), 12), Tone::danger, title, detail);
    for (const ConditionState shown :
         {ConditionState::failed, ConditionState::unknown, ConditionState::passed}) {
        for (const Condition& condition : conditions) {
            if (condition.state != shown) continue;
            const ConditionWords words = condition_words(ui.strings, pool, condition);
            Rect row = body.cut_top(condition_height(ui, body.w, words));
            ui.node(ui.id(condition.code), Role::text,
                    ui.strings.fill(state_name(shown), {words.sentence}) + " " + words.detail, row);
            const Rect mark = row.cut_left(condition_indent);
            state_mark(ui, shown, mark.x + 12, mark.y + 14);
            row.cut_top(4);
            row.cut_top(ui.paragraph(row, words.sentence, type_scale::body, Token::text));
            ui.paragraph(row, words.detail, type_scale::small,
                         shown == ConditionState::failed ? Token::danger_text : Token::text_dim);
        }
    }
    Rect foot = dialog.begin_foot();
    const std::string_view close = ui.strings(Text::dialog_close);
    const bool pressed =
        button(ui, "done", foot.cut_right(button_width(ui, close)), close, {.look = ButtonLook::primary});
    if (pressed || dialog.closed()) view.state.overlay = Overlay::none;
}

}  // namespace poolbill::ui
