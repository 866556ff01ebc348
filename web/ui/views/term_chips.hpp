// The terms on sale as a row of chips; the chosen one is ViewState::term.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

float term_chips_height(const View& view, float width);
void term_chips(View& view, const Rect& rect);

}  // namespace poolbill::ui
