#include "core/export/calendar_text.hpp"

namespace poolbill::exports {
namespace {

constexpr std::size_t longest_line = 75;  // octets, without the line end

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
        } else if (c == '\\' || c == ';' || c == ',') {
            result += '\\';
            result += c;
        } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') {
            result += c;
        }  // other control characters are not allowed; CR is one of them
    }
    return result;
}

/// Where to cut the text so that at most `most` octets come first, and no character is cut.
std::size_t cut_of(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text.size();
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
        --cut;
    return cut == 0 ? most : cut;
}

}  // namespace

void CalendarLines::add(std::string_view name, std::string_view value) {
    std::string line(name);
    line.append(":").append(value);
    std::string_view rest = line;
    std::size_t room = longest_line;
    while (true) {
        const std::size_t cut = cut_of(rest, room);
        output_ << rest.substr(0, cut) << "\r\n";
        rest.remove_prefix(cut);
        if (rest.empty()) return;
        output_ << " ";
        room = longest_line - 1;
    }
}

void CalendarLines::add_text(std::string_view name, std::string_view text) {
    add(name, escaped(text));
}

}  // namespace poolbill::exports
