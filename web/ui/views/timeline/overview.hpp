// The whole history in one strip below the chart, with the window as a frame that can be dragged.
//
// Contract: a slider for keyboard and screen reader, whose value is the window's middle in minutes.
#pragma once

#include "web/ui/views/timeline/chart.hpp"

namespace poolbill::ui {

void overview(View& view, const Rect& rect);

}  // namespace poolbill::ui
