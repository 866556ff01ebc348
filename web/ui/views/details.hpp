// The pool in full: its subscription and what happens to it next, and what each group of nodes costs.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

float details_height(View& view, float width);
void details(View& view, const Rect& rect);

}  // namespace poolbill::ui::deferred
