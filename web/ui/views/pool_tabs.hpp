// The pages of one pool and the row of tabs that leads to them.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Cuts what it needs off `rest`: the tabs, then the chosen page, panel by panel.
void pool_tabs(View& view, Rect& rest);

}  // namespace poolbill::ui
