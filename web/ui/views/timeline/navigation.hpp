// Navigation in the timeline: keys, wheel, drag, buttons.
//
// Contract: changes only the window and the selection. Everything that the pointer can do, the
// keyboard can do.
#pragma once

#include "web/ui/views/timeline/chart.hpp"

namespace poolbill::ui {

/// Sets the window that the viewer chose.
void choose_window(View& view, TimeWindow window);
/// The life of the pool and every band beside it, such as the term of the preview.
Interval everything_of(const PoolPicture& picture);
void fit_all(View& view);
/// Zooms in (below 1) or out, about the middle.
void zoom_by(View& view, double factor);

/// Up and Down select a bill; with lanes, they select another pool.
void timeline_keys(View& view, NodeId id, const Bills& bills);
/// Shows another pool in the same window.
void choose_pool(View& view, std::uint32_t pool);
/// A drag pans, and the wheel zooms about the pointer once the chart is active. A press selects
/// what is under it: a line, a term, or a merged bar, into which it also zooms.
void timeline_pointer(View& view, const Touch& touch, const Chart& chart);
/// The part of `timeline_pointer` that the curves share.
void pan_and_zoom(View& view, const Touch& touch, const TimeScale& scale);
/// The parts of it that lanes share.
void drag_to_pan(View& view, const Touch& touch, const TimeScale& scale);
void wheel_to_zoom(View& view, const TimeScale& scale, bool upright);
/// The wheel scrolls the page until the viewer presses or focuses the chart; from then on it zooms.
bool takes_wheel(const View& view, const Touch& touch);

}  // namespace poolbill::ui
