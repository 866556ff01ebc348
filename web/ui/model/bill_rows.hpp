// The bill lines of a pool in the order and selection asked for.
//
// Contract: by time, any number of lines costs nothing: they are computed when looked at. Sorted by anything
// else they have to be weighed one by one, so that is for at most `most_sorted` lines; beyond it they stay by
// time, and `is_sorted` says so. Worked out again only when the world or the question changes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/ui/model/session.hpp"

namespace poolbill::ui {

enum class BillOrder : std::uint8_t { time, seconds, list_price, payable };

struct BillQuery {
    std::optional<BillingMode> mode;  // all when absent
    BillOrder order = BillOrder::time;
    bool descending = true;  // by time: the newest first
    bool operator==(const BillQuery&) const = default;
};

class BillRows {
  public:
    static constexpr std::int64_t most_sorted = 10'000;

    /// The pool's bills of the mode asked for.
    static Bills chosen(Session& session, const BillQuery& query);

    void prepare(Session& session, const BillQuery& query);
    std::int64_t count() const { return rows().count; }
    /// Whether the lines are of more than one item, such as two flavors.
    bool has_several_items() const { return rows().has_several_items; }
    bool is_sorted() const { return rows().query.order == BillOrder::time || count() <= most_sorted; }
    /// Rows first .. last - 1.
    std::vector<Line> lines(const Bills& bills, std::int64_t first, std::int64_t last) const;
    /// Where a line stands when the rows are by time.
    std::int64_t row_of(const Bills& bills, Instant start) const;

  private:
    struct Key {
        PoolMoment moment;
        BillQuery query;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Rows {
        BillQuery query;
        std::int64_t count = 0;
        std::vector<std::uint32_t> sorted;  // numbers of lines; empty if ordered by time
        bool has_several_items = false;
    };
    const Rows& rows() const { return derived_.last(); }

    Derived<Key, Rows> derived_;
};

}  // namespace poolbill::ui
