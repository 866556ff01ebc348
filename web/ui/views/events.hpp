// The events of the pool: what comes, to jump to, and what has been.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

float events_height(View& view, float width);
void events(View& view, const Rect& rect);

}  // namespace poolbill::ui::deferred
