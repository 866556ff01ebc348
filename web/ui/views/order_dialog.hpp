// One order: price, deadline or outcome, how it was paid, and everything that happened to it.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// The order ViewState::order, or nullptr when the log no longer has it.
const Order* chosen_order(View& view);
namespace deferred {
void order_dialog(View& view);
}

}  // namespace poolbill::ui
