#include "core/scenario/running_total.hpp"

#include <algorithm>

namespace poolbill {

std::vector<CostPoint> running_total(const World& world, std::uint32_t pool, Interval interval) {
    constexpr Seconds second{1};
    const Bills bills = world.bills(pool);
    std::vector<Instant> corners{interval.begin};
    for (const Event& event : world.events) {
        if (event.pool != pool || event.at < interval.begin || event.at >= interval.end) continue;
        corners.push_back(event.at);
        corners.push_back(event.at + second);
    }
    std::sort(corners.begin(), corners.end());
    corners.erase(std::unique(corners.begin(), corners.end()), corners.end());
    std::vector<CostPoint> curve;
    for (const Instant at : corners)
        curve.push_back({at, bills.total({interval.begin, at}).payable});
    // The total excludes its end, so it goes on for a second.
    curve.push_back({interval.end, bills.total({interval.begin, interval.end + second}).payable});
    return curve;
}

}  // namespace poolbill
