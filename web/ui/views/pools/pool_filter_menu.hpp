// The menus that filter the list of pools and, where there are no column heads, sort it.
#pragma once

#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// "Status: Running", on the button that opens the menu.
std::string choice_name(View& view, PoolChoice choice);
/// The menu of ViewState::pools.choice. Drawn above the page.
void pool_filter_menu(View& view);

}  // namespace poolbill::ui::deferred
