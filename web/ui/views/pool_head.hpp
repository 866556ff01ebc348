// The top of a pool's page: where the page stands in the console, and which pool it is.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Breadcrumb, name, tags, *Compare* and *More*. Sets ViewState::overlay when one of them is pressed.
void pool_head(View& view, Rect& rest);

}  // namespace poolbill::ui
