// Copies tables to the clipboard, through the page.
#pragma once

#include <string>
#include <vector>

#include "core/export/formats.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// The formats offered for copying, in the order of the menu.
std::vector<const exports::Format*> copy_formats();
/// "Copy as CSV"
std::string copy_name(const Strings& strings, const exports::Format& format);
/// Draws a button for each of these formats at the right of `head`. @return the format whose button
/// was pressed
const exports::Format* copy_buttons(View& view, Rect& head, bool enabled = true);
/// Shows *Copied* at the right of `head`, if copying was the last thing done.
void copied_word(View& view, Rect& head);
/// Asks the page to put `text` on the clipboard; `copied_word` is visible from then on.
void copy(View& view, const std::string& text);

}  // namespace poolbill::ui
