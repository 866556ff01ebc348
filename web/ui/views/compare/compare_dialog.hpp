// Pay-per-use against every term: a sentence, the curves, the figures, and the effect of waiting.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// From now, on the real calendar; the term chosen in the table is also the one the purchase offers.
void compare_dialog(View& view);

}  // namespace poolbill::ui::deferred
