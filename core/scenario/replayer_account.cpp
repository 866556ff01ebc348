// Money: paying an order, topping up, coupons, arrears.
//
// What no source covers is debt, and the account is in arrears until a top-up has paid it
// (docs/domain/after-the-change.md#arrears).
#include <algorithm>
#include <cassert>

#include "core/base/error.hpp"
#include "core/scenario/account_hours.hpp"
#include "core/scenario/replayer.hpp"
#include "core/time/iso8601.hpp"
#include "core/time/zone.hpp"

namespace poolbill {
namespace {

constexpr std::chrono::hours hour{1};

}  // namespace

/// Coupon first, then the method; within the balance cash first, then credit
/// (docs/domain/changing-the-mode.md#deduction-order).
Status Replayer::take_payment(Order& order, Payment by, std::string_view path) {
    const auto [method, coupon] = by;
    OrderAmounts& amounts = order.amounts;
    if (!coupon.is_zero() && order.kind == OrderKind::change_to_prepaid && !world_.policy.coupons_allowed) {
        return describe(ErrorId::coupon_unusable, {}, "/coupon");
    }
    if (coupon > amounts.payable) {
        return describe(ErrorId::coupon_too_large, {to_sentence(coupon), to_sentence(amounts.payable)},
                        "/coupon");
    }
    const Amount rest = (amounts.payable - coupon).bounded();
    Amount cash = rest;
    Amount credit;
    if (method == PaymentMethod::balance && world_.account) {
        settle_usage(at_);
        Account& account = *world_.account;
        if (AmountSum(rest) > account.cash + account.credit) {
            return describe(ErrorId::balance_too_low,
                            {to_sentence(rest), to_sentence(account.cash), to_sentence(account.credit)},
                            path);
        }
        cash = draw(account.cash, rest);
        credit = draw(account.credit, (rest - cash).bounded());
    }
    const bool by_balance = method == PaymentMethod::balance;
    amounts.coupon = coupon;
    amounts.cash = by_balance ? cash : Amount();
    amounts.credit = credit;
    amounts.other = by_balance ? Amount() : rest;
    order.method = method;
    order.paid = at_;
    order.state = OrderState::processing;
    return Done{};
}

template <>
Status Replayer::act(const TopUp& action) {
    if (!world_.account) {
        return describe(ErrorId::account_missing, {}, "/amount");
    }
    if (action.amount.is_zero()) return describe(ErrorId::top_up_of_nothing, {}, "/amount");
    const Result<Amount> sum = (world_.account->cash + action.amount).amount();
    if (!sum) return within("/amount", sum.error());
    record(EventKind::topped_up);
    Funding paid_in;
    paid_in.cash = action.amount;
    receive(paid_in);
    return Done{};
}

/// Coupons pay from their settlements on what is not settled yet; they do not pay debt
/// (docs/domain/assumptions.md#usage-coupons).
template <>
Status Replayer::act(const AddCoupon& action) {
    if (!world_.account) return describe(ErrorId::account_missing, {}, "/amount");
    if (action.amount.is_zero()) return describe(ErrorId::coupon_of_nothing, {}, "/amount");
    const Coupon coupon{action.kind, action.amount, action.until.value_or(latest_instant), action.minimum,
                        static_cast<std::uint32_t>(world_.coupons.size())};
    if (coupon.kind == CouponKind::stored_value_card && !coupon.minimum.is_zero())
        return describe(ErrorId::coupon_card_minimum, {}, "/minimum");
    if (coupon.until <= at_)
        return describe(ErrorId::coupon_expired, {format_instant(coupon.until)}, "/until");
    settle_usage(at_);
    std::vector<Coupon>& all = world_.coupons;
    all.insert(std::upper_bound(all.begin(), all.end(), coupon, is_used_before), coupon);
    record(EventKind::coupon_added);
    return Done{};
}

/// The account's coupon that pays an automatic renewal: the one that is used first. One coupon pays an order
/// (docs/domain/assumptions.md#renewal-coupons). @return none when no coupon can
Coupon* Replayer::renewal_coupon(Amount fee) {
    if (!world_.account || !world_.policy.coupons_renew) return nullptr;
    settle_usage(at_);
    const auto found = std::find_if(world_.coupons.begin(), world_.coupons.end(),
                                    [&](const Coupon& coupon) { return coupon.pays_order(fee, at_); });
    return found == world_.coupons.end() ? nullptr : &*found;
}

/// What the account's coupons get back. @param total  of all parts, rounded like the refund
void Replayer::return_to_coupons(const std::vector<RefundPart>& parts, Amount total) {
    for (const RefundPart& part : parts) {
        const std::optional<std::uint32_t> number = world_.orders[part.order].account_coupon;
        const Amount back = draw(total, part.back.coupon);
        if (!number) continue;
        const auto coupon = std::find_if(world_.coupons.begin(), world_.coupons.end(),
                                         [&](const Coupon& each) { return each.number == *number; });
        coupon->left = (coupon->left + back).bounded();
    }
}

/// Cash and credit of the account grow. Debt is paid first; the account leaves arrears when all of its debt is
/// paid. What came by coupon or by other means does not concern the account.
void Replayer::receive(const Funding& money) {
    if (!world_.account) return;
    settle_usage(at_);
    const auto put = [&](Amount Funding::*source, Amount& balance) {
        const Amount kept = world_.arrears ? repay(source, money.*source) : money.*source;
        balance = (balance + kept).bounded();
    };
    put(&Funding::cash, world_.account->cash);
    put(&Funding::credit, world_.account->credit);
}

/// Pays debt, the oldest first. @return what is left of `amount`
/// @pre the account is in arrears
Amount Replayer::repay(Amount Funding::*source, Amount amount) {
    Amount left = amount;
    for (std::size_t i = 0; i < world_.usage_funding.size() && !left.is_zero(); ++i) {
        if (world_.usage_funding[i].debt > left) split_debt(i, left);
        UsageFunding& funding = world_.usage_funding[i];
        const Amount part = draw(funding.debt, left);
        left = (left - part).bounded();
        if (!part.is_zero()) funding.repaid.push_back({source, part});
    }
    Amount& debt = world_.arrears->debt;
    debt = (debt - (amount - left).bounded()).bounded();
    if (debt.is_zero()) {
        const bool resumes = at_ >= world_.arrears->grace_ends && !world_.policy.retention_charged;
        world_.arrears.reset();
        record(EventKind::arrears_cleared);
        if (resumes) refresh_all_rates();
    }
    return left;
}

/// Splits a piece whose debt is more than `left` after the hours that are paid in full, or after the first one, so
/// that a piece of several hours still has one source.
void Replayer::split_debt(std::size_t index, Amount left) {
    const Interval hours = world_.usage_funding[index].hours;
    if (hours.seconds() <= seconds_per_hour) return;
    const Result<Ledger> ledger = ledger_.usage_in(hours, at_, world_.policy);
    if (!ledger) return;  // bills exceed an amount: the world's ledger reports it
    const Bills bills = ledger->bills();
    const Instant beyond = first_hour_beyond(bills, hours, left);
    const Instant cut = beyond - hour > hours.begin ? beyond - hour : beyond;
    UsageFunding rest = world_.usage_funding[index];
    UsageFunding& first = world_.usage_funding[index];
    first.hours.end = rest.hours.begin = cut;
    first.debt = bills.usage_total(first.hours).payable;
    rest.debt = (rest.debt - first.debt).bounded();
    world_.usage_funding.insert(world_.usage_funding.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                                std::move(rest));
}

/// @pre the pool's rates were metered before
void Replayer::refresh_known_rates(std::uint32_t pool) {
    const Status metered = refresh_rates(pool);
    assert(metered.ok() && "these rates were metered before");
    (void)metered;
}

void Replayer::refresh_all_rates() {
    for (std::uint32_t pool = 0; pool < world_.pools.size(); ++pool)
        refresh_known_rates(pool);
}

/// The periods are those of an expired subscription.
void Replayer::put_in_arrears(Instant since) {
    const Instant grace_ends = since + std::chrono::days{world_.policy.arrears_grace_days};
    world_.arrears = Arrears{since, grace_ends,
                             grace_ends + std::chrono::days{world_.policy.arrears_retention_days}, Amount()};
}

/// Grace, then retention, then every pay-per-use pool is deleted (docs/domain/after-the-change.md#arrears).
void Replayer::begin_arrears() {
    record(EventKind::arrears);
    schedule(world_.arrears->grace_ends, DueKind::arrears_grace_end, 0);
    schedule(world_.arrears->retention_ends, DueKind::arrears_retention_end, 0);
}

void Replayer::run_arrears(const Due& due) {
    if (!world_.arrears) return;
    if (due.kind == DueKind::arrears_grace_end && due.at == world_.arrears->grace_ends) {
        record(EventKind::grace_ended);
        if (!world_.policy.retention_charged) refresh_all_rates();
    }
    if (due.kind != DueKind::arrears_retention_end || due.at != world_.arrears->retention_ends) return;
    for (std::uint32_t pool = 0; pool < world_.pools.size(); ++pool) {
        if (!world_.pools[pool].exists()) continue;
        if (world_.pools[pool].mode != BillingMode::pay_per_use) {
            remove_metered_nodes(pool);
            continue;
        }
        if (world_.pools[pool].processing) continue;  // paid for: it becomes yearly/monthly
        record(EventKind::retention_ended, pool);
        remove_pool(pool);
    }
}

/// Of a yearly/monthly pool, which stays with the nodes that are paid.
void Replayer::remove_metered_nodes(std::uint32_t index) {
    const auto is_metered = [](const NodeGroup& group) { return group.mode == BillingMode::pay_per_use; };
    if (std::erase_if(world_.pools.edit(index).nodes, is_metered) == 0) return;
    cancel_open_order(index);
    record(EventKind::pool_scaled, index);
    const Status metered = refresh_rates(index);
    assert(metered.ok() && "fewer nodes are metered");
    (void)metered;
}

/// Buying is restricted while the account is overdrawn (docs/domain/changing-the-mode.md#buying-in-arrears).
Status Replayer::check_may_buy(std::string_view path) {
    if (!world_.arrears) return Done{};
    settle_usage(at_);
    return describe(ErrorId::account_in_arrears, {to_sentence(world_.arrears->debt)}, path);
}

}  // namespace poolbill
