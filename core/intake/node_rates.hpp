// The hourly price of one node, from amounts that say neither a number of nodes nor a unit price.
//
// Contract: the amounts of whole hours of one flavor are those of different numbers of nodes when all of them are multiples
// of the smallest one, or small multiples of a common divisor. Other amounts that differ are prices that changed.
// Which of the two it is, no published rule says: this is an assumption, and what follows from it is noted.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/intake/bill_row.hpp"
#include "core/money/unit_price.hpp"

namespace poolbill::intake {

class NodeRates {
  public:
    /// @param row  of any kind; only usage of a whole hour that says neither a count nor a unit price tells something
    void add(const BillRow& row);
    /// The price of one node for an hour; nothing when the amounts do not differ, or are no multiples of one price.
    std::optional<UnitPrice> price_of(Word flavor, Word region) const;

  private:
    std::map<std::pair<Word, Word>, std::set<std::int64_t>>
        units_;  // of amounts per hour, by flavor and region
};

}  // namespace poolbill::intake
