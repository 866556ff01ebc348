#include "core/json/lenient.hpp"

#include <charconv>

namespace poolbill::json {

std::string_view text_of(Value value) {
    return value.exists() && value.kind() == Kind::string ? value.text() : std::string_view();
}

std::optional<std::int64_t> whole_of(Value value) {
    if (!value.exists()) return std::nullopt;
    if (value.kind() == Kind::integer) return value.integer();
    const std::string_view text = text_of(value);
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace poolbill::json
