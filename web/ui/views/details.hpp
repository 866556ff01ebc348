// The pool in full: its subscription, its next events, and the cost of each group of nodes.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

void details(View& view, Rect& rest);

}  // namespace poolbill::ui::deferred
