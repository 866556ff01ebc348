#include "web/ui/model/checked_replay.hpp"

namespace poolbill::ui {
Result<bool> CheckedReplay::advance() {
    if (!replay_) {
        const bool goes_on = !scenario_.log.empty() && scenario_.log.back().at > now_;
        replay_.emplace(scenario_, goes_on && !world_ ? scenario_.log.back().at : now_, &memory_);
    }
    const Result<bool> more = replay_->advance(StepwiseReplay::short_while);
    if (!more.ok() || *more) return more;
    Result<World> world = std::move(*replay_).finish();
    replay_.reset();
    if (!world.ok()) return std::move(world).error();
    world_ = std::move(world).value();
    return world_->until != now_;
}

Result<CheckedReplay::Outcome> checked_replay(const Scenario& scenario, Instant now) {
    CheckedReplay replay(scenario, now);
    while (true) {
        const Result<bool> more = replay.advance();
        if (!more.ok()) return more.error();
        if (!*more) return std::move(replay).take();
    }
}

}  // namespace poolbill::ui
