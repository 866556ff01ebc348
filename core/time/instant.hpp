// Points in time and intervals, to the second.
//
// Contract: an Instant is a count of seconds since 1970-01-01T00:00:00Z. Instant - Instant is a duration;
// Instant + Instant does not compile. An Interval is half-open: 16:00:00 closes one line
// and opens the next, and nothing is counted twice (docs/domain/billing-rules.md#intervals).
#pragma once

#include <algorithm>
#include <chrono>
#include <compare>
#include <cstdint>

namespace poolbill {

using Seconds = std::chrono::seconds;
using Instant = std::chrono::sys_seconds;

/// The range of instants in scenarios: 1970-01-01 to 2999-12-31, in UTC+08:00.
inline constexpr Instant earliest_instant{Seconds{-8 * 3600}};
inline constexpr Instant latest_instant{Seconds{32503651199}};

struct Interval {
    Instant begin;
    Instant end;  // not before begin

    constexpr std::int64_t seconds() const { return (end - begin).count(); }
    constexpr bool empty() const { return begin >= end; }
    constexpr bool contains(Instant instant) const { return begin <= instant && instant < end; }
    friend constexpr bool operator==(const Interval&, const Interval&) = default;
};

/// The intersection; empty (begin == end) when there is none.
constexpr Interval intersect(Interval left, Interval right) {
    const Instant begin = std::max(left.begin, right.begin);
    return {begin, std::max(begin, std::min(left.end, right.end))};
}

}  // namespace poolbill
