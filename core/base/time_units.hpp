// How many seconds an hour and a day have, for prices and durations alike.
#pragma once

#include <cstdint>

namespace poolbill {

inline constexpr std::int64_t seconds_per_hour = 3600;
inline constexpr std::int64_t seconds_per_day = 24 * seconds_per_hour;

}  // namespace poolbill
