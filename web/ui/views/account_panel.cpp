#include "web/ui/views/account_panel.hpp"

#include <string>

#include "generated/text/account.hpp"
#include "generated/text/coupon.hpp"
#include "generated/text/menu.hpp"
#include "generated/text/order.hpp"
#include "web/ui/views/panel_action.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

/// "until 2024/05/01 23:59:59", "used up", "has ended"; "for orders from $100.00, without end".
std::string coupon_state(const View& view, const Coupon& coupon) {
    const Strings& strings = view.ui.strings;
    if (coupon.left.is_zero()) return strings(text::coupon_used_up);
    const std::string date = view.format.date_time(coupon.until);
    const std::string validity =
        coupon.until == latest_instant
            ? std::string(strings(text::coupon_no_end))
            : strings.fill(coupon.until > view.session.now() ? text::coupon_until : text::coupon_ended,
                           {date});
    if (coupon.minimum.is_zero()) return validity;
    return strings.fill(text::coupon_orders_from, {view.format.money(coupon.minimum), validity});
}

void fields(View& view, Rect& body, const World& world) {
    Ui& ui = view.ui;
    const Strings& strings = ui.strings;
    const Format& format = view.format;
    const auto add = [&](Text name, Amount amount) {
        field_text(ui, body, {strings(name), format.money(amount)});
    };
    add(text::order_cash, world.account->cash);
    add(text::order_credit, world.account->credit);
    if (world.arrears) add(text::account_debt, world.arrears->debt);
    std::int64_t number = 0;
    for (const Coupon& coupon : world.coupons) {
        const auto scope = ui.scope("coupon", number++);
        field_text(
            ui, body,
            {strings(coupon_name(coupon.kind)), format.money(coupon.left), coupon_state(view, coupon)});
    }
}

}  // namespace

Text coupon_name(CouponKind kind) {
    switch (kind) {
        case CouponKind::voucher:
            break;
        case CouponKind::cash_coupon:
            return text::coupon_cash;
        case CouponKind::stored_value_card:
            return text::coupon_card;
    }
    return text::coupon_voucher;
}

void account_panel(View& view, Rect& rest) {
    const World& world = view.session.world();
    if (!world.account) return;
    constexpr float head_height = 48;
    Ui& ui = view.ui;
    const std::string_view title = ui.strings(text::account_title);
    Panel panel(ui, rest, {.key = "account", .name = title});
    Rect head = panel.head(head_height);
    Rect body = panel.inner.inset(panel_side(ui), 0);
    panel_actions(
        view, head, body, title,
        {{text::menu_top_up, Proposal::Kind::top_up}, {text::coupon_title, Proposal::Kind::add_coupon}});
    panel_title(ui, head, title);
    body.cut_top(4);
    fields(view, body, world);
    panel.inner.cut_top(body.y - panel.inner.y + 8);
}

}  // namespace poolbill::ui::deferred
