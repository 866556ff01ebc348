// From the log to the world. Preview, undo, comparison and the actual log all use it.
//
// Contract
// - A pure function. Actions later than `until` have no effect.
// - Actions are applied in log order; due events (lapsing orders, auto-renewal, expiry) happen before an
//   action of the same instant.
// - The first action that is not possible stops the replay: its error carries "/actions/N" as path.
#pragma once

#include "core/scenario/replay_memory.hpp"
#include "core/scenario/scenario.hpp"
#include "core/scenario/world.hpp"

namespace poolbill {

/// Errors: those of the actions, "scenario.order" (not by time), "site.unknown", "setting.*", "money.range".
/// @param memory  see replay_memory.hpp
Result<World> replay(const Scenario& scenario, Instant until, ReplayMemory* memory = nullptr);

/// Advances the world to `to` without replaying, if only metering happens until then. O(spans). The result
/// equals a replay of the same scenario at `to`.
/// @return false, with the world unchanged, when more may happen; then a replay is needed
bool advance_metering(World& world, Instant to);

/// The scenario with one more action, after checking that the action is possible at its instant. Nothing
/// changes on error. `later` says whether log entries later than the new one are dropped or are an error
/// ("scenario.order"): they were checked against a log without the new action.
enum class LaterActions { refuse, drop };
/// How many actions of the log come after the instant: an action at that time takes their place, or is refused.
std::size_t actions_after(const Scenario& scenario, Instant instant);
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
