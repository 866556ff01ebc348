#include "core/reconcile/line_index.hpp"

#include <chrono>

#include "core/intake/history.hpp"

namespace poolbill::reconcile {

/// The line as long as the charged part of a record whose times are those of the whole hour: the number of nodes may have
/// changed within it.
/// @param first  the first line that does not come before the record
std::size_t LineIndex::find_part(const intake::BillRow& row, const Key& key, std::size_t first) const {
    if (!key.is_usage || !row.seconds || !row.end || *row.seconds >= (*row.end - key.begin).count())
        return no_line;
    const std::int64_t count = intake::count_of(row);
    for (std::size_t i = first; i < keys.size(); ++i) {
        const Key& other = keys[i];
        if (other.pool != key.pool || other.flavor != key.flavor || other.begin >= *row.end) break;
        const Line& line = *lines[i].line;
        const bool has_count = count == 0 || count == line.count;
        if (other.is_usage && has_count && lines[i].records == 0 && line.charged.seconds() == *row.seconds)
            return i;
    }
    return no_line;
}

std::size_t LineIndex::find(const intake::BillRow& row, const Key& key, Match match) const {
    const auto found = std::lower_bound(keys.begin(), keys.end(), key);
    if (found == keys.end()) return no_line;
    const auto index = static_cast<std::size_t>(found - keys.begin());
    if (match == Match::exact) {
        const std::size_t part = find_part(row, key, index);
        return part != no_line ? part : *found == key ? index : no_line;
    }
    if (!found->is_same_item(key)) return no_line;
    if (key.is_usage) return row.end && found->begin < *row.end ? index : no_line;
    // The time of an order may be cut to its minute.
    return row.is_to_minute && found->begin < key.begin + std::chrono::minutes{1} ? index : no_line;
}

}  // namespace poolbill::reconcile
