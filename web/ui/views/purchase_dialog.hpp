// The second dialog of the change to prepaid: what to buy and what it costs.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Duration, auto-renew, expiration, fee, comparison and the bills that follow; *Pay* submits the order.
void purchase_dialog(View& view);

}  // namespace poolbill::ui
