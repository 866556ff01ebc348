#include "core/scenario/replayer.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace poolbill {

Replayer::Replayer(const Scenario& scenario, SitePolicy policy)
    : ledger_(scenario.pools.size()), paid_(scenario.pools.size()), at_(earliest_instant) {
    world_.policy = std::move(policy);
    world_.catalog = scenario.catalog;
    world_.account = scenario.account;
    auto by_id = std::make_shared<IdIndex>();
    pool_by_id_ = by_id;
    for (const PoolIdentity& identity : scenario.pools) {
        const auto index = static_cast<std::uint32_t>(world_.pools.size());
        if (!duplicate_pool_ && pool_index(identity.id)) duplicate_pool_ = index;
        world_.pools.append().identity = identity;
        by_id->add(identity.id, index);
    }
    for (const Instant change : change_instants(world_.catalog))
        schedule(change, DueKind::price_change, 0);
}

Replayer::Replayer(const Replayer&) = default;

void Replayer::schedule(Instant at, DueKind kind, std::uint32_t subject) {
    due_.push({at, sequence_++, kind, subject});
}

void Replayer::record(EventKind kind, std::optional<std::uint32_t> pool, std::optional<std::uint32_t> order) {
    world_.events.append() = {at_, kind, pool, order};
}

bool Replayer::advance(Instant to, std::size_t& steps) {
    while (is_due(to)) {
        if (steps == 0) return false;
        --steps;
        if (falls_into_arrears(due_.top().at)) continue;
        const Due what = due_.top();
        due_.pop();
        at_ = what.at;
        run_due(what);
    }
    return true;
}

bool Replayer::falls_into_arrears(Instant to) {
    if (!world_.account || world_.arrears || !may_run_dry(to)) return false;
    const std::optional<Instant> dry = settle_usage(to);
    if (!dry) return false;
    at_ = *dry;
    begin_arrears();
    return true;
}

/// The account may become empty before the next event, which may cause further events.
void Replayer::reach(Instant to) {
    auto steps = std::numeric_limits<std::size_t>::max();
    while (falls_into_arrears(to))
        advance(to, steps);
}

Status Replayer::apply(const LogEntry& entry) {
    reach(entry.at);
    at_ = entry.at;
    return std::visit([this](const auto& action) { return act(action); }, entry.action);
}

Result<World> Replayer::finish(Instant until) && {
    reach(until);
    settle_usage(until);
    Result<Ledger> ledger = std::move(ledger_).finish(until, world_.policy);
    if (!ledger) return ledger.error();
    world_.until = until;
    world_.ledger = std::move(ledger).value();
    // Usage can be deducted from an account at any time.
    world_.quiet_until = world_.account ? until : due_.empty() ? latest_instant : due_.top().at;
    for (std::uint32_t i = 0; i < world_.pools.size(); ++i) {
        const std::optional<Subscription>& subscription = world_.pools[i].subscription;
        if (!subscription || subscription->state == SubscriptionState::ended) continue;
        const Subscription term = *subscription;
        if (const SubscriptionState state = state_at(term, until); state != term.state)
            world_.pools.edit(i).subscription->state = state;
        for (const Instant change : {term.expires, term.grace_ends, term.retention_ends}) {
            if (change > until) world_.quiet_until = std::min(world_.quiet_until, change);
        }
    }
    return std::move(world_);
}

}  // namespace poolbill
