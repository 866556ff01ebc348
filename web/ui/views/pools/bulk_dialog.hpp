// Change To Prepaid for several pools: who may and who may not and why, what each costs either way, one term
// for all; then what became of each order.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

void bulk_dialog(View& view);

}  // namespace poolbill::ui::deferred
