// What people (or the platform) do to pools, with the instant at which they do it.
//
// Contract: plain values; an action says what is asked for, replay decides whether it is possible. What
// follows without an action (hour cuts, settlement, lapsing orders, auto-renewal, expiry) is not in the log.
//
// This file is the register of actions. Each struct defines its `word` in the file, its `fields`, and its
// `effect`; an action that omits one does not compile. Parsing, writing, filtering by pool, comparing
// and fuzzing derive from these; only the rule itself is elsewhere (`Replayer::act`).
#pragma once

#include <array>
#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/extra_members.hpp"
#include "core/order/coupon.hpp"
#include "core/order/order.hpp"
#include "core/order/quote.hpp"
#include "core/pool/pool.hpp"
#include "core/scenario/action_field.hpp"

namespace poolbill {

/// What an action changes, apart from its pool's status.
enum class Effect : std::uint8_t {
    metering,      // what is metered: it concerns a pay-per-use pool, and costs nothing by itself
    subscription,  // orders and the yearly/monthly life that follows from them
    account        // money, and so every pool that is paid from it
};

struct NodeRequest {
    std::string flavor;
    std::int64_t count = 0;
    std::optional<BillingMode> mode;  // scale_pool only: nodes added to a prepaid pool may be pay-per-use
    ExtraMembers extra = {};
    friend bool operator==(const NodeRequest&, const NodeRequest&) = default;
};

/// The most nodes or disks that one number may ask for.
inline constexpr std::int64_t most_pieces = 1'000'000'000;

struct CreatePool {
    std::string pool;
    std::vector<NodeRequest> nodes;
    std::vector<DiskGroup> disks;
    friend bool operator==(const CreatePool&, const CreatePool&) = default;

    static constexpr std::string_view word = "create_pool";
    static constexpr Effect effect = Effect::metering;
    static constexpr auto fields = std::tuple{names_pool("pool", &CreatePool::pool),
                                              required("nodes", &CreatePool::nodes, NodesForm{false}),
                                              sparse("disks", &CreatePool::disks)};
};
/// The new nodes (and disks, when given) of the pool. On a prepaid pool, what is added or upgraded is charged for
/// the rest of the term: at once, or by an order that is paid later.
struct ScalePool {
    std::string pool;
    std::vector<NodeRequest> nodes;
    std::optional<std::vector<DiskGroup>> disks;
    /// On that charge, in place of the contract's; one of 0 is none at all.
    std::optional<Discount> discount = {};
    std::string order = {};   // its id
    bool pays_later = false;  // nothing changes before the order is paid
    friend bool operator==(const ScalePool&, const ScalePool&) = default;

    static constexpr std::string_view word = "scale_pool";
    static constexpr Effect effect = Effect::metering;
    static constexpr auto fields = std::tuple{names_pool("pool", &ScalePool::pool),
                                              required("nodes", &ScalePool::nodes, NodesForm{true}),
                                              sparse("disks", &ScalePool::disks),
                                              sparse("discount_percent", &ScalePool::discount),
                                              makes_order("order", &ScalePool::order, Presence::sparse),
                                              sparse("pays_later", &ScalePool::pays_later)};
};
struct DeletePool {
    std::string pool;
    friend bool operator==(const DeletePool&, const DeletePool&) = default;

    static constexpr std::string_view word = "delete_pool";
    static constexpr Effect effect = Effect::metering;
    static constexpr auto fields = std::tuple{names_pool("pool", &DeletePool::pool)};
};
/// Changes only the members that are present.
struct SetPoolStatus {
    std::string pool;
    std::optional<PoolPhase> phase;
    std::vector<Scope> scopes;
    std::optional<int> control_mode;
    std::optional<std::int64_t> creating_nodes;
    std::optional<std::int64_t> deleting_nodes;
    friend bool operator==(const SetPoolStatus&, const SetPoolStatus&) = default;

    static constexpr std::string_view word = "set_pool_status";
    static constexpr Effect effect = Effect::metering;
    static constexpr auto fields =
        std::tuple{names_pool("pool", &SetPoolStatus::pool),
                   sparse("phase", &SetPoolStatus::phase),
                   sparse("scopes", &SetPoolStatus::scopes),
                   sparse("control_mode", &SetPoolStatus::control_mode, RangeForm{0, 31}),
                   sparse("creating_nodes", &SetPoolStatus::creating_nodes, RangeForm{0, most_pieces}),
                   sparse("deleting_nodes", &SetPoolStatus::deleting_nodes, RangeForm{0, most_pieces})};
};
/// Records that nodes of a flavor are billed in a mode; an external fact, for which nothing is charged.
struct SetNodeBilling {
    std::string pool;
    std::string flavor;
    std::optional<std::int64_t> count;  // all when absent
    BillingMode mode = BillingMode::pay_per_use;
    friend bool operator==(const SetNodeBilling&, const SetNodeBilling&) = default;

    static constexpr std::string_view word = "set_node_billing";
    static constexpr Effect effect = Effect::metering;
    static constexpr auto fields =
        std::tuple{names_pool("pool", &SetNodeBilling::pool), required("flavor", &SetNodeBilling::flavor),
                   sparse("count", &SetNodeBilling::count, RangeForm{1, most_pieces}),
                   required("mode", &SetNodeBilling::mode)};
};
struct SubmitChangeOrder {
    std::string pool;
    std::string order;
    Term term{Term::Unit::month, 1};
    bool auto_renew = false;
    std::optional<Discount> discount = {};  // in place of the contract's; one of 0 is none at all
    bool needs_approval = false;
    friend bool operator==(const SubmitChangeOrder&, const SubmitChangeOrder&) = default;

    static constexpr std::string_view word = "submit_change_order";
    static constexpr Effect effect = Effect::subscription;
    static constexpr auto fields = std::tuple{names_pool("pool", &SubmitChangeOrder::pool),
                                              makes_order("order", &SubmitChangeOrder::order),
                                              required("term", &SubmitChangeOrder::term),
                                              defaulted("auto_renew", &SubmitChangeOrder::auto_renew),
                                              sparse("discount_percent", &SubmitChangeOrder::discount),
                                              sparse("needs_approval", &SubmitChangeOrder::needs_approval)};
};
struct ApproveOrder {
    std::string order;
    bool approved = true;
    friend bool operator==(const ApproveOrder&, const ApproveOrder&) = default;

    static constexpr std::string_view word = "approve_order";
    static constexpr Effect effect = Effect::subscription;
    static constexpr auto fields = std::tuple{names_order("order", &ApproveOrder::order),
                                              defaulted("approved", &ApproveOrder::approved)};
};
struct PayOrder {
    std::string order;
    PaymentMethod method = PaymentMethod::balance;
    Amount coupon;  // cash coupon, deducted before the method
    friend bool operator==(const PayOrder&, const PayOrder&) = default;

    static constexpr std::string_view word = "pay_order";
    static constexpr Effect effect = Effect::subscription;
    static constexpr auto fields =
        std::tuple{names_order("order", &PayOrder::order), defaulted("method", &PayOrder::method),
                   sparse("coupon", &PayOrder::coupon)};
};
struct FailPayment {
    std::string order;
    std::string reason;
    friend bool operator==(const FailPayment&, const FailPayment&) = default;

    static constexpr std::string_view word = "fail_payment";
    static constexpr Effect effect = Effect::subscription;
    static constexpr auto fields =
        std::tuple{names_order("order", &FailPayment::order), sparse("reason", &FailPayment::reason)};
};
struct CancelOrder {
    std::string order;
    friend bool operator==(const CancelOrder&, const CancelOrder&) = default;

    static constexpr std::string_view word = "cancel_order";
    static constexpr Effect effect = Effect::subscription;
    static constexpr auto fields = std::tuple{names_order("order", &CancelOrder::order)};
};
/// Switches auto-renewal on, for a number of times or without limit, or off.
struct SetAutoRenew {
    std::string pool;
    bool enabled = true;
    std::optional<Term> term = {};  // of each automatic renewal; as it was when absent
    std::optional<int> times = {};  // without limit when absent or 0
    friend bool operator==(const SetAutoRenew&, const SetAutoRenew&) = default;

    static constexpr std::string_view word = "set_auto_renew";
    static constexpr Effect effect = Effect::subscription;
    static constexpr auto fields = std::tuple{
        names_pool("pool", &SetAutoRenew::pool), defaulted("enabled", &SetAutoRenew::enabled),
        sparse("term", &SetAutoRenew::term), sparse("times", &SetAutoRenew::times, RangeForm{0, 99})};
};
/// Manual renewal, paid at once. 1-11 months or 1-3 years; up to the unified expiry day when one is set.
struct Renew {
    std::string pool;
    std::string order;
    Term term{Term::Unit::month, 1};
    PaymentMethod method = PaymentMethod::balance;
    std::optional<Discount> discount = {};  // in place of the contract's; one of 0 is none at all
    Amount coupon = {};                     // cash coupon, deducted before the method
    friend bool operator==(const Renew&, const Renew&) = default;

    static constexpr std::string_view word = "renew";
    static constexpr Effect effect = Effect::subscription;
    static constexpr auto fields = std::tuple{names_pool("pool", &Renew::pool),
                                              makes_order("order", &Renew::order, Presence::sparse),
                                              required("term", &Renew::term),
                                              defaulted("method", &Renew::method),
                                              sparse("discount_percent", &Renew::discount),
                                              sparse("coupon", &Renew::coupon)};
};
/// Unified expiry day ("renewal date"): 1..28, -1 for the last day of the month; none switches it off.
struct SetExpiryDay {
    std::string pool;
    std::optional<int> day;
    friend bool operator==(const SetExpiryDay&, const SetExpiryDay&) = default;

    static constexpr std::string_view word = "set_expiry_day";
    static constexpr Effect effect = Effect::subscription;
    static constexpr auto fields =
        std::tuple{names_pool("pool", &SetExpiryDay::pool), defaulted("day", &SetExpiryDay::day, DayForm{})};
};
/// Unsubscribes a prepaid pool, some of its nodes, or the renewals that have not begun; refunds by the hour, or
/// fully within five days.
struct Unsubscribe {
    std::string pool;
    std::string order;
    std::vector<NodeRequest> nodes = {};  // only these yearly/monthly nodes; the pool stays
    bool renewals_only = false;           // the pool stays to the end of the running term
    friend bool operator==(const Unsubscribe&, const Unsubscribe&) = default;

    static constexpr std::string_view word = "unsubscribe";
    static constexpr Effect effect = Effect::subscription;
    static constexpr auto fields = std::tuple{names_pool("pool", &Unsubscribe::pool),
                                              makes_order("order", &Unsubscribe::order, Presence::sparse),
                                              sparse("nodes", &Unsubscribe::nodes, NodesForm{false}),
                                              sparse("renewals_only", &Unsubscribe::renewals_only)};
};
/// Adds money to the account's balance.
struct TopUp {
    Amount amount;
    friend bool operator==(const TopUp&, const TopUp&) = default;

    static constexpr std::string_view word = "top_up";
    static constexpr Effect effect = Effect::account;
    static constexpr auto fields = std::tuple{required("amount", &TopUp::amount)};
};

/// Adds a coupon to the account, which pays usage that is settled from now on, and automatic renewals.
struct AddCoupon {
    CouponKind kind = CouponKind::voucher;
    Amount amount;
    std::optional<Instant> until = {};  // without end when absent
    Amount minimum = {};                // the least fee of an order that it pays; then it pays no usage
    friend bool operator==(const AddCoupon&, const AddCoupon&) = default;

    static constexpr std::string_view word = "add_coupon";
    static constexpr Effect effect = Effect::account;
    static constexpr auto fields =
        std::tuple{defaulted("kind", &AddCoupon::kind), required("amount", &AddCoupon::amount),
                   sparse("until", &AddCoupon::until), sparse("minimum", &AddCoupon::minimum)};
};

using Action = std::variant<CreatePool, ScalePool, DeletePool, SetPoolStatus, SetNodeBilling,
                            SubmitChangeOrder, ApproveOrder, PayOrder, FailPayment, CancelOrder, SetAutoRenew,
                            Renew, SetExpiryDay, Unsubscribe, TopUp, AddCoupon>;

struct LogEntry {
    Instant at;
    Action action;
    ExtraMembers extra;
    friend bool operator==(const LogEntry&, const LogEntry&) = default;
};

namespace action_register {

template <class T>
concept Described = requires {
    { T::word } -> std::convertible_to<std::string_view>;
    { T::effect } -> std::convertible_to<Effect>;
    std::tuple_size<decltype(T::fields)>::value;
};

template <class>
struct All;
template <class... Actions>
struct All<std::variant<Actions...>> {
    static_assert((Described<Actions> && ...), "an action has a word, an effect and fields");
    static constexpr std::array<std::string_view, sizeof...(Actions)> words{Actions::word...};
    /// visit(std::type_identity<A>()) for each action A, in the order of the variant.
    template <class Visit>
    static constexpr void for_each(Visit&& visit) {
        (visit(std::type_identity<Actions>()), ...);
    }
};

constexpr bool are_distinct(std::span<const std::string_view> words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].empty()) return false;
        for (std::size_t j = 0; j < i; ++j) {
            if (words[i] == words[j]) return false;
        }
    }
    return true;
}
static_assert(are_distinct(All<Action>::words), "each action has a word that no other one has");

}  // namespace action_register

using Actions = action_register::All<Action>;

/// The word after "do": "create_pool", "pay_order", …
inline std::string_view word_of(const Action& action) {
    return Actions::words[action.index()];
}

}  // namespace poolbill
