// The billing zone: always UTC+08:00, whatever the viewer's zone and daylight saving time
// (docs/domain/invariants.md#fixed-zone).
//
// Contract: pure arithmetic; no time-zone database, no locale, no clock.
#pragma once

#include <chrono>

#include "core/time/instant.hpp"

namespace poolbill {

inline constexpr std::chrono::hours billing_offset{8};

/// Calendar and clock fields of an instant in UTC+08:00.
struct LocalTime {
    std::chrono::year_month_day date;
    int hour = 0;    // 0..23
    int minute = 0;  // 0..59
    int second = 0;  // 0..59

    constexpr int year() const { return static_cast<int>(date.year()); }
    constexpr unsigned month() const { return static_cast<unsigned>(date.month()); }
    constexpr unsigned day() const { return static_cast<unsigned>(date.day()); }
    friend constexpr bool operator==(const LocalTime&, const LocalTime&) = default;
};

LocalTime to_local(Instant instant);
/// @pre the date exists and the fields are in range
Instant from_local(const LocalTime& local);
Instant from_local(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, int second = 0);

/// Start of the clock hour that contains the instant. Clock hours coincide in all zones whose offset is a
/// whole number of hours.
constexpr Instant clock_hour_start(Instant instant) {
    return std::chrono::floor<std::chrono::hours>(instant);
}
/// Start of the next clock hour, strictly later.
constexpr Instant clock_hour_next(Instant instant) {
    return clock_hour_start(instant) + std::chrono::hours{1};
}

Instant local_day_start(Instant instant);
Instant local_day_next(Instant instant);
Instant local_month_start(Instant instant);
Instant local_month_next(Instant instant);

/// A calendar month in the billing zone, ordered.
struct BillMonth {
    int year = 0;
    unsigned month = 1;
    friend constexpr auto operator<=>(const BillMonth&, const BillMonth&) = default;
};
BillMonth bill_month_of(Instant instant);
Interval interval_of(BillMonth month);

}  // namespace poolbill
