// The meaning of the timeline's fills and lines. A press on an entry hides or shows what it stands for.
#pragma once

#include "web/ui/views/timeline/chart.hpp"

namespace poolbill::ui {

/// Has room for all entries that are possible, so that its height does not change with time.
void legend(View& view, Rect& rest, const PoolPicture& picture);
/// What the curves of the running total are. @param has_futures  whether there are those of what is to come
void curves_legend(View& view, Rect& rest, bool has_futures);

}  // namespace poolbill::ui
