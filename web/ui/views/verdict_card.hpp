// The answer before any dialog: whether a change to prepaid saves money, how much, and from when it pays.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// For a pool that can be changed now; takes no room otherwise. While the clock runs, the answer is renewed
/// once a day.
void verdict_card(View& view, Rect& rest);

}  // namespace poolbill::ui
