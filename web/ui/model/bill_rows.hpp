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
#include "web/ui/views/timeline/timeline_state.hpp"

namespace poolbill::ui {

enum class BillOrder : std::uint8_t { time, seconds, list_price, payable };

struct BillQuery {
    std::optional<BillingMode> mode;  // all when absent
    BillOrder order = BillOrder::time;
    bool descending = false;
    bool operator==(const BillQuery&) const = default;
};

class BillRows {
  public:
    static constexpr std::int64_t most_sorted = 10'000;

    /// The pool's bills of the mode asked for.
    static Bills chosen(Session& session, const BillQuery& query);

    void prepare(Session& session, const BillQuery& query);
    std::int64_t count() const { return count_; }
    bool is_sorted() const { return query_.order == BillOrder::time || count_ <= most_sorted; }
    /// Rows first .. last - 1.
    std::vector<Line> lines(const Bills& bills, std::int64_t first, std::int64_t last) const;
    /// Where a line stands when the rows are by time.
    std::int64_t row_of(const Bills& bills, Instant start) const;

  private:
    Moment moment_;
    std::uint32_t pool_ = 0;
    BillQuery query_;
    std::int64_t count_ = 0;
    std::vector<std::uint32_t> sorted_;  // numbers of lines; empty when by time
};

}  // namespace poolbill::ui
