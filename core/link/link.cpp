#include "core/link/link.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace poolbill::link {
namespace {

constexpr std::string_view mark = "#pb";  // then the version and a full stop
constexpr std::string_view version = "1";
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64url without padding (RFC 4648, section 5).
std::string base64url(std::string_view bytes) {
    std::string text;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char byte : bytes) {
        bits = (bits << 8) | static_cast<unsigned char>(byte);
        for (count += 8; count >= 6; count -= 6)
            text += alphabet[(bits >> (count - 6)) & 63];
    }
    if (count > 0) text += alphabet[(bits << (6 - count)) & 63];
    return text;
}

/// Nothing if a character does not belong into it, or its end is missing.
std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>((bits >> count) & 255);
    }
    const std::uint32_t left_over = bits & ((1U << count) - 1);
    if (text.size() % 4 == 1 || left_over != 0) return std::nullopt;
    return bytes;
}

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct Parts {
    std::string_view version, payload;
};

std::optional<Parts> parts_of(std::string_view link) {
    const std::size_t at = link.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view rest = link.substr(at + mark.size());
    const std::size_t dot = rest.find('.');
    const std::string_view number = rest.substr(0, dot);
    if (dot == std::string_view::npos || number.empty() || number.starts_with('0') ||
        !std::all_of(number.begin(), number.end(), is_digit))
        return std::nullopt;
    return Parts{number, rest.substr(dot + 1)};
}

}  // namespace

Result<std::string> make_link(std::string_view json, std::string_view base, const Compression& compression) {
    const std::string packed = pack(json);
    if (packed.size() > most_bytes || json.size() > most_bytes)
        return Error{"link.too-long", "",
                     "The scenario has " + std::to_string(json.size()) +
                         " bytes, and a link holds at most 1,000,000. Send the scenario as a file instead."};
    std::string made(base.substr(0, base.find('#')));
    made.append(mark).append(version).append(".").append(base64url(compression.deflate(packed)));
    if (made.size() <= longest_link) return made;
    return Error{
        "link.too-long", "",
        "The link would have " + std::to_string(made.size()) +
            " characters, and some programs cut links after 2,000. Send the scenario as a file instead."};
}

Result<std::string> open_link(std::string_view link, const Compression& compression) {
    std::string whole(link);
    std::erase_if(whole, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    const std::optional<Parts> parts = parts_of(whole);
    if (!parts)
        return Error{"link.missing", "",
                     "This is not a link to a scenario: it has no \"#pb1.\". Copy the whole link."};
    if (parts->version != version)
        return Error{"link.newer", "",
                     "The link is of version " + std::string(parts->version) +
                         "; this program opens version 1. Open it with a newer Poolbill, or ask for the "
                         "scenario as a file."};
    if (parts->payload.size() > longest_link) return damaged();
    const std::optional<std::string> bytes = from_base64url(parts->payload);
    if (!bytes) return damaged();
    const Result<std::string> packed = compression.inflate(*bytes);
    if (!packed) return packed.error();
    return unpack(*packed);
}

}  // namespace poolbill::link
