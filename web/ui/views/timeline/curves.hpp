// The timeline's second view: running totals, so that a fee paid at once can be compared with metered usage.
//
// Contract: the same window, marks and keys as the bars. Deferred (views/deferred.hpp).
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Cuts the chart off `rest`, whose left edge is that of the plot; the cost axis is left of it.
void cost_curves(View& view, Rect& rest);

}  // namespace poolbill::ui::deferred
