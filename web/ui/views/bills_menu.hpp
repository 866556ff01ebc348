// Filter, sort order and copying of the bills where there is no room for column heads and segments:
// buttons, each with a menu. Only the buttons are in the first part of the module.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Draws the buttons, in as many rows as they need. @param can_copy  whether there are few enough
/// lines to copy
void bill_choices(View& view, Rect& rest, bool can_copy);

namespace deferred {

/// The menu of one of the buttons (ViewState::bill_choice). Drawn above the page.
void bills_menu(View& view);

}  // namespace deferred
}  // namespace poolbill::ui
