// Coupons of the account: what pays pay-per-use usage and automatic renewals before the balance does
// (docs/domain/changing-the-mode.md#deduction-order). The coupon of an order that is paid by hand is in PayOrder and Renew.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/money/amount.hpp"
#include "core/time/instant.hpp"

namespace poolbill {

/// In the order in which they are used (docs/domain/assumptions.md#usage-coupons).
enum class CouponKind : std::uint8_t { voucher, cash_coupon, stored_value_card };

struct Coupon {
    CouponKind kind = CouponKind::voucher;
    Amount left;
    Instant until = latest_instant;  // it pays what is settled before
    Amount minimum = {};             // the least fee that it pays a part of; 0 when it has none
    std::uint32_t number = 0;  // its place among the account's coupons, by the time at which they were added
    friend bool operator==(const Coupon&, const Coupon&) = default;

    bool is_usable(Instant at) const { return at < until && !left.is_zero(); }
    /// Usage is deducted by the hour, in amounts that reach no minimum: a coupon with one is for orders
    /// (docs/domain/assumptions.md#usage-coupons).
    bool pays_usage(Instant settlement) const { return is_usable(settlement) && minimum.is_zero(); }
    /// Stored-value cards pay usage only (docs/domain/assumptions.md#renewal-coupons).
    bool pays_order(Amount fee, Instant at) const {
        return is_usable(at) && kind != CouponKind::stored_value_card && minimum <= fee;
    }
};

/// Whether the first one is used before the second one: by kind, then the one that ends first.
constexpr bool is_used_before(const Coupon& first, const Coupon& second) {
    return first.kind != second.kind ? first.kind < second.kind : first.until < second.until;
}

/// "voucher", "cash-coupon", "stored-value-card"
std::string_view to_string(CouponKind kind);
std::optional<CouponKind> parse_coupon_kind(std::string_view text);

}  // namespace poolbill
