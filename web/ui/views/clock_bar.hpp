// The clock at the foot of the page: run, pause, speed, next event, scrub, jump, undo, redo.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

void clock_bar(View& view, Rect& rest);

}  // namespace poolbill::ui
