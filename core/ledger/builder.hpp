// Builds a Ledger in order of time. Used by replay only.
//
// Contract: instants per pool never decrease. Setting a rate to its current value does not split a span; a
// rate changed and changed back at the same instant leaves one span.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/catalog/policy.hpp"
#include "core/ledger/ledger.hpp"

namespace poolbill {

class LedgerBuilder {
  public:
    explicit LedgerBuilder(std::size_t pool_count) : pools_(pool_count) {}

    /// The key of a ChargeItem; in most calls the item is registered already.
    struct Wanted {
        bool is_disk;
        std::string_view code, name;
        std::int64_t size_gb;
    };
    /// @return its index into Ledger::items
    std::uint32_t intern(const Wanted& item);
    /// Most tariffs have no discount, so a price alone is one.
    struct Tariff {
        UnitPrice hourly;
        Discount discount;
        Tariff(UnitPrice list_price, Discount by_contract = {}) : hourly(list_price), discount(by_contract) {}
        friend bool operator==(const Tariff&, const Tariff&) = default;
    };
    /// Whether an amount can hold what an hour of `count` nodes (or disks of so many gigabytes) costs at that price.
    static bool can_hold_an_hour(UnitPrice hourly, std::int64_t count, std::int64_t size_gb);
    /// From `at` on, `count` of the item are charged by the hour; 0 ends it.
    /// @return false when one hour at that rate costs more than an amount can hold
    bool set_rate(std::uint32_t pool, std::uint32_t item, std::int64_t count, const Tariff& tariff,
                  Instant at);
    /// Ends every rate of the pool except those of the items in `kept`.
    void end_rates(std::uint32_t pool, std::span<const std::uint32_t> kept, Instant at);
    void add_charge(const Line& line);

    /// An upper bound on the usage charge of any `hours` clock hours so far. O(1).
    AmountSum most_usage(std::int64_t hours) const;

    /// A ledger for `usage_total` within `hours` only (it has no pools, items or charges); faster to build
    /// than the ledger of all usage. Error "money.range" when sums of that usage may not fit; those of
    /// `finish` do not fit either then.
    /// @param hours  whole clock hours, not after `until`
    Result<Ledger> usage_in(Interval hours, Instant until, const SitePolicy& policy) const;

    /// Error "money.range" when sums of this ledger could leave 64 bits.
    Result<Ledger> finish(Instant until, const SitePolicy& policy) &&;

  private:
    struct Rate {
        std::uint32_t item;
        std::int64_t count;
        Tariff tariff;
        Instant since;
        std::int64_t quantity;  // count x size in GB
        Amount hour;            // list price of one hour
    };
    struct PoolSpans {
        std::vector<Rate> open;
        std::vector<Span> closed;
        std::vector<std::uint32_t> charges;  // their numbers
    };
    static Span span_of(std::uint32_t pool, const Rate& rate, Instant end);
    void close(std::uint32_t pool, const Rate& rate, Instant at);

    std::vector<ChargeItem> items_;
    SharedList<PoolSpans> pools_;
    SharedList<Line> charges_;
    Int128 charge_sum_ = 0;  // of absolute values
    AmountSum hourly_;       // upper bound on the cost of one hour of all open rates
    AmountSum hourly_most_;  // maximum of `hourly_` so far
    std::int64_t closed_rates_ = 0;
};

}  // namespace poolbill
