#include "core/intake/json_fields.hpp"

#include "core/intake/number.hpp"
#include "core/intake/text.hpp"

namespace poolbill::intake {

using json::Kind, json::Value;

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
    return lowered(text_of(value)) == "true" || whole_of(value) == 1;
}

}  // namespace poolbill::intake
