// The running total of one pool's bills along time.
//
// Contract: points only where the rate may change and around payments; between two points the curve is linear, except for
// the rounding of lines.
#pragma once

#include <vector>

#include "core/scenario/world.hpp"

namespace poolbill {

/// What was payable from the begin of the curve up to an instant.
struct CostPoint {
    Instant at;
    Amount cost;
    friend bool operator==(const CostPoint&, const CostPoint&) = default;
};

/// By time, from nothing at the interval's begin to its end, where payments of that second count. A payment is two points a
/// second apart.
/// @param pool  index into World::pools
std::vector<CostPoint> running_total(const World& world, std::uint32_t pool, Interval interval);

}  // namespace poolbill
