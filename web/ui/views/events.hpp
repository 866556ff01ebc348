// The events of the pool: upcoming ones, to which the clock can jump, and past ones.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

void events(View& view, Rect& rest);

}  // namespace poolbill::ui::deferred
