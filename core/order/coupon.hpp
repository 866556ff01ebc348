// Coupons of the account: money that pays pay-per-use usage before the balance does
// (docs/domain/changing-the-mode.md#deduction-order). Coupons of an order are in PayOrder and Renew.
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
    friend bool operator==(const Coupon&, const Coupon&) = default;
};

/// Whether the first one is used before the second one: by kind, then the one that ends first.
constexpr bool is_used_before(const Coupon& first, const Coupon& second) {
    return first.kind != second.kind ? first.kind < second.kind : first.until < second.until;
}

/// "voucher", "cash-coupon", "stored-value-card"
std::string_view to_string(CouponKind kind);
std::optional<CouponKind> parse_coupon_kind(std::string_view text);

}  // namespace poolbill
