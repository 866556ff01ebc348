#include "core/base/error.hpp"

#include <algorithm>

namespace poolbill {

Error::Error() = default;
Error::Error(std::string_view code_, std::string_view path_, std::string_view message_)
    : code(code_), path(path_), message(message_) {}
Error::Error(const Error& other) = default;
Error::Error(Error&& other) noexcept = default;
Error& Error::operator=(const Error& other) = default;
Error& Error::operator=(Error&& other) noexcept = default;
Error::~Error() = default;
bool operator==(const Error& left, const Error& right) = default;

Error describe(ErrorId id, std::initializer_list<std::string_view> values, std::string_view path) {
    const ErrorText& text = text_of(id);
    Error error(text.code, path, fill_places(text.sentence, {values.begin(), values.size()}));
    error.id = id;
    error.values.assign(values.begin(), values.end());
    return error;
}

std::string_view quotation(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::size_t end = std::min(text.size(), longest);
    const auto is_inside = [text](std::size_t at) {
        return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
    };
    while (end > 0 && end < text.size() && is_inside(end))
        --end;
    return text.substr(0, end);
}

Error within(std::string_view path, Error error) {
    error.path.insert(0, path);
    return error;
}

std::string words_key(ErrorId id) {
    const ErrorText& text = text_of(id);
    std::string key(text.code);
    if (!text.variant.empty()) key.append(".").append(text.variant);
    return key;
}

std::string fill_places(std::string_view pattern, std::span<const std::string_view> values) {
    std::string filled;
    filled.reserve(pattern.size() + 32);
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool is_place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}';
        const auto index = is_place ? static_cast<std::size_t>(pattern[at + 1] - '0') : values.size();
        if (index < values.size()) {
            filled += values[index];
            at += 2;
        } else {
            filled += pattern[at];
        }
    }
    return filled;
}

}  // namespace poolbill
