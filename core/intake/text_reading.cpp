#include "core/intake/text_reading.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <utility>

#include "core/base/error.hpp"
#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// A file that is recognised by its first bytes, and why it is of no use here.
struct Signature {
    std::string_view bytes;
    ErrorId refusal;
};

constexpr std::array<Signature, 8> signatures{{
    {"PK\x03\x04"sv, ErrorId::file_zip},
    {"PK\x05\x06"sv, ErrorId::file_empty_zip},
    {"\x1F\x8B"sv, ErrorId::file_gzip},
    {"\xD0\xCF\x11\xE0"sv, ErrorId::file_workbook},
    {"7z\xBC\xAF"sv, ErrorId::file_7z},
    {"%PDF"sv, ErrorId::file_pdf},
    {"\x89PNG"sv, ErrorId::file_picture},
    {"\xFF\xD8\xFF"sv, ErrorId::file_picture},
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

/// The two bytes of UTF-16 at `at`.
std::uint32_t unit_at(std::string_view bytes, std::size_t at, bool is_little) {
    const std::uint32_t first = static_cast<unsigned char>(bytes[at]);
    const std::uint32_t second = static_cast<unsigned char>(bytes[at + 1]);
    return is_little ? first | (second << 8) : (first << 8) | second;
}

constexpr std::uint32_t not_utf16 = ~std::uint32_t{0};

/// The character at `at`, which is moved behind it.
std::uint32_t next_of_utf16(std::string_view bytes, std::size_t& at, bool is_little) {
    const std::uint32_t unit = unit_at(bytes, at, is_little);
    at += 2;
    if (unit < 0xD800 || unit >= 0xE000) return unit;
    if (unit >= 0xDC00 || at >= bytes.size()) return not_utf16;
    const std::uint32_t low = unit_at(bytes, at, is_little);
    at += 2;
    if (low < 0xDC00 || low >= 0xE000) return not_utf16;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

/// Where a slice ends that begins with a character and has about `bytes`: at the end of a character. In text that is
/// not UTF-8 it may be anywhere.
std::size_t end_of_slice(std::string_view text, std::size_t begin, std::size_t bytes) {
    constexpr std::size_t longest_rest = 3;  // of a character after its first byte
    const auto continues = [text](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
    };
    std::size_t end = begin + std::min(bytes, text.size() - begin);
    for (std::size_t i = 0; i < longest_rest && continues(end); ++i)
        ++end;
    return end;
}

/// How many bytes a character begins with at the end that are not all of it, as when a download breaks off.
std::size_t broken_end(std::string_view text) {
    constexpr std::size_t longest_rest = 3;
    for (std::size_t size = 1; size <= std::min(longest_rest, text.size()); ++size) {
        const auto byte = static_cast<unsigned char>(text[text.size() - size]);
        if ((byte & 0xC0) == 0x80) continue;
        const std::size_t whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
        return whole > size ? size : 0;
    }
    return 0;
}

std::size_t lines_in(std::string_view text) {
    std::size_t lines = 0;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        ++lines;
    return lines;
}

constexpr float share_of_decoding = 0.5f;  // in the progress of a text in UTF-16

float fraction(std::size_t done, std::size_t all) {
    return all == 0 ? 1 : static_cast<float>(done) / static_cast<float>(all);
}

}  // namespace

TextReading::TextReading(std::string bytes) : state_(Checking()) {
    for (const Signature& signature : signatures) {
        if (!bytes.starts_with(signature.bytes)) continue;
        state_ = Refused{describe(signature.refusal)};
        return;
    }
    const Encoding encoding = encoding_of(bytes);
    if (encoding == Encoding::utf8) {
        text_.bytes = std::move(bytes);
        begin_checking(0);
    } else {
        text_.bytes.reserve(bytes.size() / 2);
        state_ = DecodingUtf16{std::move(bytes), encoding == Encoding::utf16_little, 0};
    }
}

void TextReading::begin_checking(float decoded) {
    text_.bytes.resize(text_.bytes.size() - broken_end(text_.bytes));
    text_.begin = text_.bytes.starts_with(utf8_mark) ? utf8_mark.size() : 0;
    state_ = Checking{decoded, 0, 1, std::nullopt, std::nullopt};
}

Result<bool> TextReading::read(std::size_t bytes) {
    assert(bytes > 0);
    return std::visit([&](auto& state) { return read(state, bytes); }, state_);
}

Result<bool> TextReading::read(Refused& refused, std::size_t) {
    return refused.error;
}

Result<bool> TextReading::read(DecodingUtf16& decoding, std::size_t bytes) {
    const Error broken = describe(ErrorId::file_utf16);
    const std::string_view from = decoding.from;
    if (from.size() % 2 != 0) return broken;
    for (const std::size_t end = decoding.done + std::min(bytes, from.size() - decoding.done);
         decoding.done < end;) {
        const bool is_first = decoding.done == 0;
        const std::uint32_t point = next_of_utf16(from, decoding.done, decoding.is_little);
        if (point == not_utf16) return broken;
        if (!is_first || point != 0xFEFF) append_utf8(text_.bytes, point);
    }
    if (decoding.done == from.size()) begin_checking(share_of_decoding);
    return true;
}

Result<bool> TextReading::read(Checking& checking, std::size_t bytes) {
    const std::string_view text = text_.view();
    const std::size_t begin = checking.done;
    checking.done = end_of_slice(text, begin, bytes);
    const std::string_view slice = text.substr(begin, checking.done - begin);
    if (const std::size_t zero = slice.find('\0'); zero != std::string_view::npos)
        return describe(ErrorId::file_zero_byte, {std::to_string(begin + zero)});
    if (!checking.broken_line) {
        const std::size_t broken = first_invalid_utf8(slice);
        checking.line += lines_in(slice.substr(0, broken));
        if (broken != std::string_view::npos) checking.broken_line = checking.line;
    }
    if (!checking.first_letter && !checking.broken_line) {
        const std::string_view content = trimmed(slice);
        if (!content.empty())
            checking.first_letter = static_cast<std::size_t>(content.data() - text_.bytes.data());
    }
    if (checking.done < text.size()) return true;
    if (checking.broken_line)
        return describe(ErrorId::file_line_encoding, {std::to_string(*checking.broken_line)});
    if (!checking.first_letter) return describe(ErrorId::file_empty);
    text_.first_letter = *checking.first_letter;
    return false;
}

float TextReading::progress() const {
    if (const auto* decoding = std::get_if<DecodingUtf16>(&state_))
        return share_of_decoding * fraction(decoding->done, decoding->from.size());
    if (const auto* checking = std::get_if<Checking>(&state_))
        return checking->decoded + (1 - checking->decoded) * fraction(checking->done, text_.view().size());
    return 1;
}

FileText TextReading::take() && {
    return std::move(text_);
}

Result<std::string> text_of_bytes(std::string bytes) {
    constexpr std::size_t slice = 1u << 20;
    TextReading reading(std::move(bytes));
    for (;;) {
        const Result<bool> more = reading.read(slice);
        if (!more) return more.error();
        if (*more) continue;
        FileText text = std::move(reading).take();
        text.bytes.erase(0, text.begin);
        return std::move(text.bytes);
    }
}

}  // namespace poolbill::intake
