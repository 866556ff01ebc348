// The account that pays for the pools: balance, coupons, debt.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

Text coupon_name(CouponKind kind);
/// Nothing while the scenario has no account.
void account_panel(View& view, Rect& rest);

}  // namespace poolbill::ui::deferred
