// What became of a console's list of pools: how many came in, and of each that did not the reason.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Shows ViewState::imported; of thousands of reasons only those in sight are made.
void import_dialog(View& view);

}  // namespace poolbill::ui::deferred
