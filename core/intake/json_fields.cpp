#include "core/intake/json_fields.hpp"

#include <charconv>

namespace poolbill::intake {

using json::Kind, json::Value;

namespace {

/// "1.5E-3" as "0.0015"; exponents of more than two digits are left as they are.
std::string without_exponent(std::string_view text) {
    const std::size_t at = text.find_first_of("eE");
    if (at == std::string_view::npos) return std::string(text);
    std::string_view power = text.substr(at + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    int exponent = 0;
    const auto [end, problem] = std::from_chars(power.data(), power.data() + power.size(), exponent);
    if (problem != std::errc() || end != power.data() + power.size() || exponent < -99 || exponent > 99)
        return std::string(text);
    std::string_view mantissa = text.substr(0, at);
    const bool negative = mantissa.starts_with('-');
    if (negative) mantissa.remove_prefix(1);
    std::string digits;
    int point = static_cast<int>(mantissa.size());
    for (std::size_t i = 0; i < mantissa.size(); ++i) {
        if (mantissa[i] == '.') {
            point = static_cast<int>(i);
        } else {
            digits += mantissa[i];
        }
    }
    point += exponent;
    if (point <= 0) {
        digits.insert(0, static_cast<std::size_t>(1 - point), '0');
        point = 1;
    }
    if (static_cast<std::size_t>(point) > digits.size())
        digits.append(static_cast<std::size_t>(point) - digits.size(), '0');
    if (static_cast<std::size_t>(point) < digits.size())
        digits.insert(static_cast<std::size_t>(point), 1, '.');
    return negative ? "-" + digits : digits;
}

}  // namespace

std::string decimal_of(Value value) {
    if (!value.exists()) return "";
    if (value.kind() == Kind::integer) return std::to_string(value.integer());
    if (value.kind() == Kind::string || value.kind() == Kind::other_number)
        return without_exponent(value.text());
    return "";
}

std::string id_of(Value value) {
    if (value.exists() && value.kind() == Kind::integer) return std::to_string(value.integer());
    return std::string(json::text_of(value));
}

Result<Instant> instant_of(Value value) {
    if (value.exists() && value.kind() == Kind::integer) return read_date(std::to_string(value.integer()));
    return read_date(text_of(value));
}

bool flag_of(Value value) {
    if (!value.exists()) return false;
    if (value.kind() == Kind::boolean) return value.boolean();
    return text_of(value) == "true" || whole_of(value) == 1;
}

}  // namespace poolbill::intake
