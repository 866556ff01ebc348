#include "core/intake/hour_parts.hpp"

#include <algorithm>

#include "core/intake/history.hpp"

namespace poolbill::intake {

bool are_hour_parts(std::span<const HourPart> parts, std::int64_t length) {
    if (parts.size() < 2) return false;
    std::int64_t sum = 0;
    bool differs = false;
    for (const HourPart& part : parts) {
        if (part.seconds <= 0 || part.seconds >= length || part.count <= 0) return false;
        sum += part.seconds;
        differs = differs || part.count != parts.front().count;
    }
    return differs && sum <= length;
}

std::map<const BillRow*, Interval> intervals_of_parts(std::vector<const BillRow*> rows,
                                                      const AroundHour& around) {
    std::vector<HourPart> parts;
    for (const BillRow* row : rows)
        parts.push_back({row->seconds.value_or(0), count_of(*row)});
    const Interval hour{*rows.front()->begin, *rows.front()->end};
    if (!are_hour_parts(parts, hour.seconds())) return {};
    // The earlier part is deducted first. What goes on from the hour before, or into the next one, says more.
    std::stable_sort(rows.begin(), rows.end(),
                     [](const BillRow* a, const BillRow* b) { return a->traded < b->traded; });
    const std::int64_t first = count_of(*rows.front()), last = count_of(*rows.back());
    const bool continues = around.before && around.before->end == hour.begin;
    const bool is_reversed = continues ? first != around.before->count && last == around.before->count
                                       : first == around.after && last != around.after;
    if (is_reversed) std::reverse(rows.begin(), rows.end());
    Seconds charged{0};
    for (const BillRow* row : rows)
        charged += Seconds{*row->seconds};
    // A pool that begins within the hour runs to its end.
    Instant at = continues ? hour.begin : hour.end - charged;
    std::map<const BillRow*, Interval> intervals;
    for (const BillRow* row : rows) {
        const Instant end = at + Seconds{*row->seconds};
        intervals[row] = {at, end};
        at = end;
    }
    return intervals;
}

}  // namespace poolbill::intake
