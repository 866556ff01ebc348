// The bill lines as a table: only the rows in sight are made, however many hours there are.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// @param width  of the rectangle that it will get
float bills_table_height(View& view, float width);
/// A press on a row selects the line, here and on the timeline; its button opens *How this is computed*.
void bills_table(View& view, const Rect& rect);
/// Puts the lines as they are listed on the clipboard, with this separator.
void copy_bills(View& view, char separator);

}  // namespace poolbill::ui
