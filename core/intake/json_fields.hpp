// Members of a foreign JSON object beyond those of core/json/lenient.hpp: decimals, times and flags.
#pragma once

#include <string>

#include "core/intake/date.hpp"
#include "core/json/lenient.hpp"

namespace poolbill::intake {

using json::Elements;

/// The digits of a number, written as a number or a string; without an exponent. Empty when it is neither.
std::string decimal_of(json::Value value);
/// An id, which may be written as a number; empty when it is neither text nor a whole number.
std::string id_of(json::Value value);
/// Error when the member is absent or no time.
Result<Instant> instant_of(json::Value value);
/// "true", "1" and true.
bool flag_of(json::Value value);

}  // namespace poolbill::intake
