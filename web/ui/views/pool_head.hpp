// The top of a pool's page: the page's place in the console, and the pool's name.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Breadcrumb, name, tags, *Compare* and *More*. Sets ViewState::overlay when one of them is pressed.
void pool_head(View& view, Rect& rest);

}  // namespace poolbill::ui
