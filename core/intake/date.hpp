// Dates and times as people and consoles write them.
//
// Contract: the year comes first: "2026-11-03T09:12:00Z", "2026/11/03 09:12", "2026-11-03 09:12:05
// GMT+08:00", "2026年11月3日 09:12", or milliseconds since 1970. A time without an offset is in UTC+08:00, the
// zone of every bill; a date alone is its first second. Day-first and month-first dates and zone names with
// several meanings are refused. Fractions of seconds are cut.
#pragma once

#include <string_view>

#include "core/base/result.hpp"
#include "core/time/instant.hpp"

namespace poolbill::intake {

/// Errors: "date.empty", "date.form", "date.ambiguous", "date.zone", "time.range".
Result<Instant> read_date(std::string_view text);

}  // namespace poolbill::intake
