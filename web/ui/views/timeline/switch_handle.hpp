// The line of the present in the chart, which can be dragged: it is the moment of the switch.
//
// Contract: moves the clock, within the chart's window and the life of the scenario, and stops it. For keyboard and screen
// reader it is a slider that counts seconds. Call it before the press on the chart that it lies on.
#pragma once

#include "web/ui/views/timeline/chart.hpp"

namespace poolbill::ui {

void switch_handle(View& view, const ChartArea& area, const TimeScale& scale);

}  // namespace poolbill::ui
