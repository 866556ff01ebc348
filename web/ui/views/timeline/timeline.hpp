// The bill timeline: what was and will be billed, drawn along time.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// The panel with its title, legend, zoom and chart. Pans by dragging and arrow keys, zooms by buttons, + and
/// -, and by wheel once the chart has the focus; a press on a bar selects its bill line.
void timeline(View& view, Rect& rest);

/// Moves the visible stretch along with the clock unless the viewer has chosen one.
void follow_clock(View& view);

}  // namespace poolbill::ui
