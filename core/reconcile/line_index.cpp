#include "core/reconcile/line_index.hpp"

#include <chrono>

#include "core/intake/history.hpp"

namespace poolbill::reconcile {
namespace {

/// Whether the record was charged for less than its time, which may be that of the whole hour.
bool is_part(const intake::BillRow& row, const Key& key) {
    return key.is_usage && row.seconds && row.end && *row.seconds < (*row.end - key.begin).count();
}

/// For how many nodes the record is: as it says, or as its amount does at the line's price; 0 when unknown.
std::int64_t nodes_of(const intake::BillRow& row, const Line& line) {
    const std::int64_t said = intake::count_of(row);
    return said > 0 ? said : intake::count_at(row, line.unit_price);
}

}  // namespace

/// The line that follows without a gap, in the same hour and at the same price.
std::optional<std::size_t> LineIndex::after(std::size_t index) const {
    const std::size_t next = index + 1;
    if (next == lines.size() || !keys[next].is_same_item(keys[index])) return std::nullopt;
    const Line &line = *lines[index].line, &following = *lines[next].line;
    const bool continues = following.charged.begin == line.charged.end && following.cycle == line.cycle &&
                           following.unit_price == line.unit_price;
    return continues ? std::optional(next) : std::nullopt;
}

/// The line, and those after it up to the record's end if the record is for nodes that all of them have.
LineRun LineIndex::with_following(const intake::BillRow& row, std::size_t first) const {
    const Line& line = *lines[first].line;
    if (!keys[first].is_usage || !row.end || line.charged.end >= *row.end) return {first, 1};
    const std::int64_t nodes = nodes_of(row, line);
    if (nodes == 0 || nodes > line.count) return {first, 1};
    LineRun run{first, 1, nodes};
    for (auto next = after(first); next; next = after(*next)) {
        const Line& following = *lines[*next].line;
        if (nodes > following.count || following.charged.end > *row.end) break;
        ++run.lines;
        if (following.charged.end == *row.end) return run;
    }
    return {first, 1};
}

/// The line as long as the charged part of a record whose times are those of the whole hour: the number of nodes may have
/// changed within it.
/// @param first  the first line that does not come before the record
LineRun LineIndex::find_part(const intake::BillRow& row, const Key& key, std::size_t first) const {
    const std::int64_t count = intake::count_of(row);
    for (std::size_t i = first; i < keys.size(); ++i) {
        const Key& other = keys[i];
        if (other.pool != key.pool || other.flavor != key.flavor || other.begin >= *row.end) break;
        const Line& line = *lines[i].line;
        const bool has_count = count == 0 || count == line.count;
        if (other.is_usage && has_count && lines[i].records == 0 && line.charged.seconds() == *row.seconds)
            return {i, 1};
    }
    return find_part_of_nodes(row, key, first);
}

/// Lines that are together as long as the record, with nodes that no other record is for: those of a node that joined or left.
LineRun LineIndex::find_part_of_nodes(const intake::BillRow& row, const Key& key, std::size_t first) const {
    for (std::size_t i = first; i < keys.size(); ++i) {
        if (!keys[i].is_same_item(key) || keys[i].begin >= *row.end) break;
        const std::int64_t nodes = nodes_of(row, *lines[i].line);
        if (nodes == 0) break;
        LineRun run{i, 1, nodes};
        std::int64_t seconds = 0;
        for (std::optional<std::size_t> line = i; line && lines[*line].free() >= nodes; line = after(*line)) {
            seconds += lines[*line].line->charged.seconds();
            if (seconds == *row.seconds) return run;
            ++run.lines;
        }
    }
    return {};
}

/// The records of the nodes of a purchase may begin some seconds apart; the line begins with the first of them.
/// @param first  the first line that does not come before the record
LineRun LineIndex::find_purchase_before(const intake::BillRow& row, const Key& key, std::size_t first) const {
    if (row.kind != intake::RowKind::purchase || first == 0) return {};
    const std::size_t before = first - 1;
    const bool is_near =
        keys[before].is_same_item(key) && key.begin - keys[before].begin <= intake::purchase_spread;
    const std::int64_t nodes = std::max<std::int64_t>(intake::count_of(row), 1);
    return is_near && lines[before].free() >= nodes ? LineRun{before, 1} : LineRun();
}

LineRun LineIndex::find(const intake::BillRow& row, const Key& key, Match match) const {
    const auto found = std::lower_bound(keys.begin(), keys.end(), key);
    const auto index = static_cast<std::size_t>(found - keys.begin());
    if (match == Match::near) return find_purchase_before(row, key, index);
    if (found == keys.end()) return {};
    if (match == Match::exact)
        return *found == key && !is_part(row, key) ? with_following(row, index) : LineRun();
    if (match == Match::part) {
        if (!is_part(row, key)) return {};
        const LineRun part = find_part(row, key, index);
        return part.is_found() || !(*found == key) ? part : LineRun{index, 1};
    }
    if (!found->is_same_item(key)) return {};
    if (key.is_usage) return row.end && found->begin < *row.end ? with_following(row, index) : LineRun();
    // The time of an order may be cut to its minute.
    return row.is_to_minute && found->begin < key.begin + std::chrono::minutes{1} ? LineRun{index, 1}
                                                                                  : LineRun();
}

}  // namespace poolbill::reconcile
