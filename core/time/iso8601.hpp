// Instants as text: ISO 8601 with an offset.
//
// Contract: input is YYYY-MM-DDThh:mm:ss followed by Z or +hh:mm or -hh:mm. An offset is required, since a
// time without one would give a different bill in every zone. Output is in UTC+08:00 unless stated otherwise.
// Left out: fractions of seconds, week and ordinal dates, 24:00, leap seconds.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/time/instant.hpp"
#include "core/time/zone.hpp"

namespace poolbill {

/// Errors: "time.format", "time.offset" (missing), "time.range" (no such date or beyond 1970..2999).
Result<Instant> parse_instant(std::string_view text);
/// "2023-04-18T15:29:16+08:00"
std::string format_instant(Instant instant);
/// "2023-04-18T07:29:16Z", the form of Huawei Cloud's API
std::string format_instant_utc(Instant instant);
/// "2023-04-18 15:29:16", for tables that name the zone once
std::string format_local(Instant instant);
/// "2023-04-18"
std::string format_local_date(Instant instant);
/// "2023-04"
std::string format_month(BillMonth month);

}  // namespace poolbill
