#include "web/ui/views/pool_notice.hpp"

#include <cstdint>
#include <string>

#include "core/scenario/pool_status.hpp"
#include "generated/text/account.hpp"
#include "generated/text/activating.hpp"
#include "generated/text/done.hpp"
#include "generated/text/error.hpp"
#include "generated/text/menu.hpp"
#include "generated/text/order.hpp"
#include "generated/text/pending.hpp"
#include "generated/text/renewal.hpp"
#include "web/ui/views/order_words.hpp"
#include "web/ui/views/rates.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

/// What a notice is about, which decides its buttons.
enum class Cause : std::uint8_t { problem, money, order, activation, change };

struct NoticeText {
    Cause cause = Cause::problem;
    Tone tone = Tone::neutral;
    std::string title, detail;
};

/// The change whose consequences must still be explained: paid, not dismissed, and less than a day
/// ago.
std::optional<Instant> fresh_change(View& view) {
    const PoolState& pool = view.session.pool();
    if (!pool.subscription || pool.mode != BillingMode::yearly_monthly) return std::nullopt;
    if (status_of(view.session.world(), pool) != PoolStatus::running) return std::nullopt;
    const Instant started = pool.subscription->started;
    if (view.state.change_noted == started) return std::nullopt;
    if (view.session.now() - started > std::chrono::days{1}) return std::nullopt;
    return started;
}

/// Whether the pay-per-use part of the hour of the change has not been settled yet.
bool is_line_to_come(View& view) {
    const Bills usage = view.session.world().bills(view.session.pool_index()).usage();
    const std::int64_t count = usage.line_count();
    return count > 0 && usage.lines(count - 1, 1).front().status != LineStatus::settled;
}

/// The account's debt, as long as something of the pool is pay-per-use and suffers from it.
std::optional<NoticeText> arrears_of(View& view) {
    const World& world = view.session.world();
    const PoolState& pool = view.session.pool();
    const bool is_prepaid = pool.mode == BillingMode::yearly_monthly;
    const bool suffers = !is_prepaid || pool.prepaid_count() < pool.node_count();
    if (!world.arrears || !pool.exists() || !suffers) return std::nullopt;
    const Strings& strings = view.ui.strings;
    const Arrears& arrears = *world.arrears;
    const bool is_frozen = world.until >= arrears.grace_ends;
    const Text detail = is_prepaid  ? text::account_arrears_nodes
                        : is_frozen ? text::account_arrears_frozen
                                    : text::account_arrears_detail;
    return NoticeText{Cause::money, Tone::danger,
                      strings.fill(text::account_in_arrears,
                                   {view.format.rounded(arrears.debt), view.format.date_time(arrears.since)}),
                      strings.fill(detail, {view.format.date_time(arrears.grace_ends),
                                            view.format.date_time(arrears.retention_ends)})};
}

/// That the last automatic renewal was not paid, until the pool is renewed or expires.
std::optional<NoticeText> failed_renewal(View& view) {
    const World& world = view.session.world();
    const PoolState& pool = view.session.pool();
    if (!pool.exists() || !pool.subscription || !pool.subscription->auto_renew) return std::nullopt;
    const Subscription& term = *pool.subscription;
    if (!term.attempted || term.state != SubscriptionState::active) return std::nullopt;
    for (std::size_t i = world.events.size(); i-- > 0 && world.events[i].at >= *term.attempted;) {
        const Event& event = world.events[i];
        if (event.kind != EventKind::auto_renew_attempt || event.pool != view.session.pool_index()) continue;
        if (!event.lacks_money) return std::nullopt;
        const auto next = next_auto_renew(term, world.policy, world.until + Seconds{1});
        const Strings& strings = view.ui.strings;
        return NoticeText{
            Cause::money, Tone::danger, strings.fill(text::renewal_failed, {view.format.date_time(event.at)}),
            strings.fill(next ? text::renewal_failed_again : text::renewal_failed_last,
                         {view.format.date_time(term.expires), next ? view.format.date_time(*next) : ""})};
    }
    return std::nullopt;
}

/// A change that is paid, and not yet active.
std::optional<NoticeText> activation_of(View& view) {
    const World& world = view.session.world();
    const PoolState& pool = view.session.pool();
    if (!pool.processing) return std::nullopt;
    const Order& order = world.orders[*pool.processing];
    return NoticeText{
        Cause::activation, Tone::warning, view.ui.strings.fill(text::activating_title, {order.id}),
        view.ui.strings.fill(text::activating_detail, {view.format.date_time(active_from(world, pool))})};
}

std::optional<NoticeText> what_waits(View& view) {
    const Strings& strings = view.ui.strings;
    if (view.state.problem)
        return NoticeText{Cause::problem, Tone::danger, view.state.problem->title,
                          view.state.problem->detail};
    if (view.state.place != Place::pool) return std::nullopt;  // the other notices are about one pool
    if (const std::optional<NoticeText> arrears = arrears_of(view)) return arrears;
    if (const std::optional<NoticeText> failed = failed_renewal(view)) return failed;
    if (const std::optional<NoticeText> activation = activation_of(view)) return activation;
    if (const Order* order = view.session.open_order(); order && order->kind == OrderKind::scaling) {
        const bool failed = order->failed_payments > 0;
        return NoticeText{
            Cause::order, failed ? Tone::danger : Tone::warning,
            strings.fill(failed ? text::pending_addition_failed : text::pending_addition, {order->id}),
            strings.fill(text::pending_addition_detail,
                         {view.format.rounded(order->amounts.payable), view.format.date_time(order->deadline),
                          order_news(view, *order)})};
    }
    if (const Order* order = view.session.open_order()) {
        const bool failed = order->failed_payments > 0;
        const bool approved = order->state != OrderState::pending_approval;
        const std::string term = order->term ? view.format.term(*order->term) : std::string();
        return NoticeText{Cause::order, failed ? Tone::danger : Tone::warning,
                          strings.fill(!approved ? text::pending_title_approval
                                       : failed  ? text::pending_title_failed
                                                 : text::pending_title,
                                       {order->id}),
                          strings.fill(text::pending_detail,
                                       {view.format.money(order->amounts.payable), term,
                                        view.format.date_time(order->deadline), order_news(view, *order),
                                        pay_per_use(view, view.session.world(), order->pool, 60)})};
    }
    if (const auto change = fresh_change(view)) {
        return NoticeText{Cause::change, Tone::good,
                          strings.fill(text::done_title, {view.format.date_time(*change)}),
                          is_line_to_come(view) ? std::string(strings(text::done_detail)) : std::string()};
    }
    return std::nullopt;
}

Text main_action(const Order& order) {
    return order.state == OrderState::pending_approval ? text::order_approve : text::pending_pay;
}

float buttons_width(View& view, Cause cause) {
    const Ui& ui = view.ui;
    if (cause == Cause::problem) return button_width(ui, ui.strings(text::error_dismiss));
    if (cause == Cause::money) return button_width(ui, ui.strings(text::menu_top_up));
    if (cause == Cause::activation) return 0;
    if (cause == Cause::change) return button_width(ui, ui.strings(text::done_dismiss));
    return button_width(ui, ui.strings(main_action(*view.session.open_order()))) + 8 +
           button_width(ui, ui.strings(text::pending_cancel));
}

/// @pre there is an open order, and it may be acted on
void order_buttons(View& view, Rect buttons) {
    Ui& ui = view.ui;
    const Order* order = view.session.open_order();
    const std::string pay = ui.strings(main_action(*order));
    const bool opens =
        button(ui, "pay", buttons.cut_left(button_width(ui, pay), 8), pay, {.look = ButtonLook::primary});
    const std::string id = order->id;
    if (button(ui, "cancel", buttons, ui.strings(text::pending_cancel))) {
        view.propose(Proposal::Kind::cancel_order, id);
    } else if (opens) {
        const bool approves = order->state == OrderState::pending_approval;
        if (approves) {
            view.state.overlay.open(OrderDialog{id});  // where it is approved or refused
        } else {
            view.state.open_payment(id);
        }
    }
}

/// The buttons that answer the notice.
void notice_buttons(View& view, Cause cause, Rect buttons) {
    Ui& ui = view.ui;
    switch (cause) {
        case Cause::problem:
            if (button(ui, "dismiss", buttons, ui.strings(text::error_dismiss))) view.state.problem.reset();
            return;
        case Cause::money:
            if (!view.read_only &&
                button(ui, "top_up", buttons, ui.strings(text::menu_top_up), {.look = ButtonLook::primary}))
                view.propose(Proposal::Kind::top_up);
            return;
        case Cause::change:
            if (view.state.goes_to_notice) ui.request_focus(ui.id("noted"));
            if (button(ui, "noted", buttons, ui.strings(text::done_dismiss)))
                view.state.change_noted = fresh_change(view);
            return;
        case Cause::order:
            if (!view.read_only) order_buttons(view, buttons);
            return;
        case Cause::activation:
            return;
    }
}

}  // namespace

void pool_notice(View& view, Rect& rest) {
    constexpr float margin = 14, height = metrics::control_height;
    Ui& ui = view.ui;
    const auto waiting = what_waits(view);
    if (!waiting) {
        view.state.goes_to_notice = false;
        return;
    }
    const NoticeOptions options{.tone = waiting->tone,
                                .title = waiting->title,
                                .detail = waiting->detail,
                                .role = waiting->cause == Cause::problem ? Role::alert : Role::status};
    const float width = buttons_width(view, waiting->cause);
    Rect rect = rest, words = rest;
    {
        Backdrop backdrop(ui);
        if (!ui.narrow()) words.cut_right(width + 2 * margin);
        notice_words(ui, words, options);
        if (ui.narrow()) words.cut_top(height + 10);
        rect = rest.cut_top(words.y - rest.y, metrics::gap);
        backdrop.begin();
        notice_ground(ui, rect, waiting->tone);
    }
    notice_buttons(view, waiting->cause,
                   ui.narrow()
                       ? Rect{rect.x + margin, rect.bottom() - height - 10, width, height}
                       : Rect{rect.right() - width - margin, rect.center_y() - height / 2, width, height});
    view.state.goes_to_notice = false;
}

}  // namespace poolbill::ui
