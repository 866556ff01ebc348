// What taking usage from an account hour by hour needs.
#pragma once

#include <algorithm>

#include "core/base/time_units.hpp"
#include "core/ledger/ledger.hpp"

namespace poolbill {

/// The end of the first clock hour of `hours` up to which the usage exceeds `limit`, found by bisection.
/// @pre the usage of all `hours` does
inline Instant first_hour_beyond(const Bills& bills, Interval hours, Amount limit) {
    constexpr std::chrono::hours hour{1};
    std::int64_t within = 0;
    std::int64_t beyond = hours.seconds() / seconds_per_hour;
    while (beyond - within > 1) {
        const std::int64_t middle = within + (beyond - within) / 2;
        const Amount used = bills.usage_total({hours.begin, hours.begin + hour * middle}).payable;
        (used > limit ? beyond : within) = middle;
    }
    return hours.begin + hour * beyond;
}

/// Takes up to `wanted` from `source`. @return what was taken
inline Amount draw(Amount& source, Amount wanted) {
    const Amount part = std::min(wanted, source);
    source = (source - part).bounded();
    return part;
}

}  // namespace poolbill
