// What waits for an answer, above a page.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// The pending order, the change just made, or what went wrong. Takes no room when there is none.
void pool_notice(View& view, Rect& rest);

}  // namespace poolbill::ui
