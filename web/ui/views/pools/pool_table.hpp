// The pools as a table: only the visible rows are built, however many pools there are.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// A press on a row opens the pool, its checkbox (or Space) selects it, a press on a column's name
/// sorts by it.
/// @param rows  the pools to show, in order
void pool_table(View& view, const Rect& rect, const std::vector<std::uint32_t>& rows);

Text column_title(PoolColumn column);
inline constexpr std::size_t pool_column_count = 7;

}  // namespace poolbill::ui
