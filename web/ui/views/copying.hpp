// Putting a table on the clipboard, through the page.
#pragma once

#include <optional>
#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// *Copy as text* and *Copy as CSV* at the right of `head`. @return the separator of what was pressed
std::optional<char> copy_buttons(View& view, Rect& head, bool enabled = true);
/// At the right of `head`: that the last thing done was copying.
void copied_word(View& view, Rect& head);
/// Asks the page to put `text` on the clipboard, and says so.
void copy(View& view, const std::string& text);

}  // namespace poolbill::ui
