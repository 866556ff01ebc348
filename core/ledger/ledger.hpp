// The ledger: a pool's billing history as a few spans and one-off charges. Lines are computed on demand.
//
// Contract
// - A span is a stretch of time in which one item was charged by the hour at one count, price and rounding.
//   Totals cost O(spans), a window of lines O(spans x log(duration) + lines), whatever the number of hours.
// - Lines are ordered by start of charge, then pool, then usage before one-off charges, then item. Line
//   numbers are positions in that order and belong to one `Bills`.
// - Spans and charges of one pool are adjacent; pools are in the scenario's order.
// - replay has checked that every sum of lines fits an Amount, so no query here can fail.
// Left out: streaming of all lines (stream.hpp), months (statement.hpp), arithmetic shown step by step
// (explain.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/shared_list.hpp"
#include "core/catalog/policy.hpp"
#include "core/ledger/line.hpp"
#include "core/money/discount.hpp"
#include "core/money/rounding.hpp"

namespace poolbill {

struct Span {
    std::uint32_t pool = 0;
    std::uint32_t item = 0;
    Interval charged;
    std::int64_t count = 0;
    std::int64_t quantity = 0;  // count x size in GB
    UnitPrice hourly;
    Discount discount;
    const RoundingPolicy* rounding = nullptr;
    Amount hour_list;    // of one full clock hour
    Amount hour_amount;  // less the discount
    Amount hour_payable;
    bool growing = false;  // the rate is still open; the last part ends at `until`

    std::int64_t line_count() const;
    /// Lines whose charge starts before `instant`.
    std::int64_t lines_before(Instant instant) const;
};

/// The charges (and refunds, negative) that are not metered: prepaid terms, renewals, changes of scale. In
/// order of pool, then of creation.
class Charges {
  public:
    using Iterator = IndexIterator<Charges, Line>;

    Charges() = default;
    Charges(const SharedList<Line>& made, std::span<const std::uint32_t> numbers)
        : made_(&made), numbers_(numbers) {}

    std::size_t size() const { return numbers_.size(); }
    const Line& operator[](std::size_t index) const { return (*made_)[numbers_[index]]; }
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

  private:
    const SharedList<Line>* made_ = nullptr;
    std::span<const std::uint32_t> numbers_;
};

struct Totals {
    std::int64_t lines = 0;
    std::int64_t usage_seconds = 0;  // of all usage lines together
    Amount list;
    Amount discount;
    Amount amount;
    Amount truncated;
    Amount payable;
    ExactAmount exact_usage;  // usage before any rounding, for comparisons
    Amount pay_per_use;       // payable by mode; the two add up to payable
    Amount yearly_monthly;
};

class Ledger;

/// The bills of one pool or of all: a view that must not outlive its Ledger.
class Bills {
  public:
    std::int64_t line_count() const;
    /// Lines first .. first + count - 1 in order; fewer at the end.
    std::vector<Line> lines(std::int64_t first, std::int64_t count) const;
    /// Lines whose charge starts within the interval, or reaches into it.
    std::vector<Line> lines_between(Interval interval) const;
    /// Number of the first line whose charge starts at or after `instant`; line_count() when there is none.
    std::int64_t first_line_from(Instant instant) const;
    /// The line with this identity, if there is one.
    std::optional<Line> find(const LineId& id) const;
    /// The lines of the clock hour that is open at the ledger's instant and still grows, one per item.
    std::vector<Line> accruing() const;

    /// Everything so far, by the line policy; the statement applies the month's rounding.
    Totals total() const;
    /// What accrues within the interval: usage clipped to it (a clipped line is rounded like a whole line),
    /// one-off charges by payment.
    Totals total(Interval interval) const;
    /// The usage of `total(interval)` alone.
    Totals usage_total(Interval interval) const;

    /// The usage alone, or the one-off charges alone.
    Bills usage() const { return Bills(*ledger_, spans_, {}); }
    Bills one_off() const { return Bills(*ledger_, {}, charges_); }

    std::span<const Span> spans() const { return spans_; }
    Charges charges() const { return charges_; }
    const Ledger& ledger() const { return *ledger_; }

  private:
    friend class Ledger;
    Bills(const Ledger& ledger, std::span<const Span> spans, Charges charges)
        : ledger_(&ledger), spans_(spans), charges_(charges) {}

    const Ledger* ledger_;
    std::span<const Span> spans_;
    Charges charges_;
};

class Ledger {
  public:
    /// Of all pools.
    Bills bills() const { return Bills(*this, spans_, {charges_, charges_by_pool_}); }
    Bills bills(std::uint32_t pool) const;

    const ChargeItem& item(std::uint32_t index) const { return items_[index]; }
    std::span<const ChargeItem> items() const { return items_; }
    /// @param line  of this ledger
    LineId id_of(const Line& line) const;
    /// The instant this ledger is computed up to.
    Instant until() const { return until_; }
    std::int64_t settlement_lag_seconds() const { return settlement_lag_seconds_; }
    /// Continues metering to `to` at the current rates.
    /// @return false, with nothing changed, when sums may not fit or the rounding changes on the way
    bool extend(Instant to);
    /// The rounding of a line whose cycle starts at `instant`.
    const RoundingPolicy& rounding_at(Instant instant) const;

  private:
    friend class LedgerBuilder;
    /// Whether sums up to this one, and their differences, fit an amount.
    static bool may_hold(Int128 sum);

    std::vector<ChargeItem> items_;
    std::vector<Span> spans_;
    SharedList<Line> charges_;                    // in order of creation
    std::vector<std::uint32_t> charges_by_pool_;  // their numbers
    std::vector<std::uint32_t> first_span_;       // per pool, and one past the last
    std::vector<std::uint32_t> first_charge_;
    Instant until_;
    std::int64_t settlement_lag_seconds_ = 0;
    std::vector<RoundingEra> rounding_;
    Int128 sum_ = 0;             // upper bound on every sum of lines
    Int128 hourly_sum_ = 0;      // what one hour of the growing spans adds to `sum_`
    bool has_new_rate_ = false;  // a rate began at `until` and has no span yet
};

}  // namespace poolbill
