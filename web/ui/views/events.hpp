// The events of the pool: what comes, to jump to, and what has been.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

void events(View& view, Rect& rest);

}  // namespace poolbill::ui::deferred
