#include "web/ui/model/proposal.hpp"

#include <algorithm>

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

void ProposalOutcome::prepare(Session& session, const Proposal& proposal) {
    const PoolMoment moment = session.moment();
    derived_.get({moment, proposal}, [&] {
        const World& before = session.world();
        const auto cancelled = before.order_index(proposal.order);
        const std::uint32_t pool = cancelled ? before.orders[*cancelled].pool : moment.pool;
        Made made;
        made.world = session.outcome_of(pool, {proposal.action(session)});
        const auto orders_in = [pool](const World& world) {
            return std::count_if(world.orders.begin(), world.orders.end(),
                                 [pool](const Order& order) { return order.pool == pool; });
        };
        made.makes_order = made.world && orders_in(*made.world) > orders_in(before);
        return made;
    });
}

const Order* ProposalOutcome::order() const {
    const Made& made = derived_.last();
    return made.makes_order ? &made.world->orders.back() : nullptr;
}

}  // namespace poolbill::ui
