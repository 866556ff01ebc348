// Records whose times are those of the whole hour, though the number of nodes changed within it.
//
// Contract: two records of one pool, flavor and time are either records of its nodes, or parts of the hour, one after the
// other. They are parts when the charged seconds of all fit into the time, and their numbers of nodes differ: a part
// ends because the number changes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "core/intake/bill_row.hpp"
#include "core/time/instant.hpp"

namespace poolbill::intake {

struct HourPart {
    std::int64_t seconds = 0;  // 0 when the record does not say
    std::int64_t count = 0;    // 0 when it is not known
};
/// @param parts  of records with the same times. @param length  of these, in seconds
bool are_hour_parts(std::span<const HourPart> parts, std::int64_t length);

/// What is known of a flavor before the hour.
struct HourBefore {
    Instant end;
    std::int64_t count = 0;  // of the nodes that were charged last
};

/// What is known of a flavor beside an hour.
struct AroundHour {
    std::optional<HourBefore> before;
    std::optional<std::int64_t> after;  // the nodes that are charged from its end on
};

/// When each of these was charged, if they are parts of an hour; else nothing.
/// @param rows  of one flavor, with the same begin and end of use; in the order of the file
std::map<const BillRow*, Interval> intervals_of_parts(std::vector<const BillRow*> rows,
                                                      const AroundHour& around);

}  // namespace poolbill::intake
