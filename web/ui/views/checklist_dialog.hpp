// Why a pool may not be changed to prepaid.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Every condition, what was found, and what to do. Replaces the change dialog.
void checklist_dialog(View& view);

}  // namespace poolbill::ui::deferred
