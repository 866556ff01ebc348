// The words of the menus that filter and sort the list of pools (overlays.hpp).
#pragma once

#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// "Status: Running", on the button that opens the menu.
std::string choice_name(View& view, PoolChoice choice);

}  // namespace poolbill::ui::deferred
