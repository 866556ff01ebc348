// The question of an import about columns that it does not know, which needs no session.
#pragma once

#include "web/ui/views/view_state.hpp"
#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui::deferred {

/// Cancelling ends the import.
void columns_dialog(Ui& ui, ViewState& state, ColumnsDialog& dialog);

}  // namespace poolbill::ui::deferred
