#include "core/scenario/world.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/order/renewal.hpp"
#include "core/scenario/pool_status.hpp"

namespace poolbill {

std::string_view to_string(EventKind kind) {
    switch (kind) {
        case EventKind::pool_created:
            return "pool created";
        case EventKind::pool_scaled:
            return "pool scaled";
        case EventKind::pool_status:
            return "pool status changed";
        case EventKind::pool_deleted:
            return "pool deleted";
        case EventKind::price_changed:
            return "price changed";
        case EventKind::node_billing:
            return "node billing changed";
        case EventKind::order_submitted:
            return "order submitted";
        case EventKind::order_approved:
            return "order approved";
        case EventKind::order_paid:
            return "order paid";
        case EventKind::order_cancelled:
            return "order cancelled";
        case EventKind::payment_failed:
            return "payment failed";
        case EventKind::order_deadline:
            return "payment deadline";
        case EventKind::hour_cut:
            return "hour cut";
        case EventKind::settlement:
            return "settlement";
        case EventKind::prepaid_started:
            return "yearly/monthly started";
        case EventKind::renewed:
            return "renewed";
        case EventKind::auto_renew_set:
            return "auto-renew changed";
        case EventKind::auto_renew_attempt:
            return "auto-renew attempt";
        case EventKind::expired:
            return "expired";
        case EventKind::grace_ended:
            return "grace period ended";
        case EventKind::retention_ended:
            return "retention period ended";
        case EventKind::unsubscribed:
            return "unsubscribed";
        case EventKind::partly_unsubscribed:
            return "partly unsubscribed";
        case EventKind::coupon_added:
            return "coupon added";
        case EventKind::topped_up:
            return "topped up";
        case EventKind::arrears:
            return "arrears";
        case EventKind::arrears_cleared:
            return "arrears cleared";
    }
    return "";
}

std::optional<std::uint32_t> World::pool_index(std::string_view id) const {
    const auto found = std::find_if(pools.begin(), pools.end(),
                                    [id](const PoolState& pool) { return pool.identity.id == id; });
    if (found == pools.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - pools.begin());
}

const PoolState* World::find_pool(std::string_view id) const {
    const std::optional<std::uint32_t> index = pool_index(id);
    return index ? &pools[*index] : nullptr;
}

std::optional<std::uint32_t> World::order_index(std::string_view id) const {
    const auto found =
        std::find_if(orders.begin(), orders.end(), [id](const Order& order) { return order.id == id; });
    if (found == orders.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - orders.begin());
}

namespace {

/// What a pool's own state does not say: that it is frozen in arrears, and that an order of it is paid and not yet active.
void add_state(const World& world, const PoolState& pool, std::vector<Condition>& conditions) {
    const auto replace = [&conditions](std::string_view code, Condition by) {
        const auto found = std::find_if(conditions.begin(), conditions.end(),
                                        [code](const Condition& each) { return each.code == code; });
        assert(found != conditions.end());
        *found = std::move(by);
    };
    if (status_of(world, pool) == PoolStatus::frozen)
        replace("pool.control-mode", {"pool.frozen",
                                      ConditionState::failed,
                                      "The platform must not have restricted or frozen the pool.",
                                      "It is frozen: the retention period has begun.",
                                      "Top up the account.",
                                      {}});
    if (pool.processing) {
        const std::string& order = world.orders[*pool.processing].id;
        replace("pool.no-unpaid-order", {"pool.processing",
                                         ConditionState::failed,
                                         "No order of the pool may be in process.",
                                         "Order " + order + " is paid, and not yet active.",
                                         "Wait until it is.",
                                         {order}});
    }
}

}  // namespace

std::vector<Condition> check_change_to_prepaid(const World& world, std::uint32_t pool) {
    const PoolState& state = world.pools[pool];
    const std::string_view unpaid =
        state.open_order ? std::string_view(world.orders[*state.open_order].id) : "";
    std::vector<Condition> conditions = check_change_to_prepaid(state, world.catalog, unpaid);
    if (state.deleted) return conditions;
    add_state(world, state, conditions);
    if (world.account) {
        Condition funds{"account.no-arrears",
                        ConditionState::passed,
                        "The account must not be in arrears.",
                        "It is not overdrawn.",
                        "",
                        {}};
        if (world.arrears) {
            funds.state = ConditionState::failed;
            const std::string debt =
                std::string(world.catalog.currency.code()) + " " + to_sentence(world.arrears->debt);
            funds.found = "It owes " + debt + ".";
            funds.remedy = "Top up the account.";
            funds.values = {debt};
        }
        conditions.push_back(std::move(funds));
    }
    return conditions;
}

std::uint32_t failed_conditions(const World& world, std::uint32_t pool) {
    const PoolState& state = world.pools[pool];
    const std::uint32_t failed =
        failed_conditions(state, world.catalog, state.open_order.has_value() || state.processing.has_value());
    if (state.deleted) return failed;
    const auto bit = [](ConditionKind kind, bool has_failed) {
        return std::uint32_t{has_failed} << static_cast<int>(kind);
    };
    return failed | bit(ConditionKind::no_arrears, world.arrears.has_value()) |
           bit(ConditionKind::control_mode, status_of(world, state) == PoolStatus::frozen);
}

Result<Quote> quote(const World& world, std::uint32_t pool, Term term, Instant at,
                    std::optional<Discount> discount) {
    const PoolState& state = world.pools[pool];
    const auto price = state.subscription ? quote_renewal : quote_change;
    return price(state, world.catalog, world.policy, term, discount, at);
}

}  // namespace poolbill
