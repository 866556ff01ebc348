// The bill timeline: past and future bills, drawn along time.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// The panel with its title, legend, zoom and chart. Dragging and arrow keys pan; buttons, + and -,
/// and the wheel (once the chart has the focus) zoom; a press on a bar selects its bill line.
void timeline(View& view, Rect& rest);

/// Moves the window along with the clock unless the viewer has chosen one.
void follow_clock(View& view);

}  // namespace poolbill::ui
