// The progress of an import, which needs no session.
#pragma once

#include "web/ui/views/view_state.hpp"
#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui::deferred {

/// While files or a list are read. Cancelling imports nothing. @param progress  from 0 to 1
void import_progress(Ui& ui, ViewState& state, float progress);

}  // namespace poolbill::ui::deferred
