#include "core/order/coupon.hpp"

namespace poolbill {

std::string_view to_string(CouponKind kind) {
    switch (kind) {
        case CouponKind::voucher:
            return "voucher";
        case CouponKind::cash_coupon:
            return "cash-coupon";
        case CouponKind::stored_value_card:
            return "stored-value-card";
    }
    return "";
}

std::optional<CouponKind> parse_coupon_kind(std::string_view text) {
    for (const auto kind : {CouponKind::voucher, CouponKind::cash_coupon, CouponKind::stored_value_card}) {
        if (to_string(kind) == text) return kind;
    }
    return std::nullopt;
}

}  // namespace poolbill
