// The change of several pools at once: sorted into those that may and those that may not, what each of the
// former costs either way, and the sums.
//
// Contract: `refresh` answers from what it found before as long as pools, term, log and instant are the same.
// Staying pay-per-use is one replay for all of them, counted as core/scenario/compare.hpp counts it: the log
// up to now, with money no object, to the end of the term.
//
// Left out: the orders themselves (Session::order_changes).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "web/ui/model/session.hpp"

namespace poolbill::ui {

/// One pool for the term, or all of them together.
struct BulkCost {
    Amount pay_per_use, prepaid;
    Amount saving;  // pay_per_use - prepaid; negative when prepaid is dearer
};

class BulkChange {
  public:
    void refresh(Session& session, const std::vector<std::uint32_t>& pools, Term term);

    /// Those that may be changed first, else in the order given.
    const std::vector<std::uint32_t>& pools() const { return derived_.last().pools; }
    std::size_t possible() const { return derived_.last().costs.size(); }
    /// Of one of the first `possible()`.
    const BulkCost& cost(std::size_t position) const { return derived_.last().costs[position]; }
    /// Of all orders together; nothing when an amount does not hold it.
    const std::optional<BulkCost>& sum() const { return derived_.last().sum; }

    struct Costs {
        std::vector<std::uint32_t> pools;
        std::vector<BulkCost> costs;  // of the first pools
        std::optional<BulkCost> sum;
    };

  private:
    struct Key {
        std::int64_t revision;
        Instant now;
        std::vector<std::uint32_t> pools;
        Term term;
        friend bool operator==(const Key&, const Key&) = default;
    };
    Derived<Key, Costs> derived_;
};

}  // namespace poolbill::ui
