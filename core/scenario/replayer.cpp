#include "core/scenario/replayer.hpp"

#include <algorithm>
#include <utility>

namespace poolbill {

Replayer::Replayer(const Scenario& scenario, SitePolicy policy)
    : ledger_(scenario.pools.size()), paid_(scenario.pools.size()), at_(earliest_instant) {
    world_.policy = std::move(policy);
    world_.catalog = scenario.catalog;
    world_.account = scenario.account;
    world_.pools.reserve(scenario.pools.size());
    pool_by_id_.reserve(scenario.pools.size());
    for (const PoolIdentity& identity : scenario.pools) {
        const auto index = static_cast<std::uint32_t>(world_.pools.size());
        world_.pools.emplace_back().identity = identity;
        const bool is_new = pool_by_id_.emplace(world_.pools.back().identity.id, index).second;
        if (!is_new && !duplicate_pool_) duplicate_pool_ = index;
    }
}

void Replayer::schedule(Instant at, DueKind kind, std::uint32_t subject) {
    due_.push({at, sequence_++, kind, subject});
}

void Replayer::record(EventKind kind, std::optional<std::uint32_t> pool, std::optional<std::uint32_t> order) {
    world_.events.push_back({at_, kind, pool, order});
}

bool Replayer::advance(Instant to, std::size_t& steps) {
    for (;;) {
        const bool due = !due_.empty() && due_.top().at <= to;
        const Instant next = due ? due_.top().at : to;
        if (world_.account && !world_.arrears && may_run_dry(next)) {
            if (const std::optional<Instant> dry = settle_usage(next)) {
                at_ = *dry;
                begin_arrears();
                continue;
            }
        }
        if (!due) return true;
        if (steps == 0) return false;
        --steps;
        const Due what = due_.top();
        due_.pop();
        at_ = what.at;
        run_due(what);
    }
}

Status Replayer::apply(const Action& action) {
    at_ = action.at;
    return std::visit([this](const auto& deed) { return act(deed); }, action.deed);
}

Result<World> Replayer::finish(Instant until) && {
    settle_usage(until);
    Result<Ledger> ledger = std::move(ledger_).finish(until, world_.policy);
    if (!ledger) return ledger.error();
    world_.until = until;
    world_.ledger = std::move(ledger).value();
    // What usage takes from an account happens at any time.
    world_.quiet_until = world_.account ? until : due_.empty() ? latest_instant : due_.top().at;
    for (PoolState& pool : world_.pools) {
        if (!pool.subscription || pool.subscription->state == SubscriptionState::ended) continue;
        Subscription& term = *pool.subscription;
        term.state = state_at(term, until);
        for (const Instant change : {term.expires, term.grace_ends, term.retention_ends}) {
            if (change > until) world_.quiet_until = std::min(world_.quiet_until, change);
        }
    }
    return std::move(world_);
}

}  // namespace poolbill
