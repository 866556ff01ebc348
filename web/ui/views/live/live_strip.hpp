// The band above the page in host mode: whether it shows the console's data or a simulation, of which time, and what can
// be done about it.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

void live_strip(View& view, Rect& rest);

}  // namespace poolbill::ui::deferred
