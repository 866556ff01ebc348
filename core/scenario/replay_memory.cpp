#include "core/scenario/replay_memory.hpp"

#include <algorithm>

#include "core/scenario/replayer.hpp"

namespace poolbill {
namespace {

constexpr std::size_t most_states = 8;

bool begin_alike(const Scenario& left, const Scenario& right) {
    return left.site == right.site && left.settings == right.settings && left.catalog == right.catalog &&
           left.account == right.account && left.pools == right.pools;
}

}  // namespace

const ReplayMemory::State* ReplayMemory::recall(const Scenario& scenario, Instant until) {
    const std::vector<LogEntry>& actions = scenario.log;
    common_ = good_ = 0;
    if (!story_ || !begin_alike(*story_, scenario)) return nullptr;
    const std::size_t most = std::min(actions.size(), story_->log.size());
    while (common_ < most && actions[common_] == story_->log[common_])
        ++common_;
    const State* last = nullptr;
    for (; good_ < states_.size(); ++good_) {
        const State& state = states_[good_];
        const Instant at = state.replayer->at();
        if (state.actions > common_ || (state.actions < actions.size() && actions[state.actions].at < at))
            break;
        if (at <= until) last = &state;
    }
    return last;
}

void ReplayMemory::pass(const Scenario& scenario, const Replayer& replayer, std::size_t actions,
                        std::size_t steps, bool is_last) {
    // The first change to a pool after a checkpoint copies the pool.
    const std::size_t cost = is_last ? 0 : scenario.pools.size();
    const auto is_near = [&] {
        return steps < (good_ > 0 ? states_[good_ - 1].steps : 0) + std::max(distance_, cost);
    };
    if (is_near()) return;
    if (good_ == most_states) {  // drop every other one
        good_ /= 2;
        distance_ *= 2;
        for (std::size_t i = 0; i < good_; ++i)
            states_[i] = states_[2 * i + 1];
    }
    while (states_.size() > good_)
        states_.pop_back();
    if (is_near()) return;
    if (actions > common_ || good_ == 0) {
        story_ = std::make_shared<const Scenario>(scenario);
        common_ = scenario.log.size();
    }
    states_.push_back({std::make_shared<const Replayer>(replayer), actions, steps});
    ++good_;
}

}  // namespace poolbill
