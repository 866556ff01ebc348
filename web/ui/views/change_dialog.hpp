// The way to prepaid: confirm, checklist, purchase, payment. Each is a dialog; the order of the documentation
// example's procedure.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Step 3 of the procedure: check the information, *OK*. Nothing is ordered by opening it.
void change_dialog(View& view);
/// Instead of it when the pool may not be changed: every condition, what was found, what to do.
namespace deferred {
void checklist_dialog(View& view);
}
/// Step 4: duration, auto-renew, expiration, fee, comparison, the bills this makes; *Pay* submits the order.
void purchase_dialog(View& view);
/// Step 5: payment method, confirm; failing and cancelling too.
void payment_dialog(View& view);

}  // namespace poolbill::ui
