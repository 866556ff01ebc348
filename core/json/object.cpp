#include "core/json/object.hpp"

#include "core/base/utf8.hpp"

namespace poolbill::json {
namespace {

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
        std::size_t length = utf8_length(text);
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
