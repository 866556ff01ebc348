// The change of several pools at once: sorted into those that may and those that may not, with the sum.
//
// Contract: `refresh` answers from what it found before as long as pools, term, log and instant are the same.
// Left out: the orders themselves (Session::order_changes).
#pragma once

#include <cstdint>
#include <vector>

#include "web/ui/model/session.hpp"

namespace poolbill::ui {

class BulkChange {
  public:
    void refresh(Session& session, const std::vector<std::uint32_t>& pools, Term term);

    /// Those that may be changed first, else in the order given.
    const std::vector<std::uint32_t>& pools() const { return pools_; }
    std::size_t possible() const { return possible_; }
    /// What all orders cost together; nothing when an amount does not hold it.
    Result<Amount> sum() const { return sum_.amount(); }

  private:
    std::vector<std::uint32_t> pools_;
    std::size_t possible_ = 0;
    AmountSum sum_;
    std::int64_t revision_ = -1;
    Instant instant_;
    Term term_{Term::Unit::month, 1};
};

}  // namespace poolbill::ui
