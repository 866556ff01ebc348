// Copies tables to the clipboard, through the page.
#pragma once

#include <string>

#include "core/export/formats.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// "Copy as CSV"
std::string copy_name(const Strings& strings, const exports::Format& format);
/// Draws a button for each format that has one at the right of `head`. @return the format whose button
/// was pressed
const exports::Format* copy_buttons(View& view, Rect& head, bool enabled = true);
/// Shows *Copied* at the right of `head`, if copying was the last thing done.
void copied_word(View& view, Rect& head);
/// Asks the page to put `text` on the clipboard; `copied_word` is visible from then on.
void copy(View& view, const std::string& text);

}  // namespace poolbill::ui
