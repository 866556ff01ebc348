#include "web/ui/model/proposal.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/quoted.hpp"
#include "core/intake/number.hpp"
#include "core/intake/text.hpp"

namespace poolbill::ui {

namespace {

/// The pool's disks with the sizes that are typed; nothing when they stay. Errors: "number.form"
Result<std::optional<std::vector<DiskGroup>>> resized(const Proposal& proposal, const PoolState& pool) {
    std::vector<DiskGroup> disks = pool.disks;
    for (std::size_t i = 0; i < proposal.sizes.size() && i < disks.size(); ++i) {
        const std::string_view typed = intake::trimmed(proposal.sizes[i]);
        std::int64_t size = 0;
        const auto [end, failure] = std::from_chars(typed.data(), typed.data() + typed.size(), size);
        const bool is_size =
            failure == std::errc() && end == typed.data() + typed.size() && size > 0 && size <= most_pieces;
        if (!is_size) return describe(ErrorId::number_form, {quoted(proposal.sizes[i])});
        disks[i].size_gb = size;
    }
    if (disks == pool.disks) return std::optional<std::vector<DiskGroup>>();
    return std::optional(std::move(disks));
}

Result<Action> scaling(const Proposal& proposal, Session& session) {
    const PoolState& pool = session.pool();
    Result<std::optional<std::vector<DiskGroup>>> disks = resized(proposal, pool);
    if (!disks) return disks.error();
    ScalePool scale{pool.identity.id, {}, std::move(disks).value()};
    scale.pays_later = proposal.pays_later && pool.subscription.has_value();
    const std::vector<NodeGroup> groups = scalable_nodes(session);
    for (std::size_t i = 0; i < proposal.counts.size() && i < groups.size(); ++i) {
        if (proposal.counts[i] > 0)
            scale.nodes.push_back({groups[i].flavor, proposal.counts[i], groups[i].mode});
    }
    return Action(std::move(scale));
}

Unsubscribe unsubscription(const Proposal& proposal, const PoolState& pool) {
    Unsubscribe action{pool.identity.id, {}};
    action.renewals_only = proposal.extent == Proposal::Extent::renewals;
    if (proposal.extent != Proposal::Extent::nodes) return action;
    for (std::size_t i = 0; i < proposal.counts.size() && i < pool.nodes.size(); ++i) {
        const NodeGroup& group = pool.nodes[i];
        if (group.mode == BillingMode::yearly_monthly && proposal.counts[i] < group.count)
            action.nodes.push_back({group.flavor, group.count - proposal.counts[i], {}});
    }
    return action;
}

/// "$1,100.00" (core/intake/number.hpp); "1,100" are eleven hundred, since no money has three decimals. Nothing is typed:
/// zero. Errors: those of read_number and Amount::parse, "money.negative".
Result<Amount> amount_of(const std::string& typed) {
    const std::string_view text = intake::trimmed(typed);
    if (text.empty()) return Amount();
    const Result<intake::PastedNumber> number = intake::read_number(text, '.');
    if (!number.ok()) return number.error();
    Result<Amount> parsed = Amount::parse(number->digits);
    if (parsed.ok() && parsed->is_negative()) return describe(ErrorId::money_amount_negative, {typed});
    return parsed;
}

}  // namespace

std::vector<NodeGroup> scalable_nodes(Session& session) {
    constexpr std::size_t most_others = 8;
    const PoolState& pool = session.pool();
    std::vector<NodeGroup> groups = pool.nodes;
    for (const Flavor& flavor : session.world().catalog.flavors) {
        if (groups.size() == pool.nodes.size() + most_others) break;
        const bool is_there = std::any_of(pool.nodes.begin(), pool.nodes.end(), [&](const NodeGroup& group) {
            return group.flavor == flavor.code && group.mode == pool.mode;
        });
        const bool is_sold = pool.mode == BillingMode::pay_per_use || flavor.sold_prepaid();
        if (!is_there && is_sold && !flavor.sold_out) groups.push_back({flavor.code, 0, pool.mode});
    }
    return groups;
}

bool Proposal::is_complete(Session& session) const {
    if (kind == Kind::top_up || kind == Kind::add_coupon) {
        const Result<Amount> typed = amount_of(amount);
        return !typed.ok() || !typed->is_zero();  // what cannot be read is said
    }
    if (kind != Kind::unsubscribe || extent != Extent::nodes) return true;
    return !unsubscription(*this, session.pool()).nodes.empty();
}

Result<Action> Proposal::action(Session& session) const {
    assert(is_complete(session));
    const PoolState& pool = session.pool();
    const std::string& id = pool.identity.id;
    const Result<Amount> typed = amount_of(amount);
    if (!typed.ok()) return typed.error();
    switch (kind) {
        case Kind::renew:
            return Action(Renew{id, {}, term, PaymentMethod::balance, {}, *typed});
        case Kind::auto_renew: {
            const bool is_on = pool.subscription && pool.subscription->auto_renew;
            if (is_on) return Action(SetAutoRenew{id, false});
            return Action(SetAutoRenew{id, true, term, times});
        }
        case Kind::expiry_day:
            return Action(SetExpiryDay{id, day});
        case Kind::scale:
            return scaling(*this, session);
        case Kind::unsubscribe:
            return Action(unsubscription(*this, pool));
        case Kind::top_up:
            return Action(TopUp{*typed});
        case Kind::add_coupon: {
            const bool has_minimum = coupon != CouponKind::stored_value_card;
            const Result<Amount> least = has_minimum ? amount_of(minimum) : Amount();
            if (!least.ok()) return least.error();
            const Instant now = session.now();
            return Action(AddCoupon{
                coupon, *typed, coupon_months > 0 ? std::optional(expiry(now, coupon_months)) : std::nullopt,
                *least});
        }
        case Kind::delete_pool:
            return Action(DeletePool{id});
        case Kind::cancel_order:
            break;
    }
    return Action(CancelOrder{order});
}

void ProposalOutcome::prepare(Session& session, const Proposal& proposal) {
    const PoolMoment moment = session.moment();
    derived_.get({moment, proposal}, [&] {
        const World& before = session.world();
        const auto cancelled = before.order_index(proposal.order);
        const std::uint32_t pool = cancelled ? before.orders[*cancelled].pool : moment.pool;
        Made made;
        const Result<Action> action = proposal.action(session);
        if (action.ok()) {
            made.world = session.outcome_of(pool, {*action});
        } else {
            made.world = action.error();
        }
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
