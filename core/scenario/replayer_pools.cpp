// Actions on pools: create, scale, delete, status. What is added to a prepaid pool is in replayer_additions.cpp.
#include <algorithm>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/quoted.hpp"
#include "core/scenario/node_groups.hpp"
#include "core/scenario/pool_status.hpp"
#include "core/scenario/replayer.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill {
std::optional<std::uint32_t> Replayer::pool_index(std::string_view id) const {
    return pool_by_id_->find(
        id, [&](std::uint32_t index) -> std::string_view { return world_.pools[index].identity.id; });
}

Result<std::uint32_t> Replayer::existing_pool(std::string_view id) const {
    const std::optional<std::uint32_t> found = pool_index(id);
    if (!found) {
        return describe(ErrorId::pool_unlisted, {quoted(id)}, "/pool");
    }
    const PoolState& pool = world_.pools[*found];
    if (!pool.created) return describe(ErrorId::pool_not_created, {quoted(id)}, "/pool");
    if (pool.deleted) {
        return describe(ErrorId::pool_was_deleted, {quoted(id), format_instant(*pool.deleted)}, "/pool");
    }
    return *found;
}

/// Between payment and activation the order must stay what was paid for
/// (docs/domain/changing-the-mode.md#processing).
Status Replayer::check_not_processing(std::uint32_t index) const {
    const PoolState& pool = world_.pools[index];
    if (!pool.processing) return Done{};
    const Order& order = world_.orders[*pool.processing];
    return describe(ErrorId::pool_processing,
                    {quoted(order.id), quoted(pool.identity.id), format_instant(active_from(world_, pool))},
                    "/pool");
}

Status Replayer::check_nodes(const std::vector<NodeRequest>& nodes) const {
    if (nodes.empty()) return describe(ErrorId::nodes_missing, {}, "/nodes");
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (world_.catalog.find_flavor(nodes[i].flavor)) continue;
        return describe(ErrorId::flavor_not_in_catalog, {quoted(nodes[i].flavor)},
                        "/nodes/" + std::to_string(i) + "/flavor");
    }
    return Done{};
}

Status Replayer::check_disks(const std::vector<DiskGroup>& disks) const {
    for (std::size_t i = 0; i < disks.size(); ++i) {
        if (world_.catalog.find_disk(disks[i].type)) continue;
        return describe(ErrorId::disk_not_in_catalog, {quoted(disks[i].type)},
                        "/disks/" + std::to_string(i) + "/type");
    }
    return Done{};
}

/// Meters what is pay-per-use now: the pay-per-use nodes, and the disks while the pool is pay-per-use
/// (docs/domain/contradictions.md#c15).
Status Replayer::refresh_rates(std::uint32_t pool_index) {
    const PoolState& pool = world_.pools[pool_index];
    std::vector<std::uint32_t>& kept = kept_items_;
    kept.clear();
    const auto meter = [&](const LedgerBuilder::Wanted& item, std::int64_t count,
                           const auto& entry) -> Status {
        const Prices& prices = entry.prices;
        const std::uint32_t index = ledger_.intern(item);
        kept.push_back(index);
        // What comes is looked at as well: a change of price cannot be refused when it is due.
        const bool can_go_on =
            std::all_of(entry.changes.begin(), entry.changes.end(), [&](const PriceChange& change) {
                return LedgerBuilder::can_hold_an_hour(change.prices.hourly, count, item.size_gb);
            });
        if (can_go_on && ledger_.set_rate(pool_index, index, count, {prices.hourly, prices.discount}, at_))
            return Done{};
        return describe(ErrorId::hour_too_dear, {quoted(item.code)});
    };
    if (pool.exists() && pool.identity.type == PoolType::dedicated) {
        for (const NodeGroup& group : pool.nodes) {
            if (group.mode != BillingMode::pay_per_use) continue;
            const Flavor& flavor = *world_.catalog.find_flavor(group.flavor);
            const Status metered = meter({false, flavor.code, flavor.name, 1}, group.count, flavor);
            if (!metered) return metered;
        }
        if (pool.mode == BillingMode::pay_per_use) {
            for (const DiskGroup& group : pool.disks) {
                const DiskType& disk = *world_.catalog.find_disk(group.type);
                const Status metered = meter({true, disk.code, disk.name, group.size_gb}, group.count, disk);
                if (!metered) return metered;
            }
        }
    }
    // A frozen pool's rates are checked too, so that they can go on after the retention period.
    if (is_frozen(world_, pool, at_)) kept.clear();
    ledger_.end_rates(pool_index, kept, at_);
    return Done{};
}

template <>
Status Replayer::act(const CreatePool& action) {
    const std::optional<std::uint32_t> found = pool_index(action.pool);
    if (!found) {
        return describe(ErrorId::pool_unlisted, {quoted(action.pool)}, "/pool");
    }
    PoolState& pool = world_.pools.edit(*found);
    if (pool.created) return describe(ErrorId::pool_created_before, {quoted(action.pool)}, "/pool");
    if (const Status allowed = check_may_buy("/pool"); !allowed) return allowed;
    for (std::size_t i = 0; i < action.nodes.size(); ++i) {
        if (!action.nodes[i].mode) continue;
        return describe(ErrorId::nodes_created_in_mode, {}, "/nodes/" + std::to_string(i) + "/mode");
    }
    if (const Status nodes = check_nodes(action.nodes); !nodes) return nodes;
    if (const Status disks = check_disks(action.disks); !disks) return disks;

    pool.created = at_;
    pool.mode_since = at_;
    pool.scopes = {{"Train", ScopeState::enabled}, {"Infer", ScopeState::enabled}};
    pool.nodes = as_groups(action.nodes, BillingMode::pay_per_use);
    pool.disks = merged(action.disks);
    record(EventKind::pool_created, *found);
    return refresh_rates(*found);
}

/// A pay-per-use pool keeps nodes that were recorded as yearly/monthly, and gets no others: nothing would be paid for them.
Status Replayer::check_metered(const Pool& pool, const std::vector<NodeRequest>& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].mode != BillingMode::yearly_monthly) continue;
        const auto there = std::find_if(pool.nodes.begin(), pool.nodes.end(), [&](const NodeGroup& group) {
            return group.flavor == nodes[i].flavor && group.mode == BillingMode::yearly_monthly;
        });
        const std::int64_t count = there == pool.nodes.end() ? 0 : there->count;
        if (nodes[i].count <= count) continue;
        return describe(ErrorId::nodes_of_metered_pool, {std::to_string(count)},
                        "/nodes/" + std::to_string(i) + "/mode");
    }
    return Done{};
}

template <>
Status Replayer::act(const ScalePool& action) {
    const Result<std::uint32_t> index = existing_pool(action.pool);
    if (!index) return index.error();
    if (const Status nodes = check_nodes(action.nodes); !nodes) return nodes;
    if (const Status disks = check_disks(action.disks.value_or(std::vector<DiskGroup>())); !disks)
        return disks;

    PoolState& pool = world_.pools.edit(*index);
    if (pool.control_mode & control_mode::spec_change_restricted) {
        return describe(ErrorId::pool_changes_restricted, {}, "/pool");
    }
    if (const Status free = check_not_processing(*index); !free) return free;
    std::vector<NodeGroup> wanted = as_groups(action.nodes, pool.mode);
    std::vector<DiskGroup> disks = action.disks ? merged(*action.disks) : pool.disks;
    if (!are_there(pool, wanted, disks)) cancel_open_order(*index);
    if (pool.mode == BillingMode::yearly_monthly) return scale_prepaid(*index, action);
    if (action.pays_later || !action.order.empty())
        return describe(ErrorId::scale_without_fee, {}, action.pays_later ? "/pays_later" : "/order");
    if (const Status metered = check_metered(pool, action.nodes); !metered) return metered;
    if (grows(pool, wanted, disks)) {
        if (const Status allowed = check_may_buy("/pool"); !allowed) return allowed;
    }
    pool.nodes = std::move(wanted);
    pool.disks = std::move(disks);
    record(EventKind::pool_scaled, *index);
    return refresh_rates(*index);
}

void Replayer::remove_pool(std::uint32_t index, CancelReason reason) {
    PoolState& pool = world_.pools.edit(index);
    cancel_open_order(index, reason);
    pool.deleted = at_;
    if (pool.subscription) {
        pool.subscription->state = SubscriptionState::ended;
        pool.subscription->auto_renew = false;
    }
    ledger_.end_rates(index, {}, at_);
}

template <>
Status Replayer::act(const DeletePool& action) {
    const Result<std::uint32_t> index = existing_pool(action.pool);
    if (!index) return index.error();
    if (world_.pools[*index].mode == BillingMode::yearly_monthly) {
        return describe(ErrorId::pool_is_prepaid, {}, "/pool");
    }
    if (const Status free = check_not_processing(*index); !free) return free;
    remove_pool(*index);
    record(EventKind::pool_deleted, *index);
    return Done{};
}

template <>
Status Replayer::act(const SetPoolStatus& action) {
    const Result<std::uint32_t> index = existing_pool(action.pool);
    if (!index) return index.error();
    PoolState& pool = world_.pools.edit(*index);
    if (action.phase) pool.phase = *action.phase;
    for (const Scope& scope : action.scopes) {
        const auto same = std::find_if(pool.scopes.begin(), pool.scopes.end(),
                                       [&scope](const Scope& other) { return other.type == scope.type; });
        if (same == pool.scopes.end()) {
            pool.scopes.push_back(scope);
        } else {
            same->state = scope.state;
        }
    }
    if (action.control_mode) pool.control_mode = *action.control_mode;
    if (action.creating_nodes) pool.creating_nodes = *action.creating_nodes;
    if (action.deleting_nodes) pool.deleting_nodes = *action.deleting_nodes;
    record(EventKind::pool_status, *index);
    return Done{};
}

/// Terms that were paid for nodes that are pay-per-use now, and are not when they are yearly/monthly again.
/// @param nodes  negative when they are back
void Replayer::set_aside(std::uint32_t pool, const std::string& flavor, std::int64_t nodes) {
    const std::uint32_t entry = world_.catalog.index_of(*world_.catalog.find_flavor(flavor));
    for (PaidPeriod& paid : paid_.edit(pool))
        for (PaidItem& item : paid.items)
            if (!item.is_disk && item.entry == entry)
                item.aside = std::max<std::int64_t>(item.aside + nodes, 0);
}

template <>
Status Replayer::act(const SetNodeBilling& action) {
    const Result<std::uint32_t> index = existing_pool(action.pool);
    if (!index) return index.error();
    PoolState& pool = world_.pools.edit(*index);
    const auto other = std::find_if(pool.nodes.begin(), pool.nodes.end(), [&action](const NodeGroup& group) {
        return group.flavor == action.flavor && group.mode != action.mode;
    });
    const std::int64_t available = other == pool.nodes.end() ? 0 : other->count;
    const std::int64_t moved = action.count.value_or(available);
    if (moved < 1 || moved > available) {
        return describe(ErrorId::nodes_in_other_mode, {std::to_string(available), quoted(action.flavor)},
                        action.count ? "/count" : "/flavor");
    }
    if (const Status free = check_not_processing(*index); !free) return free;
    cancel_open_order(*index);
    other->count -= moved;
    add_nodes(pool.nodes, action.flavor, moved, action.mode);
    std::erase_if(pool.nodes, [](const NodeGroup& group) { return group.count == 0; });
    set_aside(*index, action.flavor, action.mode == BillingMode::pay_per_use ? moved : -moved);
    record(EventKind::node_billing, *index);
    return refresh_rates(*index);
}

}  // namespace poolbill
