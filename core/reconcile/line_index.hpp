// The lines of a scenario by what they have in common with the records of a bill. Internal to core/reconcile.
#pragma once

#include <algorithm>
#include <cstdint>
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

    bool is_same_item(const Key& other) const {
        return pool == other.pool && flavor == other.flavor && is_usage == other.is_usage;
    }
    friend bool operator==(const Key&, const Key&) = default;
    // libc++ 14 has no three-way comparison of strings.
    friend bool operator<(const Key& left, const Key& right) { return left.members() < right.members(); }

  private:
    std::tuple<std::uint32_t, std::string_view, Instant, bool> members() const {
        return {pool, flavor, begin, is_usage};
    }
};

/// A line, and the records that were found for it so far.
struct Claimed {
    const Line* line = nullptr;
    std::int64_t nodes = 0;
    std::int64_t records = 0;
    bool has_counts = false;    // a record says for how many nodes it is
    std::int64_t compared = 0;  // nodes of the records that were compared with it so far

    /// Nodes that no record is for.
    std::int64_t rest() const {
        if (records == 0) return line->count;
        return has_counts || records > 1 ? std::max<std::int64_t>(line->count - nodes, 0) : 0;
    }
};

enum class Match : std::uint8_t { exact, within };
inline constexpr std::size_t no_line = ~std::size_t{0};

struct LineIndex {
    std::vector<Key> keys;  // sorted
    std::vector<Claimed> lines;

    /// The line that begins with the record, or one that begins within it: the times may be those of the whole hour, and
    /// a line that begins too late is still meant.
    std::size_t find(const intake::BillRow& row, const Key& key, Match match) const;

  private:
    std::size_t find_part(const intake::BillRow& row, const Key& key, std::size_t first) const;
};

}  // namespace poolbill::reconcile
