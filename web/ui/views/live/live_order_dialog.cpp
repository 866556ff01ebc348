#include <optional>
#include <string>
#include <utility>

#include "generated/text/change.hpp"
#include "generated/text/dialog.hpp"
#include "generated/text/facts.hpp"
#include "generated/text/live.hpp"
#include "generated/text/payment.hpp"
#include "generated/text/purchase.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/live/live_words.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

/// The stage changes with the press, so that a second press finds no button.
void ask(View& view, LiveWish wish) {
    if (wish == LiveWish::pay) view.live.order->stage = LiveStage::paying;
    if (wish == LiveWish::cancel) view.live.order->stage = LiveStage::cancelling;
    if (wish == LiveWish::forget) view.live.order.reset();
    view.session.emit(live_wish(wish));
}

/// What a stage says, and how.
struct StageText {
    Text title;
    Tone tone = Tone::neutral;
    std::optional<Text> detail = {};
};

StageText words_of(LiveStage stage) {
    switch (stage) {
        case LiveStage::placing:
            return {text::live_placing};
        case LiveStage::not_placed:
            return {text::live_not_placed, Tone::danger, text::live_not_placed_detail};
        case LiveStage::unpaid:
            return {text::live_unpaid, Tone::warning, text::live_unpaid_detail};
        case LiveStage::approval:
            return {text::live_approval, Tone::warning, text::live_approval_detail};
        case LiveStage::paying:
            return {text::live_paying};
        case LiveStage::following:
            return {text::live_following, Tone::neutral, text::live_following_detail};
        case LiveStage::unclear:
            return {text::live_unclear, Tone::warning, text::live_unclear_detail};
        case LiveStage::cancelling:
            return {text::live_cancelling};
        case LiveStage::completed:
            return {text::live_completed, Tone::good};
        case LiveStage::failed:
            return {text::live_order_failed, Tone::danger, text::live_order_failed_detail};
        case LiveStage::cancelled:
            return {text::live_cancelled, Tone::neutral, text::live_order_failed_detail};
    }
    return {text::live_unclear};
}

/// What came, against what was previewed.
std::string against_preview(const View& view, const LiveOrder& order) {
    const Strings& strings = view.ui.strings;
    const std::string price = live_money(view, order.previewed);
    const std::string until = view.format.date_time(order.previewed_expiry);
    const bool is_same_price = !order.due || *order.due == order.previewed;
    const bool is_same_end = !order.expires || *order.expires == order.previewed_expiry;
    return strings.fill(is_same_price && is_same_end ? text::live_as_previewed : text::live_not_as_previewed,
                        {price, until});
}

void order_body(View& view, Rect& body, const LiveOrder& order) {
    Ui& ui = view.ui;
    const Strings& strings = ui.strings;
    const StageText stage = words_of(order.stage);
    std::string detail = stage.detail ? std::string(strings(*stage.detail)) : std::string();
    if (order.stage == LiveStage::completed) detail = against_preview(view, order);
    if (order.stage == LiveStage::unpaid && !view.live.can.pay) detail = strings(text::live_pay_there);
    if (order.problem) detail = live_problem(strings, *order.problem) + (detail.empty() ? "" : " " + detail);
    const bool is_urgent = stage.tone == Tone::danger || order.problem;
    notice(ui, body,
           {.tone = order.problem && stage.tone == Tone::neutral ? Tone::warning : stage.tone,
            .title = strings(stage.title),
            .detail = detail,
            .role = is_urgent ? Role::alert : Role::status});
    body.cut_top(12);
    if (!order.id.empty()) field_text(ui, body, {strings(text::payment_order), order.id});
    field_text(ui, body, {strings(text::change_pool), order.pool});
    field_text(ui, body, {strings(text::purchase_duration), view.format.term(order.term)});
    const LivePrice& price = order.due.value_or(order.previewed);
    const bool differs = order.due && *order.due != order.previewed && !order.is_over();
    field_text(ui, body,
               {strings(order.is_over() ? text::live_price : text::payment_amount), live_money(view, price),
                differs ? strings.fill(text::live_due_differs, {live_money(view, order.previewed)})
                        : std::string()});
    if (order.pay_before && order.stage == LiveStage::unpaid)
        field_text(ui, body,
                   {strings(text::live_pay_before), view.format.date_time(*order.pay_before),
                    std::string(zone_label)});
    if (order.expires)
        field_text(ui, body,
                   {strings(order.stage == LiveStage::completed ? text::facts_expiration
                                                                : text::purchase_expiration),
                    view.format.date_time(*order.expires), std::string(zone_label)});
}

/// *Pay*, *Cancel order*, *Check again* or *Close*, as far as the stage and the console allow.
void order_foot(View& view, const Dialog& dialog, const LiveOrder& order) {
    Ui& ui = view.ui;
    const Strings& strings = ui.strings;
    Rect foot = dialog.foot();
    const auto foot_button = [&](std::string_view key, const std::string& name, ButtonLook look) {
        return button(ui, key, foot.cut_right(button_width(ui, name), 12), name, {.look = look});
    };
    const LiveAbilities& can = view.live.can;
    const bool may_order =
        view.live.shows_console() && view.may_order;  // from a simulation, nothing is ordered
    const bool pays = order.stage == LiveStage::unpaid && can.pay && may_order;
    const bool looks = order.stage == LiveStage::unclear || order.stage == LiveStage::following ||
                       order.stage == LiveStage::approval || (order.stage == LiveStage::unpaid && !can.pay);
    std::optional<LiveWish> wish;
    bool closes = dialog.closed();
    if (pays &&
        foot_button("pay",
                    strings.fill(text::live_pay, {live_money(view, order.due.value_or(order.previewed))}),
                    ButtonLook::primary))
        wish = LiveWish::pay;
    if (looks && foot_button("look", strings(text::live_look), ButtonLook::primary)) wish = LiveWish::look;
    if (order.stage == LiveStage::unpaid && can.cancel && may_order &&
        foot_button("cancel", strings(text::payment_cancel_order), ButtonLook::plain))
        wish = LiveWish::cancel;
    const bool gives_up = order.stage == LiveStage::unclear &&
                          foot_button("give up", strings(text::live_give_up), ButtonLook::plain);
    const bool is_main = !pays && !looks;
    if (foot_button("done", strings(order.is_over() ? text::dialog_close : text::live_close),
                    is_main ? ButtonLook::primary : ButtonLook::plain))
        closes = true;
    if (wish) ask(view, *wish);
    if (closes || gives_up) view.state.overlay.close();
    if ((closes && order.is_over()) || gives_up) ask(view, LiveWish::forget);
}

}  // namespace

void show(View& view, LiveOrderDialog&) {
    if (!view.live.order) return view.state.overlay.close();
    const LiveOrder order = *view.live.order;
    const Dialog dialog(view.ui, {.key = "live_order", .title = view.ui.strings(text::live_order_title)},
                        [&](Rect& body) { order_body(view, body, order); });
    order_foot(view, dialog, order);
}

}  // namespace poolbill::ui::deferred
