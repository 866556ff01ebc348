// Buttons in the head of a panel that propose an action.
#pragma once

#include <initializer_list>
#include <string_view>

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

struct PanelAction {
    Text name;
    Proposal::Kind kind;
};
/// A button at the right of `head`.
void panel_action(View& view, Rect& head, const PanelAction& action);
/// Buttons from right to left: in the head or, when there is no room beside the title, in a row at the top of the body.
void panel_actions(View& view, Rect& head, Rect& body, std::string_view title,
                   std::initializer_list<PanelAction> actions);

}  // namespace poolbill::ui::deferred
