// Dialogs that only tell: the arithmetic of a line, and pay-per-use against every term.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// *How this is computed*, for the line ViewState::selected.
void explain_dialog(View& view);
/// Total, saving and break-even of every term from now, on the real calendar.
void compare_dialog(View& view);

}  // namespace poolbill::ui
