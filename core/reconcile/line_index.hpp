// The lines of a scenario by what they have in common with the records of a bill. Internal to core/reconcile.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/intake/bill_row.hpp"
#include "core/ledger/line.hpp"

namespace poolbill::reconcile {

/// What a record and a line have in common.
struct Key {
    std::uint32_t pool = 0;
    std::string_view flavor;
    Instant begin;
    bool is_usage = false;
    bool is_refund = false;  // a renewal and its refund have the same time

    bool is_same_item(const Key& other) const {
        return pool == other.pool && flavor == other.flavor && is_usage == other.is_usage &&
               is_refund == other.is_refund;
    }
    friend bool operator==(const Key&, const Key&) = default;
    // libc++ 14 has no three-way comparison of strings.
    friend bool operator<(const Key& left, const Key& right) { return left.members() < right.members(); }

  private:
    std::tuple<std::uint32_t, std::string_view, Instant, bool, bool> members() const {
        return {pool, flavor, begin, is_usage, is_refund};
    }
};

/// A line, and the records that were found for it so far.
struct Claimed {
    const Line* line = nullptr;
    std::int64_t nodes = 0;
    std::int64_t records = 0;
    bool has_counts = false;    // a record says for how many nodes it is
    std::int64_t compared = 0;  // nodes of the records that were compared with it so far

    /// Nodes that no record was found for so far.
    std::int64_t free() const { return std::max<std::int64_t>(line->count - nodes, 0); }
    /// Nodes that no record is for.
    std::int64_t rest() const {
        if (records == 0) return line->count;
        return has_counts || records > 1 ? std::max<std::int64_t>(line->count - nodes, 0) : 0;
    }
};

/// How a record finds its lines, the surest way first.
enum class Match : std::uint8_t {
    exact,   // by its times
    part,    // by its usage, because its times are those of the whole hour
    within,  // the first line that begins within its time
    near,    // the purchase some seconds before it, if that has nodes that no record is for
};

/// The lines that a record is for: one, or those of an hour in which the number of nodes changes, when the record is for nodes
/// that were there before and after a change.
struct LineRun {
    std::size_t first = 0;
    std::size_t lines = 0;   // 0: it has none
    std::int64_t nodes = 0;  // that the record is for, when that is how they were found

    bool is_found() const { return lines > 0; }
};

struct LineIndex {
    std::vector<Key> keys;  // sorted
    std::vector<Claimed> lines;

    LineRun find(const intake::BillRow& row, const Key& key, Match match) const;
    /// @pre the run is found
    std::span<Claimed> claimed(const LineRun& run) { return std::span(lines).subspan(run.first, run.lines); }

  private:
    std::optional<std::size_t> after(std::size_t index) const;
    LineRun find_purchase_before(const intake::BillRow& row, const Key& key, std::size_t first) const;
    LineRun with_following(const intake::BillRow& row, std::size_t first) const;
    LineRun find_part(const intake::BillRow& row, const Key& key, std::size_t first) const;
    LineRun find_part_of_nodes(const intake::BillRow& row, const Key& key, std::size_t first) const;
};

}  // namespace poolbill::reconcile
