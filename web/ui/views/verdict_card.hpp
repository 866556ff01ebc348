// The answer before any dialog: whether a change to prepaid saves money, how much, and from when it pays.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// What each choice comes to, for a pool that can be changed now; otherwise empty. While the clock runs, the rows are
/// those of up to a day ago.
const std::vector<ComparisonRow>& verdict_rows(View& view);
/// For a pool that can be changed now; takes no room otherwise.
void verdict_card(View& view, Rect& rest);

}  // namespace poolbill::ui
