// The pool in full: its subscription and what happens to it next, and what each group of nodes costs.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

void details(View& view, Rect& rest);

}  // namespace poolbill::ui::deferred
