// One pool's part of a scenario.
//
// Contract: pure. Unless pools share an account, replaying the part gives the same result for that pool as
// replaying the whole scenario, at the cost of one pool; order indices refer to the part.
#pragma once

#include "core/scenario/scenario.hpp"

namespace poolbill {

/// The scenario with this pool, its actions and those of its orders; the pool's index is 0.
/// @pre pool < scenario.pools.size()
Scenario extract_pool(const Scenario& scenario, std::uint32_t pool);
/// The same, but every pool is listed, so that pool indices are those of the scenario.
Scenario keep_only_pool(const Scenario& scenario, std::uint32_t pool);

}  // namespace poolbill
