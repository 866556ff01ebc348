// A dedicated resource pool: its identity, its nodes and disks, its state.
//
// Contract: values that replay computes and views read; names as in ModelArts' API and console
// (docs/domain/api-shapes.md#names). Left out: money. A pool's subscription and orders are in core/order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/extra_members.hpp"
#include "core/time/instant.hpp"

namespace poolbill {

enum class PoolType { dedicated, public_pool };
enum class BillingMode { pay_per_use, yearly_monthly };
enum class PoolPhase { creating, running, abnormal, deleting, error };
enum class ScopeState { enabling, enabled, disabling, disabled };

struct Scope {
    std::string type;  // "Train", "Infer", "Notebook"
    ScopeState state = ScopeState::enabled;
    friend bool operator==(const Scope&, const Scope&) = default;
};

/// Bits of spec.controlMode; additive.
namespace control_mode {
inline constexpr int none = 0;
inline constexpr int to_period_restricted = 1;
inline constexpr int spec_change_restricted = 2;
inline constexpr int service_restricted = 4;
inline constexpr int frozen = 8;
inline constexpr int police_frozen = 16;
}  // namespace control_mode

/// Nodes of one flavor that share a billing mode.
struct NodeGroup {
    std::string flavor;
    std::int64_t count = 0;
    BillingMode mode = BillingMode::pay_per_use;
    friend bool operator==(const NodeGroup&, const NodeGroup&) = default;
};

/// Data disks of one type and size; they follow the pool's billing mode.
struct DiskGroup {
    std::string type;
    std::int64_t size_gb = 0;
    std::int64_t count = 0;
    friend bool operator==(const DiskGroup&, const DiskGroup&) = default;
};

/// The part of a pool that no action changes.
struct PoolIdentity {
    std::string id;    // metadata.name, as paths use it: "pool-demo-1a2b3c"
    std::string name;  // display name, 4-32 characters on the console; the id if there is none
    PoolType type = PoolType::dedicated;
    std::string region;
    ExtraMembers extra = {};
    friend bool operator==(const PoolIdentity&, const PoolIdentity&) = default;
};

struct Pool {
    PoolIdentity identity;
    PoolPhase phase = PoolPhase::running;
    std::vector<Scope> scopes;
    int control_mode = control_mode::none;
    std::int64_t creating_nodes = 0;  // nodes being created or deleted block the change
    std::int64_t deleting_nodes = 0;
    std::vector<NodeGroup> nodes;
    std::vector<DiskGroup> disks;
    BillingMode mode = BillingMode::pay_per_use;
    std::optional<Instant> created;
    std::optional<Instant> deleted;
    std::optional<Instant> mode_since;

    bool exists() const { return created.has_value() && !deleted.has_value(); }
    std::int64_t node_count() const;
    /// Of the yearly/monthly nodes.
    std::int64_t prepaid_count() const;
};

/// Names for files and views: "pay-per-use", "yearly-monthly"; "Running"; "Enabled"; "dedicated".
std::string_view to_string(BillingMode mode);
std::string_view to_string(PoolPhase phase);
std::string_view to_string(ScopeState state);
std::string_view to_string(PoolType type);
std::optional<BillingMode> parse_billing_mode(std::string_view text);
std::optional<PoolPhase> parse_pool_phase(std::string_view text);
std::optional<ScopeState> parse_scope_state(std::string_view text);
std::optional<PoolType> parse_pool_type(std::string_view text);
/// "frozen, to-period restricted"; "none" for 0
std::string describe_control_mode(int bits);

}  // namespace poolbill
