// The buttons that open the menus of the bills (BillsMenu): *Export*, and where there is no room for column heads and
// segments, filter and sort order. Only the buttons are in the first part of the module.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Draws the buttons of all menus, in as many rows as they need.
void bill_choices(View& view, Rect& rest);
/// Draws the button *Export* at the right of `head`.
void export_button(View& view, Rect& head);

}  // namespace poolbill::ui
