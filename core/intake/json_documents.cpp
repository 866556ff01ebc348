#include "core/intake/json_documents.hpp"

#include <algorithm>

namespace poolbill::intake {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool may_begin(std::string_view text, std::size_t at) {
    const std::size_t next = text.find_first_not_of(blanks, at + 1);
    if (next == std::string_view::npos) return text.size() == at + 1;
    if (text[at] == '{') return text[next] == '"' || text[next] == '}';
    return text[next] == '{' || text[next] == '[' || text[next] == ']';
}

/// The position after the string that opens at `at`; the end of the text when it does not close.
std::size_t after_string(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            return i + 1;
        }
    }
    return text.size();
}

/// The position after the bracket that closes the one at `at`.
std::size_t after_document(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    for (std::size_t i = at; i < text.size();) {
        const char c = text[i];
        if (c == '"') {
            i = after_string(text, i);
            continue;
        }
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) return i + 1;
        ++i;
    }
    return text.size();
}

}  // namespace

std::vector<JsonExtent> find_json_documents(std::string_view text) {
    std::vector<JsonExtent> found;
    for (std::size_t at = text.find_first_of("{["); at != std::string_view::npos;
         at = text.find_first_of("{[", at)) {
        if (!may_begin(text, at)) {
            ++at;
            continue;
        }
        const std::size_t end = after_document(text, at);
        found.push_back({at, end - at});
        at = end;
    }
    return found;
}

std::vector<std::string_view> outermost_keys(std::string_view text) {
    std::vector<std::string_view> keys;
    if (!text.starts_with('{')) return keys;
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c == '"') {
            const std::size_t end = after_string(text, i);
            const std::size_t next = text.find_first_not_of(blanks, end);
            if (depth == 1 && next != std::string_view::npos && text[next] == ':' && end >= i + 2)
                keys.push_back(text.substr(i + 1, end - i - 2));
            i = end;
            continue;
        }
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && depth > 0) --depth;
        ++i;
    }
    return keys;
}

}  // namespace poolbill::intake
