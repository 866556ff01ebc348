// The surface in host mode while the console's data is not there yet.
#pragma once

#include <vector>

#include "web/ui/model/live.hpp"
#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui::deferred {

/// @param events  what is asked of the page
void live_page(Ui& ui, const Live& live, std::vector<HostEvent>& events);

}  // namespace poolbill::ui::deferred
