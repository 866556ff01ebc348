#include <string>
#include <vector>

#include "generated/text/bills.hpp"
#include "generated/text/change.hpp"
#include "generated/text/dialog.hpp"
#include "generated/text/order.hpp"
#include "generated/text/orders.hpp"
#include "generated/text/payment.hpp"
#include "generated/text/pending.hpp"
#include "web/ui/views/event_names.hpp"
#include "web/ui/views/order_words.hpp"
#include "web/ui/views/rates.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

std::vector<FieldText> price_fields(View& view, const Order& order) {
    const Strings& strings = view.ui.strings;
    const Format& format = view.format;
    std::vector<FieldText> fields;
    if (!order.amounts.discount.is_zero() || !order.amounts.truncated.is_zero()) {
        fields.push_back({strings(text::bills_list_price), format.short_money(order.amounts.list), {}});
        fields.push_back({strings(text::order_discount), format.short_money(order.amounts.discount), {}});
        fields.push_back({strings(text::order_truncated), format.short_money(order.amounts.truncated), {}});
    }
    fields.push_back({strings(text::bills_payable), format.short_money(order.amounts.payable), {}});
    return fields;
}

/// What pay-per-use costs as long as the change is not paid.
FieldText cost_of_waiting(View& view, const Order& order) {
    const Strings& strings = view.ui.strings;
    const World& world = view.session.world();
    const Amount waited = world.bills(order.pool).usage_total({order.submitted, view.session.now()}).payable;
    return {strings(text::order_waiting),
            strings.fill(text::order_per_minute, {pay_per_use(view, world, order.pool, 60)}),
            strings.fill(text::order_waited, {view.format.short_money(waited)})};
}

std::vector<FieldText> fields_of(View& view, const Order& order) {
    const Strings& strings = view.ui.strings;
    const Format& format = view.format;
    std::vector<FieldText> fields;
    fields.push_back({strings(text::orders_state), order_state(strings, order), order_news(view, order)});
    fields.push_back({strings(text::orders_kind), order_kind(strings, order.kind),
                      order.term ? format.term(*order.term) : std::string()});
    fields.push_back({strings(text::change_pool), view.session.world().pools[order.pool].identity.name, {}});
    for (FieldText& field : price_fields(view, order))
        fields.push_back(std::move(field));
    if (order.is_unpaid()) {
        fields.push_back({strings(text::order_deadline), format.date_time(order.deadline),
                          strings(text::order_deadline_detail)});
        if (order.kind == OrderKind::change_to_prepaid) fields.push_back(cost_of_waiting(view, order));
    } else if (order.method) {
        fields.push_back(
            {strings(text::payment_method), order_method(strings, order), order_sources(view, order)});
    }
    if (order.failed_payments > 0) {
        fields.push_back({strings(text::order_failed), format.count(order.failed_payments),
                          strings.fill(text::order_last_failure, {order_failure(strings, order)})});
    }
    return fields;
}

std::vector<Event> events_of(View& view, const Order& order) {
    const World& world = view.session.world();
    const std::uint32_t number = *world.order_index(order.id);
    std::vector<Event> events;
    for (const Event& event : world.events) {
        if (event.order == number) events.push_back(event);
    }
    return events;
}

void history(View& view, Rect& body, const std::vector<Event>& events) {
    Ui& ui = view.ui;
    ui.label(body.cut_top(20, 8), ui.strings(text::orders_news), type_scale::body_strong, Token::text);
    std::int64_t number = 0;
    for (const Event& event : events) {
        Rect row = body.cut_top(24);
        const std::string time = view.format.date_time(event.at), name = event_name(ui.strings, event);
        ui.node(ui.id("event", number++), Role::text, time, row).name.append(" ").append(name);
        ui.text(row.cut_left(ui.narrow() ? 170.0f : field_label_width(ui)), time, type_scale::body,
                Token::text_dim);
        ui.text(row, name, type_scale::body, Token::text);
    }
}

/// The approver's choice. Approval opens the payment; refusal shows the closed order.
/// @param id  a copy: deciding replaces the world that holds the order
void approval_foot(View& view, Rect foot, std::string id) {
    Ui& ui = view.ui;
    const std::string_view approve = ui.strings(text::order_approve), refuse = ui.strings(text::order_refuse);
    const Rect main_box = foot.cut_right(button_width(ui, approve), 12);
    const bool refused = button(ui, "refuse", foot.cut_right(button_width(ui, refuse)), refuse);
    if (button(ui, "approve", main_box, approve, {.look = ButtonLook::primary})) {
        if (view.attempt(view.session.perform(ApproveOrder{id, true}), text::order_approve))
            view.state.open_payment(std::move(id));
    } else if (refused) {
        view.attempt(view.session.perform(ApproveOrder{id, false}), text::order_refuse);
    }
}

/// *Pay* and *Cancel order* while the payment is pending, else *Close*.
void order_foot(View& view, const Dialog& dialog, const Order& order) {
    Ui& ui = view.ui;
    Rect foot = dialog.foot();
    const bool open = order.state == OrderState::pending_payment && !view.read_only;
    const std::string_view main = ui.strings(open ? text::pending_pay : text::dialog_close),
                           cancel = ui.strings(text::payment_cancel_order);
    const Rect main_box = foot.cut_right(button_width(ui, main), 12);
    const bool cancels = open && button(ui, "cancel", foot.cut_right(button_width(ui, cancel)), cancel);
    const bool pressed = button(ui, "main", main_box, main, {.look = ButtonLook::primary});
    if (pressed || dialog.closed()) view.state.overlay.close();
    if (cancels) view.propose(Proposal::Kind::cancel_order, order.id);
    if (pressed && open) view.state.open_payment(order.id);
}

}  // namespace

void deferred::show(View& view, OrderDialog& opened) {
    Ui& ui = view.ui;
    const Order* order = view.session.find_order(opened.order);
    if (order == nullptr) return view.state.overlay.close();
    const std::vector<FieldText> fields = fields_of(view, *order);
    const std::vector<Event> events = events_of(view, *order);
    const Dialog dialog(ui, {.key = "order", .title = ui.strings(text::orders_order), .subtitle = order->id},
                        [&](Rect& body) {
                            for (const FieldText& each : fields)
                                field_text(ui, body, each);
                            history(view, body, events);
                        });
    if (order->state == OrderState::pending_approval && !view.read_only) {
        approval_foot(view, dialog.foot(), order->id);
        if (dialog.closed()) view.state.overlay.close();
        return;
    }
    order_foot(view, dialog, *order);
}

}  // namespace poolbill::ui
