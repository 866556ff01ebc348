// The bill lines as a table: only the rows in sight are made, however many hours there are.
#pragma once

#include <array>
#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// The seven texts of one line: mode, cycle, charged, seconds, list price, payable, status.
std::array<std::string, 7> line_cells(View& view, const Line& line);
/// What the status looks like besides its text.
Token status_color(LineStatus status);

float bills_table_height(View& view);
/// A press on a row selects the line, here and on the timeline; its button opens *How this is computed*.
void bills_table(View& view, const Rect& rect);

}  // namespace poolbill::ui
