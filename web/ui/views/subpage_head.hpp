// The head of a page that is below the list of pools: the way back, and the title.
#pragma once

#include <string_view>

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Cuts itself off the top of `rest`. @param came_from  the page of a pool is linked if the person came from there
/// @return the row of the title, right of which a caller may place buttons
Rect subpage_head(View& view, Rect& rest, Text title, Place came_from);

}  // namespace poolbill::ui::deferred
