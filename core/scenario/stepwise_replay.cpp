#include "core/scenario/stepwise_replay.hpp"

#include <algorithm>
#include <utility>

#include "core/base/error.hpp"
#include "core/scenario/replayer.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill {
namespace {

std::string path_of(std::size_t action) {
    return "/actions/" + std::to_string(action);
}

Status check_order(const Scenario& scenario) {
    for (std::size_t i = 1; i < scenario.log.size(); ++i) {
        if (scenario.log[i].at >= scenario.log[i - 1].at) continue;
        return describe(ErrorId::scenario_order,
                        {format_instant(scenario.log[i].at), format_instant(scenario.log[i - 1].at)},
                        path_of(i) + "/at");
    }
    return Done{};
}

}  // namespace

StepwiseReplay::StepwiseReplay(const Scenario& scenario, Instant until, ReplayMemory* memory)
    : scenario_(scenario), until_(until), memory_(memory) {}
StepwiseReplay::~StepwiseReplay() = default;

Status StepwiseReplay::begin() {
    if (const Status ordered = check_order(scenario_); !ordered) return ordered.error();
    if (const auto* known = memory_ ? memory_->recall(scenario_, until_) : nullptr) {
        replayer_ = std::make_unique<Replayer>(*known->replayer);
        next_action_ = known->actions;
        steps_ = known->steps;
        return Done{};
    }
    Result<SitePolicy> policy = scenario_.policy();
    if (!policy) return policy.error();
    replayer_ = std::make_unique<Replayer>(scenario_, std::move(policy).value());
    if (const std::optional<std::uint32_t> twice = replayer_->duplicate_pool()) {
        return describe(ErrorId::pool_twice, {scenario_.pools[*twice].id},
                        "/pools/" + std::to_string(*twice) + "/id");
    }
    return Done{};
}

Result<bool> StepwiseReplay::advance(std::size_t steps) {
    if (!replayer_) {
        if (const Status begun = begin(); !begun) return begun.error();
    }
    const std::size_t wanted = steps;
    const Result<bool> more = do_steps(steps);
    steps_ += wanted - steps;
    if (more.ok() && memory_) memory_->pass(scenario_, *replayer_, next_action_, steps_, !*more);
    return more;
}

Result<bool> StepwiseReplay::do_steps(std::size_t& steps) {
    const std::vector<LogEntry>& actions = scenario_.log;
    for (; next_action_ < actions.size() && actions[next_action_].at <= until_; ++next_action_) {
        const LogEntry& entry = actions[next_action_];
        if (steps == 0 || !replayer_->advance(entry.at, steps)) return true;
        if (steps > 0) --steps;
        const Status applied = replayer_->apply(entry);
        if (applied) continue;
        return within(path_of(next_action_), applied.error());
    }
    return !replayer_->advance(until_, steps);
}

Result<World> StepwiseReplay::finish() && {
    Result<World> world = std::move(*replayer_).finish(until_);
    if (world.ok() && next_action_ < scenario_.log.size()) {
        world.value().quiet_until = std::min(world->quiet_until, scenario_.log[next_action_].at);
    }
    return world;
}

}  // namespace poolbill
