// The list of pools: the console's first page, where one of many pools can be found.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Below this height the list would be too short to use; the page scrolls instead.
inline constexpr float shortest_pools_page = 420;

/// Heading, search and filters, the table; fills `rect`.
void pools_page(View& view, const Rect& rect);

}  // namespace poolbill::ui::deferred
