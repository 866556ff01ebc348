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

/// Up and Down select a bill; with lanes, another pool.
void timeline_keys(View& view, NodeId id, const Bills& bills);
/// Another pool on the screen, in the same window.
void choose_pool(View& view, std::uint32_t pool);
/// Drag pans, the wheel zooms about the pointer once the chart is active, a press selects what is there: a
/// line, a term, or a merged bar, which is then also zoomed into.
void timeline_pointer(View& view, const Touch& touch, const Chart& chart);
/// The parts of it: what a drag on the chart or on a lane does, and the wheel.
void drag_to_pan(View& view, const Touch& touch, const TimeScale& scale);
void wheel_to_zoom(View& view, const TimeScale& scale, bool upright);
/// A page that scrolls past the chart keeps its wheel; who has pressed or focused the chart zooms.
bool takes_wheel(const View& view, const Touch& touch);

}  // namespace poolbill::ui
