// How a person moves through the timeline: keys, wheel, drag, buttons.
//
// Contract: changes the window and the selection only. Every way with the pointer has one by keyboard.
#pragma once

#include "web/ui/views/timeline/chart.hpp"

namespace poolbill::ui {

/// The window the viewer wants from now on.
void choose_window(View& view, TimeWindow window);
void fit_all(View& view);
/// Closer (below 1) or farther, about the middle.
void zoom_by(View& view, double factor);

void timeline_keys(View& view, NodeId id, const Bills& bills);
/// Drag pans, the wheel zooms about the pointer once the chart is active, a press selects what is there: a
/// line, a term, or a merged bar, which is then also zoomed into.
void timeline_pointer(View& view, const Touch& touch, const ChartArea& area, const TimeScale& scale,
                      const PoolPicture& picture, const CostBars& bars, Amount top, float band_height);
/// A page that scrolls past the chart keeps its wheel; who has pressed or focused the chart zooms.
bool takes_wheel(const View& view, const Touch& touch);

}  // namespace poolbill::ui
