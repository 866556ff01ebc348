// Upcoming events: what will happen, and when, if nobody acts.
//
// Contract: pure; found by replaying to the horizon, so it cannot differ from what happens later. Hour cuts
// and settlements are given only for the next of each kind, since there is one every hour.
#pragma once

#include <vector>

#include "core/scenario/replay.hpp"

namespace poolbill {

/// Events with world.until < at <= horizon, by time: scheduled actions of the log, order deadlines, the next
/// hour cut and settlement, auto-renewal, expiry, end of grace and of retention. Errors as replay.
/// @param memory  see replay_memory.hpp
Result<std::vector<Event>> events_after(const Scenario& scenario, Instant instant, Instant horizon,
                                        ReplayMemory* memory = nullptr);

/// The next one for a pool (or for any pool), within ten years; its order is not set. For one pool, the cost
/// does not depend on the number of pools, unless they share an account.
/// @param present  the scenario's world at the instant after which to search
/// @param memory  used where pools share an account
std::optional<Event> next_event(const Scenario& scenario, const World& present,
                                std::optional<std::uint32_t> pool = std::nullopt,
                                ReplayMemory* memory = nullptr);

}  // namespace poolbill
