#include "core/intake/text.hpp"

#include <algorithm>

#include "core/base/quoted.hpp"
#include "core/base/utf8.hpp"

namespace poolbill::intake {
namespace {

unsigned char byte_at(std::string_view text, std::size_t index) {
    return static_cast<unsigned char>(text[index]);
}

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view wide_space = "\xE3\x80\x80";

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::size_t end = std::min(text.size(), longest);
    while (end > 0 && end < text.size() && (byte_at(text, end) & 0xC0) == 0x80)
        --end;
    std::string clean = one_line(text.substr(0, end));
    if (end < text.size()) clean += "…";
    return quoted(clean);
}

std::string one_line(std::string_view text) {
    std::string clean(text);
    std::replace_if(
        clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; },
        ' ');
    return clean;
}

std::string_view cell_text(std::string_view cell) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (cell.starts_with(mark)) cell.remove_prefix(mark.size());
    cell = trimmed(cell);
    if (cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"'))
        return trimmed(cell.substr(2, cell.size() - 3));
    if (cell.size() >= 2 && cell.starts_with('\'')) cell.remove_prefix(1);
    return cell;
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string_view trimmed(std::string_view text) {
    for (;;) {
        if (!text.empty() && is_blank(text.front())) {
            text.remove_prefix(1);
        } else if (!text.empty() && is_blank(text.back())) {
            text.remove_suffix(1);
        } else if (text.starts_with(no_break_space)) {
            text.remove_prefix(no_break_space.size());
        } else if (text.ends_with(no_break_space)) {
            text.remove_suffix(no_break_space.size());
        } else if (text.starts_with(wide_space)) {
            text.remove_prefix(wide_space.size());
        } else if (text.ends_with(wide_space)) {
            text.remove_suffix(wide_space.size());
        } else {
            return text;
        }
    }
}

}  // namespace poolbill::intake
