#include "web/ui/model/bulk_change.hpp"

#include "core/scenario/replay.hpp"

namespace poolbill::ui {

void BulkChange::refresh(Session& session, const std::vector<std::uint32_t>& pools, Term term) {
    const World& world = session.world();
    if (revision_ == session.revision() && instant_ == world.until && term_ == term && asked_ == pools)
        return;
    revision_ = session.revision();
    instant_ = world.until;
    term_ = term;
    asked_ = pools;
    sort_pools(world);
    weigh(session.scenario());
}

void BulkChange::sort_pools(const World& world) {
    pools_.clear();
    costs_.clear();
    std::vector<std::uint32_t> others;
    for (const std::uint32_t pool : asked_) {
        const bool possible = failed_conditions(world, pool) == 0;
        const Result<Quote> offer = possible ? quote(world, pool, term_, instant_) : Result<Quote>(Error{});
        if (!offer.ok()) {
            others.push_back(pool);
            continue;
        }
        pools_.push_back(pool);
        costs_.push_back({{}, offer->amounts.payable, {}});
    }
    pools_.insert(pools_.end(), others.begin(), others.end());
}

void BulkChange::weigh(const Scenario& scenario) {
    sum_ = BulkCost();
    if (costs_.empty()) return;
    Scenario staying = scenario;
    std::erase_if(staying.log, [this](const LogEntry& entry) { return entry.at > instant_; });
    staying.account.reset();
    const Interval compared{instant_, expiry(instant_, term_.total_months())};
    const Result<World> metered = replay(staying, compared.end);
    AmountSum pay_per_use, prepaid, saving;
    for (std::size_t i = 0; i < costs_.size(); ++i) {
        BulkCost& cost = costs_[i];
        if (metered) cost.pay_per_use = metered->bills(pools_[i]).total(compared).payable;
        cost.saving = (cost.pay_per_use - cost.prepaid).bounded();
        pay_per_use += cost.pay_per_use;
        prepaid += cost.prepaid;
        saving += cost.saving;
    }
    if (!metered || !pay_per_use.amount().ok() || !prepaid.amount().ok() || !saving.amount().ok()) {
        sum_.reset();
    } else {
        sum_ = {pay_per_use.bounded(), prepaid.bounded(), saving.bounded()};
    }
}

}  // namespace poolbill::ui
