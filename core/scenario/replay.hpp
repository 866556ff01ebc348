// From the log to the world. Preview, undo, comparison and the real thing all go through here.
//
// Contract
// - A pure function. Actions later than `until` are as if they were not there.
// - Actions are applied in log order; what follows by itself (lapsing orders, auto-renewal, expiry) happens
// before an action
//   of the same instant.
// - The first action that is not possible stops the replay: its error carries "/actions/N" as path.
#pragma once

#include "core/scenario/replay_memory.hpp"
#include "core/scenario/scenario.hpp"
#include "core/scenario/world.hpp"

namespace poolbill {

/// Errors: those of the actions, "scenario.order" (not by time), "site.unknown", "setting.*", "money.range".
/// @param memory  see replay_memory.hpp
Result<World> replay(const Scenario& scenario, Instant until, ReplayMemory* memory = nullptr);

/// Lets time pass in which nothing happens but metering, at the cost of a look at each span: what the replay
/// of the same scenario at `to` gives.
/// @return false, and nothing is changed, when there may be more to it; then only a replay tells
bool advance_metering(World& world, Instant to);

/// The scenario with one more action, after checking that it is possible then. Nothing changes on error.
/// Actions of the log that are later than the new one are dropped when `branch` says so, else they are an
/// error
/// ("scenario.order"): the past is not edited behind the future's back.
enum class LaterActions { refuse, drop };
Result<Scenario> append(const Scenario& scenario, LogEntry entry, LaterActions later = LaterActions::refuse);

/// The same, with the world right after the action.
struct Appended {
    Scenario scenario;
    World world;
};
Result<Appended> append_and_replay(const Scenario& scenario, LogEntry entry, LaterActions later,
                                   ReplayMemory* memory = nullptr);

/// The whole log, also beyond `now`.
Status check(const Scenario& scenario);

}  // namespace poolbill
