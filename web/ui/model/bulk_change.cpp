#include "web/ui/model/bulk_change.hpp"

namespace poolbill::ui {

void BulkChange::refresh(Session& session, const std::vector<std::uint32_t>& pools, Term term) {
    const World& world = session.world();
    if (pools.size() == pools_.size() && revision_ == session.revision() && instant_ == world.until &&
        term_ == term)
        return;
    revision_ = session.revision();
    instant_ = world.until;
    term_ = term;
    sum_ = AmountSum();
    pools_.clear();
    std::vector<std::uint32_t> others;
    for (const std::uint32_t pool : pools) {
        const bool possible = failed_conditions(world, pool) == 0;
        const Result<Quote> offer = possible ? quote(world, pool, term, world.until) : Result<Quote>(Error{});
        if (!offer.ok()) {
            others.push_back(pool);
            continue;
        }
        sum_ += offer->amounts.payable;
        pools_.push_back(pool);
    }
    possible_ = pools_.size();
    pools_.insert(pools_.end(), others.begin(), others.end());
}

}  // namespace poolbill::ui
