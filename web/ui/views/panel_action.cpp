#include "web/ui/views/panel_action.hpp"

#include <optional>
#include <string>

#include "web/ui/views/proposal_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {

void panel_action(View& view, Rect& head, const PanelAction& action) {
    const std::string_view words = view.ui.strings(action.name);
    const Rect box = head.cut_right(button_width(view.ui, words, true), 8).inset(0, (head.h - 28) / 2);
    Ui& ui = view.ui;
    const std::optional<Text> reason = why_not(view.session.world(), view.session.pool(), action.kind);
    const std::string why = reason ? std::string(ui.strings(*reason)) : std::string();
    if (button(ui, words, box, words,
               {.enabled = !view.read_only && !reason, .small = true, .description = why}))
        view.propose(action.kind);
    hint(ui, {.hovered = ui.memory().hovered == ui.id(words)}, why);
}

void panel_actions(View& view, Rect& head, Rect& body, std::string_view title,
                   std::initializer_list<PanelAction> actions) {
    const Ui& ui = view.ui;
    float needed = ui.text_width(title, type_scale::body_strong) + 12;
    for (const PanelAction& action : actions)
        needed += button_width(ui, ui.strings(action.name), true) + 8;
    const bool beneath = needed > body.w;
    Rect below = beneath ? body.cut_top(metrics::control_height + 8) : Rect();
    for (const PanelAction& action : actions)
        panel_action(view, beneath ? below : head, action);
}

}  // namespace poolbill::ui::deferred
