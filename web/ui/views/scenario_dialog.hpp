// The scenario's branches: name the one that is shown, start another from here, go to one, start over.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

void scenario_dialog(View& view);

}  // namespace poolbill::ui::deferred
