// The outcome of an import: the number of imported pools, and why each of the others was rejected.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Shows ViewState::imported; of thousands of reasons only the visible ones are built.
void import_dialog(View& view);

}  // namespace poolbill::ui::deferred
