#include "web/ui/model/bulk_change.hpp"

#include "core/scenario/replay.hpp"

namespace poolbill::ui {
namespace {

using Costs = BulkChange::Costs;

/// The pools that can be changed, with their fee, before those that cannot.
Costs sorted_pools(const World& world, const std::vector<std::uint32_t>& asked, Term term) {
    Costs sorted;
    std::vector<std::uint32_t> others;
    for (const std::uint32_t pool : asked) {
        const bool possible = failed_conditions(world, pool) == 0;
        const Result<Quote> offer = possible ? quote(world, pool, term, world.until) : Result<Quote>(Error{});
        if (!offer.ok()) {
            others.push_back(pool);
            continue;
        }
        sorted.pools.push_back(pool);
        sorted.costs.push_back({{}, offer->amounts.payable, {}});
    }
    sorted.pools.insert(sorted.pools.end(), others.begin(), others.end());
    return sorted;
}

/// Adds the costs of staying pay-per-use, and the sum.
void weigh(Costs& result, const Scenario& scenario, Instant now, Term term) {
    result.sum = BulkCost();
    if (result.costs.empty()) return;
    Scenario staying = scenario;
    std::erase_if(staying.log, [now](const LogEntry& entry) { return entry.at > now; });
    staying.account.reset();
    const Interval compared{now, expiry(now, term.total_months())};
    const Result<World> metered = replay(staying, compared.end);
    AmountSum pay_per_use, prepaid, saving;
    for (std::size_t i = 0; i < result.costs.size(); ++i) {
        BulkCost& cost = result.costs[i];
        if (metered) cost.pay_per_use = metered->bills(result.pools[i]).total(compared).payable;
        cost.saving = (cost.pay_per_use - cost.prepaid).bounded();
        pay_per_use += cost.pay_per_use;
        prepaid += cost.prepaid;
        saving += cost.saving;
    }
    if (!metered || !pay_per_use.amount().ok() || !prepaid.amount().ok() || !saving.amount().ok()) {
        result.sum.reset();
    } else {
        result.sum = {pay_per_use.bounded(), prepaid.bounded(), saving.bounded()};
    }
}

}  // namespace

void BulkChange::refresh(Session& session, const std::vector<std::uint32_t>& pools, Term term) {
    const World& world = session.world();
    derived_.get({session.revision(), world.until, pools, term}, [&] {
        Costs result = sorted_pools(world, pools, term);
        weigh(result, session.scenario(), world.until, term);
        return result;
    });
}

}  // namespace poolbill::ui
