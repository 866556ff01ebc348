#include "core/scenario/replay.hpp"

#include <algorithm>
#include <utility>

#include "core/scenario/replayer.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill {
namespace {

std::string path_of(std::size_t action) {
    return "/actions/" + std::to_string(action);
}

Status check_order(const Scenario& scenario) {
    for (std::size_t i = 1; i < scenario.actions.size(); ++i) {
        if (scenario.actions[i].at >= scenario.actions[i - 1].at) continue;
        return Error{"scenario.order", path_of(i) + "/at",
                     "The action at " + format_instant(scenario.actions[i].at) + " comes after one at " +
                         format_instant(scenario.actions[i - 1].at) +
                         "; write actions in the order of time."};
    }
    return Done{};
}

}  // namespace

Result<World> replay(const Scenario& scenario, Instant until) {
    Result<SitePolicy> policy = scenario.policy();
    if (!policy) return policy.error();
    const Status ordered = check_order(scenario);
    if (!ordered) return ordered.error();

    Replayer replayer(scenario, std::move(policy).value());
    if (const std::optional<std::uint32_t> twice = replayer.duplicate_pool()) {
        return Error{"pool.duplicate", "/pools/" + std::to_string(*twice) + "/id",
                     "There are two pools with the id \"" + scenario.pools[*twice].id + "\"."};
    }
    Instant quiet_until = latest_instant;
    for (std::size_t i = 0; i < scenario.actions.size(); ++i) {
        const Action& action = scenario.actions[i];
        if (action.at > until) {
            quiet_until = action.at;
            break;
        }
        replayer.advance(action.at);
        const Status applied = replayer.apply(action);
        if (!applied) {
            return Error{applied.error().code, path_of(i) + applied.error().path, applied.error().message};
        }
    }
    replayer.advance(until);
    Result<World> world = std::move(replayer).finish(until);
    if (world.ok()) world.value().quiet_until = std::min(world->quiet_until, quiet_until);
    return world;
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

Result<Appended> append_and_replay(const Scenario& scenario, Action action, Later later) {
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
    Result<World> world = replay(longer, at);
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
