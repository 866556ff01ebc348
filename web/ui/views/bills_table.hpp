// The bill lines as a table: only the rows in sight are made, however many hours there are.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

float bills_table_height(View& view);
/// A press on a row selects the line, here and on the timeline; its button opens *How this is computed*.
void bills_table(View& view, const Rect& rect);

}  // namespace poolbill::ui
