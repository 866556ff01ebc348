// Confirmation of an action that cannot be reversed: the consequences, then the button that
// performs it.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Asks about ViewState::proposal. Nothing happens until it is confirmed.
void proposal_dialog(View& view);

}  // namespace poolbill::ui::deferred
