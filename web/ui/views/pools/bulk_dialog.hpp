// Change To Prepaid for several pools: which pools can change, which cannot and why, the cost of
// each in both modes, one term for all; then the outcome of each order.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

void bulk_dialog(View& view);

}  // namespace poolbill::ui::deferred
