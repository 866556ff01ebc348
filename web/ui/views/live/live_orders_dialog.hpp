// Several orders at the console in one dialog.
#pragma once

#include <string>
#include <vector>

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// All orders: the state of each, and one payment for those that are not paid. @pre there are several
void live_orders_dialog(View& view);

/// Asks the page for something about the orders of these pools. Their stage changes with the press, so that a second press
/// finds no button.
void ask_of_orders(View& view, LiveWish wish, const std::vector<std::string>& pools);

}  // namespace poolbill::ui::deferred
