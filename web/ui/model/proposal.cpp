#include "web/ui/model/proposal.hpp"

namespace poolbill::ui {

Action Proposal::action(Session& session) const {
    const PoolState& pool = session.pool();
    const std::string& id = pool.identity.id;
    switch (kind) {
        case Kind::renew:
            return Renew{id, {}, term, PaymentMethod::balance, {}};
        case Kind::auto_renew:
            return SetAutoRenew{id, !(pool.subscription && pool.subscription->auto_renew)};
        case Kind::scale: {
            ScalePool scale{id, {}, std::nullopt};
            for (std::size_t i = 0; i < counts.size() && i < pool.nodes.size(); ++i) {
                const NodeGroup& group = pool.nodes[i];
                if (counts[i] > 0) scale.nodes.push_back({group.flavor, counts[i], group.mode});
            }
            return scale;
        }
        case Kind::unsubscribe:
            return Unsubscribe{id, {}};
        case Kind::delete_pool:
            return DeletePool{id};
        case Kind::cancel_order:
            break;
    }
    return CancelOrder{order};
}

void Outcome::prepare(Session& session, const Proposal& proposal) {
    const Moment moment{session.revision(), session.now()};
    if (moment == moment_ && pool_ == session.pool_index() && proposal == proposal_) return;
    moment_ = moment;
    pool_ = session.pool_index();
    proposal_ = proposal;
    const World& before = session.world();
    const auto cancelled = before.order_index(proposal.order);
    const std::uint32_t pool = cancelled ? before.orders[*cancelled].pool : pool_;
    world_ = session.outcome_of(pool, {proposal.action(session)});
    const auto orders_in = [pool](const World& world) {
        std::size_t count = 0;
        for (const Order& order : world.orders)
            count += order.pool == pool;
        return count;
    };
    makes_order_ = world_ && orders_in(*world_) > orders_in(before);
}

const Order* Outcome::order() const {
    return makes_order_ ? &world_->orders.back() : nullptr;
}

}  // namespace poolbill::ui
