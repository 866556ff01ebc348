// The scenario's branches: rename the current one, start another from it, switch to one, reset the
// scenario.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

void scenario_dialog(View& view);

}  // namespace poolbill::ui::deferred
