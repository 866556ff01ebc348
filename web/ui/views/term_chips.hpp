// The terms on sale as a row of chips.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

void term_chips(View& view, Rect& rest, Term& chosen);

}  // namespace poolbill::ui
