#include "core/intake/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/quoted.hpp"
#include "core/base/utf8.hpp"

namespace poolbill::intake {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

unsigned char byte_at(std::string_view text, std::size_t index) {
    return static_cast<unsigned char>(text[index]);
}

/// A file that is recognised by its first bytes, and why it is of no use here.
struct Signature {
    std::string_view bytes;
    const char* code;
    const char* sentence;
};

constexpr std::array<Signature, 8> signatures{{
    {"PK\x03\x04"sv, "file.archive",
     "This is a zip archive or an Excel workbook (.xlsx). Unpack it, or save the sheet as CSV UTF-8."},
    {"PK\x05\x06"sv, "file.archive", "This is an empty zip archive."},
    {"\x1F\x8B"sv, "file.archive", "This is a gzip archive (.gz, .tar.gz). Unpack it first."},
    {"\xD0\xCF\x11\xE0"sv, "file.archive",
     "This is an old Excel workbook (.xls). Save the sheet as CSV UTF-8."},
    {"7z\xBC\xAF"sv, "file.archive", "This is a 7z archive. Unpack it first."},
    {"%PDF"sv, "file.binary", "This is a PDF document. Export the bill as CSV instead."},
    {"\x89PNG"sv, "file.binary", "This is a picture. Export the data as CSV or JSON instead."},
    {"\xFF\xD8\xFF"sv, "file.binary", "This is a picture. Export the data as CSV or JSON instead."},
}};

enum class Encoding { utf8, utf16_little, utf16_big };

/// By the byte order mark, or by where the zero bytes of the first ASCII letters are.
Encoding encoding_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE"sv)) return Encoding::utf16_little;
    if (bytes.starts_with("\xFE\xFF"sv)) return Encoding::utf16_big;
    if (bytes.size() < 4 || bytes.size() % 2 != 0) return Encoding::utf8;
    if (bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0) return Encoding::utf16_little;
    if (bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0) return Encoding::utf16_big;
    return Encoding::utf8;
}

void append_utf8(std::string& out, std::uint32_t point) {
    const auto push = [&out](std::uint32_t byte) {
        out += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (point < 0x80) {
        push(point);
    } else if (point < 0x800) {
        push(0xC0 | (point >> 6));
        push(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        push(0xE0 | (point >> 12));
        push(0x80 | ((point >> 6) & 0x3F));
        push(0x80 | (point & 0x3F));
    } else {
        push(0xF0 | (point >> 18));
        push(0x80 | ((point >> 12) & 0x3F));
        push(0x80 | ((point >> 6) & 0x3F));
        push(0x80 | (point & 0x3F));
    }
}

Result<std::string> from_utf16(std::string_view bytes, bool is_little) {
    const Error broken{"file.encoding", "",
                       "The text looks like UTF-16, but it is not valid. Save it as UTF-8."};
    if (bytes.size() % 2 != 0) return broken;
    std::string text;
    text.reserve(bytes.size() / 2);
    const auto unit_at = [&](std::size_t index) {
        const std::uint32_t first = byte_at(bytes, index);
        const std::uint32_t second = byte_at(bytes, index + 1);
        return is_little ? first | (second << 8) : (first << 8) | second;
    };
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        std::uint32_t point = unit_at(i);
        if (i == 0 && point == 0xFEFF) continue;
        if (point >= 0xDC00 && point < 0xE000) return broken;
        if (point >= 0xD800 && point < 0xDC00) {
            if (i + 2 >= bytes.size()) return broken;
            const std::uint32_t low = unit_at(i + 2);
            if (low < 0xDC00 || low >= 0xE000) return broken;
            point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        append_utf8(text, point);
    }
    return text;
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

Result<std::string> text_of_bytes(std::string bytes) {
    for (const Signature& signature : signatures) {
        if (bytes.starts_with(signature.bytes)) return Error{signature.code, "", signature.sentence};
    }
    if (const Encoding encoding = encoding_of(bytes); encoding != Encoding::utf8) {
        Result<std::string> text = from_utf16(bytes, encoding == Encoding::utf16_little);
        if (!text) return text;
        bytes = std::move(text).value();
    }
    if (std::string_view(bytes).starts_with(utf8_mark)) bytes.erase(0, utf8_mark.size());
    if (trimmed(bytes).empty()) return Error{"file.empty", "", "There is no text in it."};
    if (const std::size_t at = bytes.find('\0'); at != std::string::npos) {
        return Error{
            "file.binary", "",
            "There is a zero byte at position " + std::to_string(at) + ", so this is not a text file."};
    }
    if (const std::size_t at = first_invalid_utf8(bytes); at != std::string::npos) {
        const auto line =
            1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        return Error{"file.encoding", "",
                     "Line " + std::to_string(line) +
                         " is not UTF-8; the file may be in GBK or a mixture. Save it as UTF-8."};
    }
    return bytes;
}

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::size_t end = std::min(text.size(), longest);
    while (end > 0 && end < text.size() && (byte_at(text, end) & 0xC0) == 0x80)
        --end;
    std::string clean(text.substr(0, end));
    std::replace_if(
        clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; },
        ' ');
    if (end < text.size()) clean += "…";
    return quoted(clean);
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
