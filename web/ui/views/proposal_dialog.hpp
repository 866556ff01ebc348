// What cannot be taken back is said before it is done: the consequences, then the action.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Asks about ViewState::proposal. Nothing happens until it is confirmed.
void proposal_dialog(View& view);

}  // namespace poolbill::ui::deferred
