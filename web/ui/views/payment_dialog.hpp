// The payment of an order: method, coupon, confirmation. A payment can fail, and the order can be cancelled.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

void payment_dialog(View& view);

}  // namespace poolbill::ui
