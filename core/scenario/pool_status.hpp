// What a pool is doing: one word that the tags, the list, its filter and the facts of a pool have in common.
//
// Contract: derived from the world alone. A phase other than Running comes before what the subscription or the arrears
// say, because it is what the console shows. See docs/domain/after-the-change.md#expiry and #arrears.
#pragma once

#include <cstdint>

#include "core/scenario/world.hpp"

namespace poolbill {

enum class PoolStatus : std::uint8_t {
    planned,  // not created yet
    creating,
    running,
    activating,  // the change is paid, and not yet active
    abnormal,
    deleting,
    error,
    grace,         // expired or in arrears, and still usable
    frozen,        // in the retention period of either
    unsubscribed,  // before the end of what was paid
    deleted
};
inline constexpr auto last_pool_status = PoolStatus::deleted;

PoolStatus status_of(const World& world, const PoolState& pool);
/// Its phase alone, or that it is not there. A public pool is there without being created.
PoolStatus phase_of(const PoolState& pool);

/// When the change of the pool that is paid becomes active. @pre an order of it is being processed
Instant active_from(const World& world, const PoolState& pool);
/// Whether the pool's pay-per-use nodes are frozen and not charged: in a retention period, that of arrears or that of an expired
/// pool, unless the policy says otherwise (docs/domain/assumptions.md#retention-charge).
/// @param at  of the world, which a replay has not finished
bool is_frozen(const World& world, const PoolState& pool, Instant at);
/// Whether usage of the pool is charged now: it has something pay-per-use, and is not frozen.
bool is_metered(const World& world, const PoolState& pool);

/// Whether the pool is gone.
constexpr bool has_ended(PoolStatus status) {
    return status == PoolStatus::unsubscribed || status == PoolStatus::deleted;
}

}  // namespace poolbill
