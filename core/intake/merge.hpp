// Histories of pools into one scenario.
//
// Contract: the result can be replayed. A pool whose actions are not possible is left out and named, also one of
// the scenario's own unless its pools share an account, and so is a pool that the scenario has already. An order of several pools becomes an order
// of each of them.
#pragma once

#include <vector>

#include "core/intake/history.hpp"

namespace poolbill::intake {

/// @param scenario  with site, catalog and now; its pools come first. Errors: those of replay, when the pools are
/// possible one by one and not together ("money.range", or an account that cannot pay for all of them)
Result<Scenario> merge(Scenario scenario, std::vector<PoolHistory> histories, Notes& notes);

}  // namespace poolbill::intake
