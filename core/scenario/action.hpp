// What people (or the platform) do to pools, with the instant at which they do it.
//
// Contract: plain values; an action says what is asked for, replay decides whether it is possible. What
// follows by itself (hour cuts, settlement, lapsing orders, auto-renewal, expiry) is not an action.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/extra_members.hpp"
#include "core/order/order.hpp"
#include "core/order/quote.hpp"
#include "core/pool/pool.hpp"

namespace poolbill {

struct NodeRequest {
    std::string flavor;
    std::int64_t count = 0;
    std::optional<BillingMode> mode;  // scale_pool only: nodes added to a prepaid pool may be pay-per-use
    ExtraMembers extra = {};
    friend bool operator==(const NodeRequest&, const NodeRequest&) = default;
};

struct CreatePool {
    std::string pool;
    std::vector<NodeRequest> nodes;
    std::vector<DiskGroup> disks;
    friend bool operator==(const CreatePool&, const CreatePool&) = default;
};
/// The nodes (and disks, when given) as they shall be from now on. On a prepaid pool more nodes cost the rest
/// of the term.
struct ScalePool {
    std::string pool;
    std::vector<NodeRequest> nodes;
    std::optional<std::vector<DiskGroup>> disks;
    friend bool operator==(const ScalePool&, const ScalePool&) = default;
};
struct DeletePool {
    std::string pool;
    friend bool operator==(const DeletePool&, const DeletePool&) = default;
};
/// Only what is present changes.
struct SetPoolStatus {
    std::string pool;
    std::optional<PoolPhase> phase;
    std::vector<Scope> scopes;
    std::optional<int> control_mode;
    std::optional<std::int64_t> creating_nodes;
    std::optional<std::int64_t> deleting_nodes;
    friend bool operator==(const SetPoolStatus&, const SetPoolStatus&) = default;
};
/// Records that nodes of a flavor are billed in a mode; a fact from outside, no charge is made for it.
struct SetNodeBilling {
    std::string pool;
    std::string flavor;
    std::optional<std::int64_t> count;  // all when absent
    BillingMode mode = BillingMode::pay_per_use;
    friend bool operator==(const SetNodeBilling&, const SetNodeBilling&) = default;
};
struct SubmitChangeOrder {
    std::string pool;
    std::string order;
    Term term{Term::Unit::month, 1};
    bool auto_renew = false;
    Discount discount;
    bool needs_approval = false;
    friend bool operator==(const SubmitChangeOrder&, const SubmitChangeOrder&) = default;
};
struct ApproveOrder {
    std::string order;
    bool approved = true;
    friend bool operator==(const ApproveOrder&, const ApproveOrder&) = default;
};
struct PayOrder {
    std::string order;
    PaymentMethod method = PaymentMethod::balance;
    Amount coupon;  // cash coupon, deducted before the method
    friend bool operator==(const PayOrder&, const PayOrder&) = default;
};
struct FailPayment {
    std::string order;
    std::string reason;
    friend bool operator==(const FailPayment&, const FailPayment&) = default;
};
struct CancelOrder {
    std::string order;
    friend bool operator==(const CancelOrder&, const CancelOrder&) = default;
};
struct SetAutoRenew {
    std::string pool;
    bool enabled = false;
    friend bool operator==(const SetAutoRenew&, const SetAutoRenew&) = default;
};
/// Manual renewal, paid at once. 1-11 months or 1-3 years; up to the unified expiry day when one is set.
struct Renew {
    std::string pool;
    std::string order;
    Term term{Term::Unit::month, 1};
    PaymentMethod method = PaymentMethod::balance;
    Discount discount;
    friend bool operator==(const Renew&, const Renew&) = default;
};
/// Unified expiry day ("renewal date"): 1..28, -1 for the last day of the month; none switches it off.
struct SetExpiryDay {
    std::string pool;
    std::optional<int> day;
    friend bool operator==(const SetExpiryDay&, const SetExpiryDay&) = default;
};
/// Gives a prepaid pool back; refunds by the hour, or fully within five days.
struct Unsubscribe {
    std::string pool;
    std::string order;
    friend bool operator==(const Unsubscribe&, const Unsubscribe&) = default;
};
/// Money into the account's balance.
struct TopUp {
    Amount amount;
    friend bool operator==(const TopUp&, const TopUp&) = default;
};

using Action = std::variant<CreatePool, ScalePool, DeletePool, SetPoolStatus, SetNodeBilling,
                            SubmitChangeOrder, ApproveOrder, PayOrder, FailPayment, CancelOrder, SetAutoRenew,
                            Renew, SetExpiryDay, Unsubscribe, TopUp>;

struct LogEntry {
    Instant at;
    Action action;
    ExtraMembers extra;
    friend bool operator==(const LogEntry&, const LogEntry&) = default;
};

/// The word after "do": "create_pool", "pay_order", …
std::string_view name_of(const Action& action);

}  // namespace poolbill
