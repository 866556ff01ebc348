// The terms on sale as a row of chips.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// @param of_pool  those that are not sold for the pool cannot be chosen, and say why
void term_chips(View& view, Rect& rest, Term& chosen, bool of_pool = false);

/// This term if it is sold for the pool, else the shortest one that is; this one when none is.
Term sold_term(View& view, Term wanted);

}  // namespace poolbill::ui
