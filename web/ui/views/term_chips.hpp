// The terms on sale as a row of chips; the chosen one is ViewState::term.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

void term_chips(View& view, Rect& rest);

}  // namespace poolbill::ui
