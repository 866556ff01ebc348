// The outcome of an import: how many pools came in, and why each of the others was rejected.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Shows ViewState::imported; of thousands of reasons only those in sight are made.
void import_dialog(View& view);

}  // namespace poolbill::ui::deferred
