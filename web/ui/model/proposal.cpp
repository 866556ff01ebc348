#include "web/ui/model/proposal.hpp"

#include "core/scenario/replay.hpp"

namespace poolbill::ui {

Deed Proposal::deed(Session& session) const {
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

std::string_view Proposal::label() const {
    switch (kind) {
        case Kind::renew:
            return "action.renew";
        case Kind::auto_renew:
            return "action.auto_renew";
        case Kind::scale:
            return "action.scale";
        case Kind::unsubscribe:
            return "action.unsubscribe";
        case Kind::delete_pool:
            return "action.delete";
        case Kind::cancel_order:
            break;
    }
    return "action.cancel";
}

void Outcome::prepare(Session& session, const Proposal& proposal) {
    const Moment moment{session.revision(), session.now()};
    if (moment == moment_ && pool_ == session.pool_index() && proposal == proposal_) return;
    moment_ = moment;
    pool_ = session.pool_index();
    proposal_ = proposal;
    orders_before_ = session.world().orders.size();
    const Result<Scenario> done =
        append(session.scenario(), poolbill::Action{session.now(), proposal.deed(session), {}}, Later::drop);
    world_ = done ? replay(*done, session.now()) : Result<World>(done.error());
}

const Order* Outcome::order() const {
    return world_ && world_->orders.size() > orders_before_ ? &world_->orders[orders_before_] : nullptr;
}

}  // namespace poolbill::ui
