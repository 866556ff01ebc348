#include <array>
#include <optional>
#include <string>
#include <utility>

#include "web/ui/views/change_dialog.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/order_dialog.hpp"
#include "web/ui/views/order_words.hpp"
#include "web/ui/views/rates.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

constexpr float dialog_width = 620, edge = 20, card_gap = 8, coupon_width = 120;

struct Choice {
    PaymentChoice choice;
    Text name, detail;
};
constexpr std::array<Choice, 4> choices{
    Choice{PaymentChoice::balance, Text::payment_balance, Text::payment_balance_detail},
    Choice{PaymentChoice::card, Text::payment_card, Text::payment_card_detail},
    Choice{PaymentChoice::monthly, Text::payment_monthly, Text::payment_monthly_detail},
    Choice{PaymentChoice::declined, Text::payment_declined, Text::payment_declined_detail}};

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

/// The coupon as typed: nothing when it is no amount, or more than is due.
std::optional<Amount> coupon_of(const View& view, const Order& order) {
    if (view.state.coupon.empty()) return Amount();
    const Result<Amount> parsed = Amount::parse(view.state.coupon);
    if (!parsed.ok() || parsed->is_negative() || *parsed > order.amounts.payable) return std::nullopt;
    return *parsed;
}

void coupon_field(View& view, Rect row, const Order& order) {
    Ui& ui = view.ui;
    const std::string_view name = ui.strings(Text::payment_coupon);
    if (auto typed = live_text_box(ui, "coupon", row.cut_left(coupon_width, 10), name, view.state.coupon))
        view.state.coupon = std::move(*typed);
    const bool usable = coupon_of(view, order).has_value();
    const std::string words =
        ui.strings.fill(usable ? Text::payment_coupon_detail : Text::payment_coupon_wrong,
                        {view.format.money(order.amounts.payable)});
    ui.node(ui.id("coupon words"), usable ? Role::text : Role::alert, words, row);
    row.cut_top((row.h - ui.paragraph_height(row.w, words, type_scale::small)) / 2);
    ui.paragraph(row, words, type_scale::small, usable ? Token::text_dim : Token::danger_text);
}

/// What the account holds and, when that is not enough, what is missing.
std::string balance_detail(const View& view, Amount rest) {
    const std::optional<Account>& account = view.session.world().account;
    if (!account) return view.ui.strings(Text::payment_balance_detail);
    const AmountSum missing = AmountSum(rest) - (account->cash + account->credit);
    const std::string cash = view.format.money(account->cash), credit = view.format.money(account->credit);
    if (missing.units() <= 0) return view.ui.strings.fill(Text::payment_balance_has, {cash, credit});
    return view.ui.strings.fill(Text::payment_balance_short,
                                {cash, credit, view.format.money(missing.bounded())});
}

std::string detail_of(const View& view, const Choice& choice, Amount rest) {
    return choice.choice == PaymentChoice::balance ? balance_detail(view, rest)
                                                   : std::string(view.ui.strings(choice.detail));
}

float methods_height(const View& view, float width, Amount rest) {
    float height = 0;
    for (const Choice& each : choices)
        height += radio_card_height(view.ui, width, detail_of(view, each, rest)) + card_gap;
    return height;
}

void methods(View& view, Rect rect, Amount rest) {
    Ui& ui = view.ui;
    const auto group = ui.group(ui.id("method"), Role::radio_group, ui.strings(Text::payment_method), rect);
    for (const Choice& each : choices) {
        const std::string_view name = ui.strings(each.name);
        const std::string detail = detail_of(view, each, rest);
        const Rect card = rect.cut_top(radio_card_height(ui, rect.w, detail), card_gap);
        if (radio_card(ui, name, card, name, detail, view.state.payment == each.choice)) {
            view.state.payment = each.choice;
            view.state.payment_failed = false;
        }
    }
}

/// "1 month · Discount $62.51"
std::string for_what(const View& view, const Order& order) {
    std::string words = order.term ? view.format.term(*order.term) : std::string();
    if (!order.amounts.discount.is_zero())
        words +=
            " · " + (view.ui.strings(Text::order_discount) + " ") + view.format.money(order.amounts.discount);
    return words;
}

void confirm(View& view, const std::string& order, Amount coupon) {
    if (view.state.payment == PaymentChoice::declined) {
        view.state.payment_failed =
            view.attempt(view.session.perform(FailPayment{order, std::string(declined)}, "action.fail"));
        return;
    }
    if (view.attempt(
            view.session.perform(PayOrder{order, method_of(view.state.payment), coupon}, "action.pay"))) {
        view.state.overlay = Overlay::none;
        view.state.payment = PaymentChoice::balance;
    }
}

}  // namespace

void payment_dialog(View& view) {
    Ui& ui = view.ui;
    const Order* order = chosen_order(view);
    if (order == nullptr || order->state != OrderState::pending_payment) {
        view.state.overlay = Overlay::none;
        return;
    }
    const std::string id = order->id, amount = view.format.money(order->amounts.payable);
    const std::optional<Amount> coupon = coupon_of(view, *order);
    const Amount rest = (order->amounts.payable - coupon.value_or(Amount())).bounded();
    const bool takes_coupon = view.session.world().policy.coupons_allowed;
    const std::string waiting = ui.strings.fill(
        Text::payment_waiting, {pay_per_use(view, view.session.world(), order->pool, 60),
                                view.format.date_time(order->deadline), order_news(view, *order)});
    const std::string_view failed = ui.strings(Text::payment_failed),
                           failed_detail = ui.strings(Text::payment_failed_detail);
    const float width = Dialog::body_width(ui, dialog_width);
    const std::string what = for_what(view, *order);
    const float failed_height =
        view.state.payment_failed ? notice_height(ui, width, failed, failed_detail) + 12 : 0;
    const float cards_height = methods_height(view, width, rest);
    // Narrow, the foot has no room for what is left to be paid.
    const bool says_rest = ui.narrow() && rest != order->amounts.payable;
    const std::string left = view.format.money(rest);
    const float height = 2 * edge + failed_height + (says_rest ? 2 : 1) * field_height(ui, 20) +
                         field_text_height(ui, width, amount, what) + 28 +
                         (takes_coupon ? field_height(ui, metrics::control_height) : 0) + cards_height + 8 +
                         ui.paragraph_height(width, waiting, type_scale::small);

    const PoolState& pool = view.session.world().pools[order->pool];
    Dialog dialog(ui, "payment", ui.strings(Text::payment_title),
                  pool.identity.name + " · " + pool.identity.id, dialog_width, height, dialog_foot_height);
    Rect body = dialog.body();
    body.cut_top(edge);
    if (view.state.payment_failed)
        notice(ui, body.cut_top(failed_height - 12, 12), Tone::danger, failed, failed_detail, Role::alert);
    field_text(ui, body, ui.strings(Text::payment_order), id);
    field_text(ui, body, ui.strings(Text::payment_amount), amount, what);
    if (takes_coupon) {
        coupon_field(view, field(ui, body, ui.strings(Text::payment_coupon), metrics::control_height),
                     *order);
    }
    if (says_rest) field_text(ui, body, ui.strings(Text::purchase_to_pay), left);
    ui.label(body.cut_top(20, 8), ui.strings(Text::payment_method), type_scale::body_strong, Token::text);
    methods(view, body.cut_top(cards_height, 8), rest);
    ui.node(ui.id("waiting"), Role::text, waiting, body.cut_top(0));
    ui.paragraph(body, waiting, type_scale::small, Token::text_faint);

    Rect foot = dialog.begin_foot();
    const std::string_view pay = ui.strings(Text::payment_confirm),
                           cancel = ui.strings(Text::payment_cancel_order);
    const Rect pay_box = foot.cut_right(button_width(ui, pay), 12),
               cancel_box = foot.cut_right(button_width(ui, cancel), 12);
    const bool cancelled = button(ui, "cancel_order", cancel_box, cancel, {.enabled = !view.read_only});
    const bool confirmed =
        button(ui, "confirm", pay_box, pay,
               {.look = ButtonLook::primary, .enabled = !view.read_only && coupon.has_value()});
    if (!ui.narrow()) foot_amount(ui, foot, ui.strings(Text::purchase_to_pay), left);
    if (cancelled) {
        view.propose(Proposal::Kind::cancel_order, id);
    } else if (confirmed) {
        confirm(view, id, *coupon);
    } else if (dialog.closed()) {
        view.state.overlay = Overlay::none;
    }
}

}  // namespace poolbill::ui
