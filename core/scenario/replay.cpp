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

bool carry_on(World& world, Instant to) {
    if (to >= world.quiet_until || !world.ledger.extend(to)) return false;
    world.until = to;
    return true;
}

Result<Scenario> append(const Scenario& scenario, Action action, Later later) {
    Result<Appended> appended = append_and_replay(scenario, std::move(action), later);
    if (!appended) return std::move(appended).error();
    return std::move(appended.value().scenario);
}

Result<Appended> append_and_replay(const Scenario& scenario, Action action, Later later,
                                   ReplayMemory* memory) {
    Scenario longer = scenario;
    const auto later_actions = std::find_if(longer.actions.begin(), longer.actions.end(),
                                            [&action](const Action& other) { return other.at > action.at; });
    if (later_actions != longer.actions.end()) {
        if (later == Later::refuse) {
            return Error{"scenario.order", "",
                         "There are later actions in the log; go to the end, or start a branch here."};
        }
        longer.actions.erase(later_actions, longer.actions.end());
    }
    const Instant at = action.at;
    longer.actions.push_back(std::move(action));
    Result<World> world = replay(longer, at, memory);
    if (!world) return std::move(world).error();
    return Appended{std::move(longer), std::move(world).value()};
}

Status check(const Scenario& scenario) {
    Instant end = scenario.now;
    if (!scenario.actions.empty()) end = std::max(end, scenario.actions.back().at);
    const Result<World> world = replay(scenario, end);
    if (!world) return world.error();
    return Done{};
}

}  // namespace poolbill
