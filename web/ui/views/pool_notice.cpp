#include <string>

#include "web/ui/views/order_words.hpp"
#include "web/ui/views/pool_head.hpp"
#include "web/ui/views/rates.hpp"
#include "web/ui/widgets/controls.hpp"

namespace poolbill::ui {
namespace {

struct NoticeText {
    Tone tone = Tone::neutral;
    std::string title, detail;
};

/// The change whose consequences still have to be explained: paid, not dismissed, and less than a day ago.
std::optional<Instant> fresh_change(View& view) {
    const PoolState& pool = view.session.pool();
    if (!pool.subscription || pool.mode != BillingMode::yearly_monthly) return std::nullopt;
    const Instant started = pool.subscription->started;
    if (view.state.change_noted == started) return std::nullopt;
    if (view.session.now() - started > std::chrono::days{1}) return std::nullopt;
    return started;
}

std::optional<NoticeText> what_waits(View& view) {
    const Strings& strings = view.ui.strings;
    if (view.state.problem)
        return NoticeText{Tone::danger, view.state.problem->title, view.state.problem->detail};
    if (view.state.place == Place::pools) return std::nullopt;  // the rest is about one pool
    if (const Order* order = view.session.open_order()) {
        const bool failed = order->failed_payments > 0;
        const bool approved = order->state != OrderState::pending_approval;
        const std::string term = order->term ? view.format.term(*order->term) : std::string();
        return NoticeText{failed ? Tone::danger : Tone::warning,
                          strings.fill(!approved ? Text::pending_title_approval
                                       : failed  ? Text::pending_title_failed
                                                 : Text::pending_title,
                                       {order->id}),
                          strings.fill(Text::pending_detail,
                                       {view.format.money(order->amounts.payable), term,
                                        view.format.date_time(order->deadline), order_news(view, *order),
                                        pay_per_use(view, view.session.world(), order->pool, 60)})};
    }
    if (const auto change = fresh_change(view)) {
        return NoticeText{Tone::good, strings.fill(Text::done_title, {view.format.date_time(*change)}),
                          strings(Text::done_detail)};
    }
    return std::nullopt;
}

Text main_action(const Order& order) {
    return order.state == OrderState::pending_approval ? Text::order_approve : Text::pending_pay;
}

float buttons_width(View& view) {
    const Ui& ui = view.ui;
    if (view.state.problem || view.session.open_order() == nullptr) {
        return button_width(ui, ui.strings(view.state.problem ? Text::error_dismiss : Text::done_dismiss));
    }
    return button_width(ui, ui.strings(main_action(*view.session.open_order()))) + 8 +
           button_width(ui, ui.strings(Text::pending_cancel));
}

constexpr float button_margin = 14;

}  // namespace

float pool_notice_height(View& view, float width) {
    const auto waiting = what_waits(view);
    if (!waiting) return 0;
    const bool below = view.ui.narrow();
    const float words = below ? width : width - buttons_width(view) - 2 * button_margin;
    return notice_height(view.ui, words, waiting->title, waiting->detail) +
           (below ? metrics::control_height + 10 : 0);
}

void pool_notice(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    const auto waiting = what_waits(view);
    if (!waiting) return;
    Rect words = rect;
    const float width = buttons_width(view);
    Rect buttons = ui.narrow()
                       ? Rect{rect.x + button_margin, rect.bottom() - metrics::control_height - 10, width,
                              metrics::control_height}
                       : Rect{rect.right() - width - button_margin,
                              rect.center_y() - metrics::control_height / 2, width, metrics::control_height};
    notice_ground(ui, rect, waiting->tone);
    if (!ui.narrow()) words.cut_right(width + 2 * button_margin);
    notice_words(ui, words, waiting->title, waiting->detail, view.state.problem ? Role::alert : Role::status);

    if (view.state.problem) {
        if (button(ui, "dismiss", buttons, ui.strings(Text::error_dismiss))) view.state.problem.reset();
        return;
    }
    const Order* order = view.session.open_order();
    if (order == nullptr) {
        if (button(ui, "noted", buttons, ui.strings(Text::done_dismiss)))
            view.state.change_noted = fresh_change(view);
        return;
    }
    if (view.read_only) return;
    const std::string pay = ui.strings(main_action(*order));
    const bool opens =
        button(ui, "pay", buttons.cut_left(button_width(ui, pay), 8), pay, {.look = ButtonLook::primary});
    const std::string id = order->id;
    if (button(ui, "cancel", buttons, ui.strings(Text::pending_cancel))) {
        view.propose(Proposal::Kind::cancel_order, id);
    } else if (opens) {
        const bool approves = order->state == OrderState::pending_approval;
        view.state.open_payment(id);
        if (approves) view.state.overlay = Overlay::order;  // where it is approved or refused
    }
}

}  // namespace poolbill::ui
