// The buttons that open the menus of the bills (BillsMenu): filter, sort order and copying where there is no room for
// column heads and segments. Only the buttons are in the first part of the module.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Draws the buttons, in as many rows as they need. @param can_copy  whether there are few enough
/// lines to copy
void bill_choices(View& view, Rect& rest, bool can_copy);

}  // namespace poolbill::ui
