#include "core/intake/node_rates.hpp"

#include <algorithm>
#include <numeric>

#include "core/intake/history.hpp"

namespace poolbill::intake {

void NodeRates::add(const BillRow& row) {
    if (row.kind != RowKind::usage || row.unit_price || count_of(row) > 0) return;
    // The price of one node, if the record were for one.
    const std::optional<UnitPrice> amount = unit_price_of(row, 1);
    if (amount && amount->units() > 0) units_[{row.flavor, row.region}].insert(amount->units());
}

std::optional<UnitPrice> NodeRates::price_of(Word flavor, Word region) const {
    // A price that was cut by a tenth is 9 of the divisor of which the one before is 10.
    constexpr std::int64_t most_of_divisor = 8;
    const auto found = units_.find({flavor, region});
    if (found == units_.end() || found->second.size() < 2) return std::nullopt;
    const std::set<std::int64_t>& units = found->second;
    const std::int64_t smallest = *units.begin(), largest = *units.rbegin();
    const std::int64_t divisor =
        std::accumulate(units.begin(), units.end(), std::int64_t{0},
                        [](std::int64_t left, std::int64_t right) { return std::gcd(left, right); });
    if (divisor != smallest && largest / divisor > most_of_divisor) return std::nullopt;
    return UnitPrice::from_units(divisor);
}

}  // namespace poolbill::intake
