// The line of the present in the chart, which can be dragged: it is the moment of the switch.
//
// Contract: the clock moves within the chart's window and the life of the scenario, and stops. For keyboard and screen
// reader it is a slider that counts seconds.
#pragma once

#include "web/ui/views/timeline/chart.hpp"

namespace poolbill::ui {

/// Notes where the clock is moved to. Call it before the press on the chart that it lies on.
void switch_handle(View& view, const ChartArea& area, const TimeScale& scale);
/// Moves the clock there. Call it when nothing of the chart will be drawn any more: the world is then another one.
void move_switch(View& view);

}  // namespace poolbill::ui
