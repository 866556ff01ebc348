// The clock at the foot of the page: run, pause, speed, next event, scrub, jump, undo, redo.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

float clock_bar_height(const View& view);
void clock_bar(View& view, const Rect& rect);

}  // namespace poolbill::ui
