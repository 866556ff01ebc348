#include "core/json/object.hpp"

#include "core/json/document.hpp"

namespace poolbill::json {
namespace {

/// Length of the valid UTF-8 sequence at the start of `text`, 0 when it is not one.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
    }
    const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
    const bool surrogate = lead == 0xED && byte(1) >= 0xA0;
    const bool beyond = lead == 0xF4 && byte(1) >= 0x90;
    return overlong || surrogate || beyond ? 0 : length;
}

/// Length of the ASCII at the start of the text that needs no escaping inside quotes.
std::size_t plain_length(std::string_view text) {
    std::size_t length = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x80 || c == '"' || c == '\\') break;
        ++length;
    }
    return length;
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    while (!text.empty()) {
        const std::size_t plain = plain_length(text);
        out.append(text, 0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        const char c = text.front();
        std::size_t length = sequence_length(text);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (c == '\r') {
            out += "\\r";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += hex[static_cast<unsigned char>(c) >> 4];
            out += hex[static_cast<unsigned char>(c) & 15];
        } else if (length == 0) {
            out += "\xEF\xBF\xBD";
            length = 1;
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    out += '"';
}

std::string quote(std::string_view text) {
    std::string out;
    append_quoted(out, text);
    return out;
}

ObjectWriter& ObjectWriter::add_raw(std::string_view key, std::string_view json) {
    if (!members_.empty()) members_ += ',';
    append_quoted(members_, key);
    members_ += ':';
    members_ += json;
    return *this;
}
ObjectWriter& ObjectWriter::add(std::string_view key, std::string_view value) {
    return add_raw(key, quote(value));
}
ObjectWriter& ObjectWriter::add(std::string_view key, std::int64_t value) {
    return add_raw(key, std::to_string(value));
}
ObjectWriter& ObjectWriter::add(std::string_view key, bool value) {
    return add_raw(key, value ? "true" : "false");
}
ObjectWriter& ObjectWriter::add_null(std::string_view key) {
    return add_raw(key, "null");
}
std::string ObjectWriter::str() const {
    return "{" + members_ + "}";
}

}  // namespace poolbill::json
