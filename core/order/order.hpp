// Orders: what was requested, the price, and the outcome.
//
// Contract: an order's price is fixed when it is submitted. Until it is paid nothing on the pool
// changes (docs/domain/contradictions.md#c1). A cancelled order cannot be reopened. At most one
// unpaid order per pool. See docs/domain/api-shapes.md#orders (states),
// docs/domain/changing-the-mode.md#payment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/money/amount.hpp"
#include "core/time/instant.hpp"
#include "core/time/term.hpp"

namespace poolbill {

enum class OrderKind { change_to_prepaid, renewal, auto_renewal, scaling, unsubscription };
enum class OrderState { pending_approval, pending_payment, processing, completed, cancelled };
enum class CancelReason {
    none,
    by_user,
    deadline_passed,
    pool_changed,
    pool_expired,
    pool_unsubscribed,
    pool_deleted,
    approval_refused
};
enum class PaymentMethod { balance, credit_card, online_payment, monthly_settlement, partner };

/// One row of a configuration fee: unit price x quantity x periods.
struct FeeItem {
    bool is_disk = false;
    std::uint32_t entry = 0;  // index into the catalog's disks or flavors
    std::int64_t count = 0;   // nodes or disks
    std::int64_t size_gb = 1;
    UnitPrice unit_price;  // per node (or GB) and period
    Term::Unit unit = Term::Unit::month;
    int periods = 0;
    Amount list;  // before discount
    Amount discount;
    Amount truncated;                   // cut from list - discount by the line policy
    std::int64_t remaining_factor = 0;  // scaling only: the rest of the term in months, with 8 decimals
    std::optional<std::uint32_t>
        replaces;  // scaling only: the flavor whose price, `old_price`, is subtracted
    UnitPrice old_price;
    friend bool operator==(const FeeItem&, const FeeItem&) = default;
};

/// What something costs. list - discount = amount; amount - truncated = payable.
struct Charge {
    Amount list;
    Amount discount;
    Amount amount;
    Amount truncated;
    Amount payable;
    friend bool operator==(const Charge&, const Charge&) = default;
};

/// Which money paid. A refund goes back to the same money (docs/domain/assumptions.md#refund-destination).
struct Funding {
    Amount coupon;  // cash coupons; they are no money
    Amount cash;    // from the balance, first
    Amount credit;  // from the balance, second
    Amount other;   // card, online, monthly settlement, partner

    /// What was really paid: without coupons.
    AmountSum money() const { return cash + credit + AmountSum(other); }
    AmountSum total() const { return money() + coupon; }
    friend bool operator==(const Funding&, const Funding&) = default;
};

/// What an order costs and how it was paid; payable = coupon + cash + credit + other once paid. Discount first,
/// then coupon, then the method: docs/domain/changing-the-mode.md#deduction-order.
struct OrderAmounts : Charge, Funding {
    friend bool operator==(const OrderAmounts&, const OrderAmounts&) = default;
};

/// The nodes of a flavor, or the disks of a type, in a refund.
struct RefundShare {
    bool is_disk = false;
    std::uint32_t entry = 0;  // index into the catalog's disks or flavors
    Amount paid;              // coupons included
    Amount fee;
    Amount refund;
    friend bool operator==(const RefundShare&, const RefundShare&) = default;
};

/// How one paid period was refunded. refund = paid - used - fee, not below 0; in full, the coupon comes back too.
struct RefundPart {
    std::uint32_t order = 0;  // that paid for the period; index into World::orders
    Interval period;
    Amount paid;           // without coupons
    bool in_full = false;  // not begun yet, or within the days of full refund
    std::int64_t total_hours = 0;
    std::int64_t used_hours = 0;
    int fee_percent = 0;
    Amount used;
    Amount fee;
    Amount refund;
    Funding from;                     // what each source had paid
    Funding back;                     // the refund by where it goes
    std::vector<RefundShare> shares;  // of what was paid for, in proportion to it
    friend bool operator==(const RefundPart&, const RefundPart&) = default;
};

/// Yearly/monthly nodes that become nodes of another flavor or leave the pool. The same share of what was paid for
/// the nodes of their flavor goes with them.
struct Replacement {
    std::uint32_t from = 0;           // index into the catalog's flavors
    std::optional<std::uint32_t> to;  // none when they leave
    std::int64_t count = 0;
    std::int64_t of = 0;  // how many of the old flavor there were
};

struct Order {
    std::string id;
    std::uint32_t pool = 0;  // index into the scenario's pools
    OrderKind kind = OrderKind::change_to_prepaid;
    OrderState state = OrderState::pending_payment;
    std::optional<Term> term;  // none for scaling and unsubscription
    bool auto_renew = false;
    Instant submitted;
    Instant deadline;               // an unpaid order lapses here (an assumed setting)
    std::optional<Instant> paid;    // also when it was completed
    std::optional<Instant> closed;  // when it was cancelled
    CancelReason cancel_reason = CancelReason::none;
    std::optional<PaymentMethod> method;
    int failed_payments = 0;
    std::string last_failure;  // the reason of the last failed payment
    std::vector<FeeItem> items;
    OrderAmounts amounts;
    std::optional<std::uint32_t>
        account_coupon;                 // the number of the account's coupon that amounts.coupon is from
    std::vector<RefundPart> refund;     // unsubscription only
    std::vector<Replacement> replaced;  // scaling, and unsubscription of some nodes

    bool is_unpaid() const {
        return state == OrderState::pending_payment || state == OrderState::pending_approval;
    }
};

/// The code of 4.3: 1 pending approval, 3 processing, 4 cancelled, 5 completed, 6 pending payment.
int api_status(OrderState state);
/// 11 for the change to yearly/monthly, 2 renewal, 3 change, 4 unsubscription.
int api_type(OrderKind kind);

/// "pending payment", "cancelled"; "change to yearly/monthly"; "deadline passed"; "balance"
std::string_view to_string(OrderState state);
std::string_view to_string(OrderKind kind);
std::string_view to_string(CancelReason reason);
std::string_view to_string(PaymentMethod method);
std::optional<PaymentMethod> parse_payment_method(std::string_view text);

}  // namespace poolbill
