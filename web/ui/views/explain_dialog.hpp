// The arithmetic of one line, step by step.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// *How this is computed*, for the line ViewState::selected.
void explain_dialog(View& view);

}  // namespace poolbill::ui::deferred
