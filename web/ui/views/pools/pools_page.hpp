// The list of pools: where the console begins, and where one of many pools is found.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Below this height the list is no longer a list; the page scrolls instead.
inline constexpr float shortest_pools_page = 420;

/// Heading, search and filters, the table; fills `rect`.
void pools_page(View& view, const Rect& rect);
/// The menu of a filter (or of the order, where there are no column heads). Drawn above the page.
void pool_filter_menu(View& view);

}  // namespace poolbill::ui::deferred
