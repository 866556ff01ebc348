// The notice above a page: the most urgent thing that the viewer should see.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// The pending order, the change just made, or what went wrong. Takes no room when there is none.
void pool_notice(View& view, Rect& rest);

}  // namespace poolbill::ui
