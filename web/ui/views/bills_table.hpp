// The bill lines as a table: only the rows in sight are made, however many hours there are.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// A press on a row selects the line, here and on the timeline; its button opens *How this is computed*.
void bills_table(View& view, Rect& rest);
/// Puts the lines as they are listed on the clipboard, with this separator.
void copy_bills(View& view, char separator);

}  // namespace poolbill::ui
