// One lane for each pool, scrolled; only those that are visible are worked out.
//
// Contract: each lane has its own cost scale, since pools of one node and of a hundred stand side by side;
// what it cost in the window is written beside its name.
#pragma once

#include "web/ui/views/timeline/chart.hpp"

namespace poolbill::ui {

/// A press chooses the pool, a drag pans.
void pool_lanes(View& view, const Rect& rect, const TimeScale& scale);

}  // namespace poolbill::ui
