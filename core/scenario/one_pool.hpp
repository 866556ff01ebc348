// One pool's part of a scenario.
//
// Contract: pure. While no account is shared, replaying the part gives that pool just what replaying the
// whole does, at the cost of one pool; indices of orders are the part's own.
#pragma once

#include "core/scenario/scenario.hpp"

namespace poolbill {

/// The scenario with this pool, its actions and those of its orders; the pool's index is 0.
/// @pre pool < scenario.pools.size()
Scenario extract_pool(const Scenario& scenario, std::uint32_t pool);
/// The same, but every pool is listed, so that indices of pools are the scenario's.
Scenario keep_only_pool(const Scenario& scenario, std::uint32_t pool);

}  // namespace poolbill
