#include <string>
#include <vector>

#include "generated/text/change.hpp"
#include "web/ui/views/condition_words.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

Text state_name(ConditionState state) {
    switch (state) {
        case ConditionState::passed:
            return text::change_met;
        case ConditionState::failed:
            return text::change_not_met;
        case ConditionState::unknown:
            break;
    }
    return text::change_unknown;
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

void condition_row(View& view, Rect& body, const Condition& condition) {
    Ui& ui = view.ui;
    const ConditionWords words = condition_words(ui.strings, view.session.pool(), condition);
    Rect row = body;
    const Rect mark = row.cut_left(36);
    state_mark(ui, condition.state, mark.x + 12, mark.y + 14);
    row.cut_top(4);
    row.cut_top(ui.paragraph(row, words.sentence, type_scale::body, Token::text));
    row.cut_top(
        ui.paragraph(row, words.detail, type_scale::small,
                     condition.state == ConditionState::failed ? Token::danger_text : Token::text_dim) +
        10);
    ui.node(ui.id(condition.code), Role::text,
            ui.strings.fill(state_name(condition.state), {words.sentence}) + " " + words.detail,
            body.cut_top(row.y - body.y));
}

}  // namespace

void show(View& view, ChecklistDialog&) {
    Ui& ui = view.ui;
    const std::vector<Condition> conditions =
        check_change_to_prepaid(view.session.world(), view.session.pool_index());
    const bool possible = all_passed(conditions);
    const std::string subtitle = pool_subtitle(view.session.pool());
    const Dialog dialog(
        ui, {.key = "checklist", .title = ui.strings(text::change_title), .subtitle = subtitle},
        [&](Rect& body) {
            notice(ui, body,
                   {.tone = possible ? Tone::good : Tone::danger,
                    .title = ui.strings(possible ? text::change_possible_title : text::change_blocked_title),
                    .detail =
                        ui.strings(possible ? text::change_possible_detail : text::change_blocked_detail)});
            body.cut_top(12);
            for (const ConditionState shown :
                 {ConditionState::failed, ConditionState::unknown, ConditionState::passed}) {
                for (const Condition& condition : conditions) {
                    if (condition.state == shown) condition_row(view, body, condition);
                }
            }
        });
    if (!close_foot(ui, dialog)) return;
    view.state.overlay.close();
}

}  // namespace poolbill::ui::deferred
