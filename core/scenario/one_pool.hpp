// One pool's part of a scenario.
//
// Contract: pure. Pools keep their indices. While no account is shared, replaying the part gives that pool
// just what replaying the whole does, at the cost of one pool; indices of orders are the part's own.
#pragma once

#include "core/scenario/scenario.hpp"

namespace poolbill {

/// The scenario with the actions of this pool and of its orders alone. @pre pool < scenario.pools.size()
Scenario only_pool(const Scenario& scenario, std::uint32_t pool);

}  // namespace poolbill
