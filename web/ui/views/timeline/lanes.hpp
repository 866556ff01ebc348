// One scrolled lane for each pool; only the visible lanes are computed.
//
// Contract: each lane has a separate cost scale, since a pool of one node may be next to a pool of
// a hundred; its cost in the window is written beside its name.
#pragma once

#include "web/ui/views/timeline/chart.hpp"

namespace poolbill::ui {

/// A press chooses the pool, a drag pans.
void pool_lanes(View& view, const Rect& rect, const TimeScale& scale);

}  // namespace poolbill::ui
