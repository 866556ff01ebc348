// Random histories of pools with little money. Everything in them is possible, and a seed gives the same history on every
// platform.
#pragma once

#include "core/scenario/scenario.hpp"
#include "tests/core/proof/generator.hpp"

namespace poolbill::test {

/// Up to `most`, in whole units or with eight decimals.
Amount random_amount(Random& random, std::int64_t most);

/// Pools with little money: purchases by every method and with coupons, renewals, additions, refunds of every kind,
/// debts, top-ups and coupons of every size. Actions that are not possible are left out.
Scenario random_life(std::uint64_t seed);

}  // namespace poolbill::test
