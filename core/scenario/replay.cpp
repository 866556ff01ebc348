#include "core/scenario/replay.hpp"

#include <algorithm>
#include <utility>

#include "core/scenario/stepwise_replay.hpp"

namespace poolbill {
Result<World> replay(const Scenario& scenario, Instant until, ReplayMemory* memory) {
    StepwiseReplay replay(scenario, until, memory);
    for (;;) {
        const Result<bool> more = replay.advance(StepwiseReplay::short_while);
        if (!more) return more.error();
        if (!*more) return std::move(replay).finish();
    }
}

bool advance_metering(World& world, Instant to) {
    if (to >= world.quiet_until || !world.ledger.extend(to)) return false;
    world.until = to;
    return true;
}

std::size_t actions_after(const Scenario& scenario, Instant instant) {
    return static_cast<std::size_t>(
        std::count_if(scenario.log.begin(), scenario.log.end(),
                      [instant](const LogEntry& entry) { return entry.at > instant; }));
}

Result<Scenario> append(const Scenario& scenario, LogEntry entry, LaterActions later) {
    Result<Appended> appended = append_and_replay(scenario, std::move(entry), later);
    if (!appended) return std::move(appended).error();
    return std::move(appended.value().scenario);
}

Result<Appended> append_and_replay(const Scenario& scenario, LogEntry entry, LaterActions later,
                                   ReplayMemory* memory) {
    Scenario longer = scenario;
    const auto later_actions = std::find_if(longer.log.begin(), longer.log.end(),
                                            [&entry](const LogEntry& other) { return other.at > entry.at; });
    if (later_actions != longer.log.end()) {
        if (later == LaterActions::refuse) {
            return Error{"scenario.order", "",
                         "There are later actions in the log; go to the end, or start a branch here."};
        }
        longer.log.erase(later_actions, longer.log.end());
    }
    const Instant at = entry.at;
    longer.log.push_back(std::move(entry));
    Result<World> world = replay(longer, at, memory);
    if (!world) return std::move(world).error();
    return Appended{std::move(longer), std::move(world).value()};
}

Status check(const Scenario& scenario) {
    Instant end = scenario.now;
    if (!scenario.log.empty()) end = std::max(end, scenario.log.back().at);
    const Result<World> world = replay(scenario, end);
    if (!world) return world.error();
    return Done{};
}

}  // namespace poolbill
