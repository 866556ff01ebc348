// All orders of the pool, or of all pools: pending first, then the newest.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// A press on a row opens the order; a pending one can be paid or cancelled in its row when there is room.
void orders(View& view, Rect& rest);

}  // namespace poolbill::ui::deferred
