// Explanations that need more than the ledger: refunds, the fee for a larger pool, statements.
//
// Contract: for other lines the same as `explain` of the ledger. The steps of a statement end at its `due`.
#pragma once

#include "core/ledger/explain.hpp"
#include "core/scenario/statement.hpp"
#include "core/scenario/world.hpp"

namespace poolbill {

Explanation explain(const World& world, const Line& line);
Explanation explain(const World& world, const Statement& statement);

}  // namespace poolbill
