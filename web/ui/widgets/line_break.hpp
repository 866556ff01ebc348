// Where a line of running text ends.
#pragma once

struct ImFont;

namespace poolbill::ui {

/// The end of the first line of a text that is wrapped at `width`, or at its next line break. A line has at least one
/// character; it does not end within a number, and the next one does not begin with a sign that closes.
/// @param at  the beginning of the line, before `end`
const char* end_of_line(ImFont& font, float size, float width, const char* at, const char* end);

}  // namespace poolbill::ui
