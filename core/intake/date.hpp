// Dates and times as people and consoles write them.
//
// Contract: the year comes first: "2026-11-03T09:12:00Z", "2026/11/03 09:12", "2026-11-03 09:12:05
// GMT+08:00", "2026年11月3日 09:12", or milliseconds since 1970. A time without an offset is in UTC+08:00, the
// zone of every bill; a date alone is its first second. Dates that can be read day first
// and month first are refused unless the table they are from tells which they are, and so are zone names with several
// meanings. Fractions of seconds are cut.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/result.hpp"
#include "core/time/instant.hpp"
#include "core/time/zone.hpp"

namespace poolbill::intake {

/// How a table writes dates whose year comes last.
enum class DateOrder : std::uint8_t {
    year_first,  // there are none, or it is not known: those that can be read both ways are refused
    month_first,
    day_first
};

/// Errors: "date.empty", "date.form", "date.ambiguous", "date.zone", "time.range".
Result<Instant> read_date(std::string_view text, DateOrder order = DateOrder::year_first);

/// A spreadsheet's number of a time, days since the end of 1899 in the billing zone: "45944.64532". Only of this century.
std::optional<Instant> read_serial_date(std::string_view text);

/// The order that a date with its year last must have: "10/14/2025" has its month first.
/// @param month  that the date is likely to be in
std::optional<DateOrder> date_order_in(std::string_view text, std::optional<BillMonth> month);

/// "2025-10", "202510", "2025/10/1", "2025年10月" and "Oct-25".
std::optional<BillMonth> read_month(std::string_view text);

/// Whether the time of day is given to the minute only: "2025/10/14 15:29".
bool lacks_seconds(std::string_view text);

}  // namespace poolbill::intake
