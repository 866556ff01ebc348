// Explanations that need more than the ledger: how a refund or the fee for a larger pool came about.
//
// Contract: for other lines the same as `explain` of the ledger.
#pragma once

#include "core/ledger/explain.hpp"
#include "core/scenario/world.hpp"

namespace poolbill {

Explanation explain(const World& world, const Line& line);

}  // namespace poolbill
