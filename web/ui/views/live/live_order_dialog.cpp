#include <optional>
#include <string>
#include <utility>

#include "generated/text/change.hpp"
#include "generated/text/dialog.hpp"
#include "generated/text/facts.hpp"
#include "generated/text/live.hpp"
#include "generated/text/payment.hpp"
#include "generated/text/purchase.hpp"
#include "web/ui/model/reconciled_bills.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/live/live_orders_dialog.hpp"
#include "web/ui/views/live/live_words.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

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
    const StageWords stage = stage_words(order.stage);
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
    field_text(ui, body, {strings(text::change_pool), live_pool_name(view, order.pool)});
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

/// How the preview and the bill compare, or why they are not compared. @return whether the lines are wanted
bool bill_section(View& view, Rect& body, const LiveOrder& order) {
    Ui& ui = view.ui;
    const Strings& strings = ui.strings;
    const auto say = [&](Tone tone, const std::string& detail) {
        body.cut_top(8);
        notice(ui, body,
               {.tone = tone, .title = strings(text::live_bill), .detail = detail, .role = Role::status});
        body.cut_top(10);
    };
    const LivePreview* preview = view.live.preview_of(order.pool);
    if (!view.live.can.bills) return say(Tone::neutral, strings(text::live_bill_none)), false;
    if (view.live.data == LiveAnswer::waiting) return say(Tone::neutral, strings(text::live_reading)), false;
    if (preview == nullptr || !preview->bills)
        return say(Tone::neutral, strings(text::live_bill_unknown)), false;
    const Result<reconcile::Reconciliation>& compared = preview->bills->compared(view.session);
    if (!compared)
        return say(Tone::warning, problem_words(strings, compared.error(), Subject::action)), false;
    const auto count = [&](reconcile::Verdict verdict) {
        return view.format.count(preview->bills->count(verdict));
    };
    const bool differs = preview->bills->differs();
    say(differs ? Tone::warning : Tone::good,
        strings.fill(text::live_bill_counts,
                     {count(reconcile::Verdict::equal), count(reconcile::Verdict::different),
                      count(reconcile::Verdict::only_here), count(reconcile::Verdict::only_in_bill)}) +
            " " + std::string(strings(differs ? text::live_bill_differs : text::live_bill_agrees)));
    const std::string lines = strings(text::live_bill_lines);
    Rect row = body.cut_top(metrics::control_height);
    return button(ui, "lines", row.cut_left(button_width(ui, lines)), lines);
}

/// To the other orders, if there are any.
void leave(View& view) {
    if (view.live.orders.size() > 1) return view.state.overlay.open(LiveOrderDialog());
    view.state.overlay.close();
}

/// *Pay*, *Cancel order*, *Check again* or *Close*, as far as the stage and the console allow.
void order_foot(View& view, const Dialog& dialog, const LiveOrder& order) {
    Ui& ui = view.ui;
    const Strings& strings = ui.strings;
    Rect foot = dialog.foot();
    const auto foot_button = [&](std::string_view key, const std::string& name, ButtonLook look,
                                 bool enabled = true) {
        return button(ui, key, foot.cut_right(button_width(ui, name), 12), name,
                      {.look = look, .enabled = enabled});
    };
    const LiveAbilities& can = view.live.can;
    const bool may_order =
        view.live.shows_console() && view.may_order;  // from a simulation, nothing is ordered
    // While the payment is sent, the button stays where it is: the second press of a double click must not hit another one.
    const bool is_paying = order.stage == LiveStage::paying || order.stage == LiveStage::pay_queued;
    const bool pays = (order.stage == LiveStage::unpaid || is_paying) && can.pay && may_order;
    const bool looks = order.stage == LiveStage::unclear || order.stage == LiveStage::following ||
                       order.stage == LiveStage::approval || (order.stage == LiveStage::unpaid && !can.pay);
    std::optional<LiveWish> wish;
    bool closes = dialog.closed();
    if (pays &&
        foot_button("pay",
                    strings.fill(text::live_pay, {live_money(view, order.due.value_or(order.previewed))}),
                    ButtonLook::primary, !is_paying))
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
    if (wish) ask_of_orders(view, *wish, {order.pool});
    if (closes || gives_up) leave(view);
    if ((closes && order.is_over()) || gives_up) ask_of_orders(view, LiveWish::forget, {order.pool});
}

}  // namespace

void show(View& view, LiveOrderDialog& shown) {
    const std::vector<LiveOrder>& orders = view.live.orders;
    if (orders.empty()) return view.state.overlay.close();
    const LiveOrder* chosen =
        orders.size() == 1 ? &orders.front() : std::as_const(view.live).order_of(shown.pool);
    if (chosen == nullptr) return live_orders_dialog(view);
    const LiveOrder order = *chosen;
    bool wants_lines = false;
    const Dialog dialog(view.ui, {.key = "live_order", .title = view.ui.strings(text::live_order_title)},
                        [&](Rect& body) {
                            order_body(view, body, order);
                            const bool is_complete = order.stage == LiveStage::completed;
                            if (is_complete && bill_section(view, body, order)) wants_lines = true;
                        });
    order_foot(view, dialog, order);
    if (!wants_lines) return;
    view.state.show_reconcile(view.live.preview_of(order.pool)->bills);
    view.state.overlay.close();  // the order is still there
}

}  // namespace poolbill::ui::deferred
