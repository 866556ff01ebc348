// The meaning of the timeline's fills and lines.
#pragma once

#include "web/ui/views/timeline/chart.hpp"

namespace poolbill::ui {

/// Draws one row or, when narrow, enough rows for all possible marks.
void legend(View& view, Rect& rest, const PoolPicture& picture);
/// What the curves of the running total are. @param has_futures  whether there are those of what is to come
void curves_legend(View& view, Rect& rest, bool has_futures);

}  // namespace poolbill::ui
