// The list of pools: where the console begins, and where one of many pools is found.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Below this height the list is no longer a list; the page scrolls instead.
inline constexpr float shortest_pools_page = 420;

/// Heading, search and filters, the table; fills `rect`.
void pools_page(View& view, const Rect& rect);

}  // namespace poolbill::ui::deferred
