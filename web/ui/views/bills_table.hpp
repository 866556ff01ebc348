// The bill lines as a table: only the visible rows are built, however many hours there are.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// A press on a row selects the line, here and on the timeline; its button opens *How this is computed*.
void bills_table(View& view, Rect& rest);

}  // namespace poolbill::ui
