#include <array>
#include <optional>
#include <string>
#include <utility>

#include "generated/text/order.hpp"
#include "generated/text/payment.hpp"
#include "generated/text/purchase.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/order_words.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/views/rates.hpp"
#include "web/ui/views/tax_row.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

struct Choice {
    PaymentChoice choice;
    Text name, detail;
};
constexpr std::array<Choice, 4> choices{
    Choice{PaymentChoice::balance, text::payment_balance, text::payment_balance_detail},
    Choice{PaymentChoice::card, text::payment_card, text::payment_card_detail},
    Choice{PaymentChoice::monthly, text::payment_monthly, text::payment_monthly_detail},
    Choice{PaymentChoice::declined, text::payment_declined, text::payment_declined_detail}};

PaymentMethod method_of(PaymentChoice choice) {
    switch (choice) {
        case PaymentChoice::balance:
            return PaymentMethod::balance;
        case PaymentChoice::monthly:
            return PaymentMethod::monthly_settlement;
        case PaymentChoice::card:
        case PaymentChoice::declined:
            break;
    }
    return PaymentMethod::credit_card;
}

/// The coupon as typed: nothing when it is not an amount, or more than is due.
std::optional<Amount> coupon_of(const PaymentDialog& dialog, const Order& order) {
    if (dialog.coupon.empty()) return Amount();
    const Result<Amount> parsed = Amount::parse(dialog.coupon);
    if (!parsed.ok() || parsed->is_negative() || *parsed > order.amounts.payable) return std::nullopt;
    return *parsed;
}

void coupon_field(View& view, Rect& body, PaymentDialog& dialog, const Order& order) {
    if (!view.session.world().policy.coupons_allowed) return;
    Ui& ui = view.ui;
    const std::string_view name = ui.strings(text::payment_coupon);
    Rect row = field(ui, body, name, metrics::control_height);
    if (auto typed = live_text_box(ui, "coupon", row.cut_left(120, 10), name, dialog.coupon))
        dialog.coupon = std::move(*typed);
    const bool usable = coupon_of(dialog, order).has_value();
    const std::string words =
        ui.strings.fill(usable ? text::payment_coupon_detail : text::payment_coupon_wrong,
                        {view.format.money(order.amounts.payable)});
    ui.node(ui.id("coupon words"), usable ? Role::text : Role::alert, words, row);
    row.cut_top((row.h - ui.paragraph_height(row.w, words, type_scale::small)) / 2);
    ui.paragraph(row, words, type_scale::small, usable ? Token::text_dim : Token::danger_text);
}

/// What the balance lacks to pay so much; not above 0: it suffices, or there is always enough money.
AmountSum lacking(const View& view, Amount rest) {
    const std::optional<Account>& account = view.session.world().account;
    return account ? AmountSum(rest) - (account->cash + account->credit) : AmountSum();
}

/// The account's balance and, when that is not enough, the missing amount.
std::string balance_detail(const View& view, Amount rest) {
    const std::optional<Account>& account = view.session.world().account;
    if (!account) return view.ui.strings(text::payment_balance_detail);
    const AmountSum missing = lacking(view, rest);
    const std::string cash = view.format.money(account->cash), credit = view.format.money(account->credit);
    if (missing.units() <= 0) return view.ui.strings.fill(text::payment_balance_has, {cash, credit});
    return view.ui.strings.fill(text::payment_balance_short,
                                {cash, credit, view.format.money(missing.bounded())});
}

std::string detail_of(const View& view, const Choice& choice, Amount rest) {
    return choice.choice == PaymentChoice::balance ? balance_detail(view, rest)
                                                   : std::string(view.ui.strings(choice.detail));
}

void methods(View& view, Rect& body, PaymentDialog& dialog, Amount rest) {
    Ui& ui = view.ui;
    const std::string_view title = ui.strings(text::payment_method);
    ui.label(body.cut_top(20, 8), title, type_scale::body_strong, Token::text);
    const Ui::FlowGroup group(ui, ui.id("method"), Role::radio_group, title, body);
    for (const Choice& each : choices) {
        const std::string_view name = ui.strings(each.name);
        if (radio_card(ui, name, body, name, detail_of(view, each, rest),
                       view.state.payment == each.choice)) {
            view.state.payment = each.choice;
            dialog.failed = false;
        }
        body.cut_top(8);
    }
}

/// "1 month · Discount $62.51"
std::string for_what(const View& view, const Order& order) {
    std::string words = order.term ? view.format.term(*order.term) : std::string();
    if (!order.amounts.discount.is_zero())
        words +=
            " · " + (view.ui.strings(text::order_discount) + " ") + view.format.money(order.amounts.discount);
    return words;
}

void confirm(View& view, PaymentDialog& dialog, Amount coupon) {
    if (view.state.payment == PaymentChoice::declined) {
        dialog.failed = view.attempt(view.session.perform(FailPayment{dialog.order, std::string(declined)}),
                                     text::purchase_pay);
        return;
    }
    if (view.attempt(view.session.perform(PayOrder{dialog.order, method_of(view.state.payment), coupon}),
                     text::purchase_pay)) {
        view.state.overlay.close();
        view.state.payment = PaymentChoice::balance;
        // Where the order was paid from another page, that page keeps the focus.
        view.state.goes_to_notice = view.state.place == Place::pool && view.state.tab == PoolTab::overview;
    }
}

/// What is to be paid.
struct Due {
    const Order& order;
    std::optional<Amount> coupon;  // none when the typed text is not usable
    Amount rest;                   // due after the coupon
};

/// The order's number, and a button that asks whether to cancel it.
void order_row(View& view, Rect& body, const Order& order) {
    Ui& ui = view.ui;
    const std::string_view cancel = ui.strings(text::payment_cancel_order);
    const float width = button_width(ui, cancel, true);
    Rect row = body;
    field_text(ui, row, {ui.strings(text::payment_order), order.id});
    const Rect line = body.cut_top(row.y - body.y);
    const Rect box{line.right() - width, line.y - 4, width, 28};
    if (button(ui, "cancel_order", box, cancel,
               {.look = ButtonLook::quiet, .enabled = !view.read_only, .small = true}))
        view.propose(Proposal::Kind::cancel_order, order.id);
}

void payment_body(View& view, Rect& body, PaymentDialog& dialog, const Due& due) {
    Ui& ui = view.ui;
    const Order& order = due.order;
    if (dialog.failed) {
        notice(ui, body,
               {.tone = Tone::danger,
                .title = ui.strings(text::payment_failed),
                .detail = ui.strings(text::payment_failed_detail),
                .role = Role::alert});
        body.cut_top(12);
    }
    order_row(view, body, order);
    field_text(ui, body,
               {ui.strings(text::payment_amount), view.format.rounded(order.amounts.payable),
                for_what(view, order)});
    coupon_field(view, body, dialog, order);
    // When narrow, the foot has no room for the amount that is left to pay.
    if (ui.narrow() && due.rest != order.amounts.payable)
        field_text(ui, body, {ui.strings(text::purchase_to_pay), view.format.rounded(due.rest)});
    tax_row(view, body, due.rest);
    methods(view, body, dialog, due.rest);
    body.cut_top(8);
    const std::string deadline = view.format.date_time(order.deadline), news = order_news(view, order);
    const std::string waiting =
        order.kind == OrderKind::scaling
            ? ui.strings.fill(text::payment_addition, {deadline, news})
            : ui.strings.fill(text::payment_waiting,
                              {pay_per_use(view, view.session.world(), order.pool, 60), deadline, news});
    sentence(ui, body, ui.id("waiting"), waiting, type_scale::small, Token::text_faint);
}

void payment_foot(View& view, const Dialog& frame, PaymentDialog& dialog, const Due& due) {
    Ui& ui = view.ui;
    Rect foot = frame.foot();
    const bool is_covered =
        view.state.payment != PaymentChoice::balance || lacking(view, due.rest) <= AmountSum();
    const FootChoice choice = dialog_foot(ui, foot, ui.strings(text::payment_confirm),
                                          {.enabled = !view.read_only && due.coupon.has_value() && is_covered,
                                           .cancel = ui.strings(text::payment_later)});
    if (!ui.narrow()) foot_amount(ui, foot, ui.strings(text::purchase_to_pay), view.format.rounded(due.rest));
    if (choice == FootChoice::confirm) return confirm(view, dialog, *due.coupon);
    if (choice == FootChoice::cancel || frame.closed()) view.state.overlay.close();
}

}  // namespace

void show(View& view, PaymentDialog& dialog) {
    Ui& ui = view.ui;
    const Order* order = view.session.find_order(dialog.order);
    if (order == nullptr || order->state != OrderState::pending_payment) return view.state.overlay.close();
    const std::optional<Amount> coupon = coupon_of(dialog, *order);
    const Due due{*order, coupon, (order->amounts.payable - coupon.value_or(Amount())).bounded()};
    const std::string subtitle = pool_subtitle(view.session.world().pools[order->pool]);
    const Dialog frame(ui, {.key = "payment", .title = ui.strings(text::payment_title), .subtitle = subtitle},
                       [&](Rect& body) { payment_body(view, body, dialog, due); });
    payment_foot(view, frame, dialog, due);
}

}  // namespace poolbill::ui
