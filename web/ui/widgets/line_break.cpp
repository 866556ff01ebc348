#include "web/ui/widgets/line_break.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "imgui.h"

namespace poolbill::ui {
namespace {

/// The number of bytes of the first character.
std::ptrdiff_t first_character(const char* at, const char* end) {
    std::ptrdiff_t size = 1;
    while (at + size < end && (static_cast<unsigned char>(at[size]) & 0xc0) == 0x80)
        ++size;
    return size;
}

/// Dear ImGui also breaks lines after points and commas: then before the number, if a blank is before it.
const char* not_in_number(const char* at, const char* line_end, const char* end) {
    const bool cuts = line_end > at && line_end < end && (line_end[-1] == '.' || line_end[-1] == ',') &&
                      line_end[0] >= '0' && line_end[0] <= '9';
    if (!cuts) return line_end;
    const char* blank = line_end;
    while (blank > at && *blank != ' ')
        --blank;
    return blank > at ? blank : line_end;
}

/// Chinese may break between any two characters, but a sign that closes does not begin a line: the character before it
/// goes with it.
const char* not_before_closing_sign(const char* at, const char* line_end, const char* end) {
    constexpr std::array<std::string_view, 12> signs{"。", "，", "、", "；", "：", "！",
                                                     "？", "）", "」", "』", "”",  "》"};
    const std::string_view rest(line_end, static_cast<std::size_t>(end - line_end));
    const bool is_sign = std::any_of(signs.begin(), signs.end(),
                                     [rest](std::string_view sign) { return rest.starts_with(sign); });
    if (!is_sign) return line_end;
    const char* before = line_end;
    do {
        --before;
    } while (before > at && (static_cast<unsigned char>(*before) & 0xC0) == 0x80);
    return before > at ? before : line_end;
}

}  // namespace

const char* end_of_line(ImFont& font, float size, float width, const char* at, const char* end) {
    const char* line_end = font.CalcWordWrapPosition(size, at, std::find(at, end, '\n'), width);
    if (line_end == at) line_end += first_character(at, end);
    return not_before_closing_sign(at, not_in_number(at, line_end, end), end);
}

}  // namespace poolbill::ui
