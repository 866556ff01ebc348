#include "web/ui/views/live/live_orders_dialog.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "generated/text/bulk.hpp"
#include "generated/text/dialog.hpp"
#include "generated/text/live.hpp"
#include "generated/text/payment.hpp"
#include "generated/text/pools.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/live/live_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/surfaces.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float dialog_width = 820;
constexpr std::array columns{
    TableColumn{text::pools_name, {0, 0.36f, 0}, {0, 0.6f, 0}},
    TableColumn{text::payment_order, {0, 0.36f, 1}, {0, 1, 2}},
    TableColumn{text::payment_amount, {0.36f, 0.16f, 0}, {0.6f, 0.4f, 0}, Align::right},
    TableColumn{text::live_state, {0.56f, 0.44f, 0}, {0, 1, 1}}};

LivePrice price_of(const LiveOrder& order) {
    return order.due.value_or(order.previewed);
}

/// What the orders need of the person.
struct Standing {
    std::vector<std::string> all, over, unpaid, unclear;
    std::vector<LivePrice> due;  // of the unpaid ones
    std::size_t completed = 0, failed = 0, paying = 0;
};

Standing standing_of(const std::vector<LiveOrder>& orders) {
    Standing standing;
    for (const LiveOrder& order : orders) {
        standing.all.push_back(order.pool);
        if (order.is_over()) standing.over.push_back(order.pool);
        if (order.stage == LiveStage::completed) ++standing.completed;
        if (order.is_over() && order.stage != LiveStage::completed) ++standing.failed;
        const bool is_paying = order.stage == LiveStage::paying || order.stage == LiveStage::pay_queued ||
                               order.stage == LiveStage::following;
        if (is_paying) ++standing.paying;
        if (order.stage == LiveStage::unclear) standing.unclear.push_back(order.pool);
        if (order.stage != LiveStage::unpaid) continue;
        standing.unpaid.push_back(order.pool);
        standing.due.push_back(price_of(order));
    }
    return standing;
}

Token ink_of(Tone tone) {
    switch (tone) {
        case Tone::danger:
            return Token::danger_text;
        case Tone::warning:
            return Token::pay_per_use_text;
        case Tone::good:
            return Token::yearly_monthly_text;
        case Tone::neutral:
            break;
    }
    return Token::text;
}

/// @return the pool whose row was pressed
std::string orders_table(View& view, Rect& rest, const std::vector<LiveOrder>& orders) {
    Ui& ui = view.ui;
    std::string pressed;
    Table table(ui, rest,
                {.key = "orders",
                 .name = ui.strings(text::live_orders_title),
                 .columns = columns,
                 .rows = static_cast<std::int64_t>(orders.size())});
    for (std::int64_t i = table.first(); i < table.last(); ++i) {
        const LiveOrder& order = orders[static_cast<std::size_t>(i)];
        const StageWords stage = stage_words(order.stage);
        const std::string name = live_pool_name(view, order.pool), state = ui.strings(stage.title);
        std::string label = name;
        label.append(", ").append(state);
        Table::Row row(table, i, label, Tristate::none);
        row.cell(name, type_scale::body, Token::text);
        row.cell(order.id.empty() ? "–" : order.id, type_scale::small, Token::text_faint);
        row.cell(live_money(view, price_of(order)), type_scale::body_strong, Token::text);
        row.cell(state, type_scale::body, ink_of(stage.tone));
        if (row.pressed()) pressed = order.pool;
    }
    return pressed;
}

/// How many orders are where; then what went wrong, for each pool.
void summary(View& view, Rect& body, const Standing& standing) {
    Ui& ui = view.ui;
    const auto count = [&view](std::size_t number) {
        return view.format.count(static_cast<std::int64_t>(number));
    };
    const std::size_t others = standing.all.size() - standing.completed - standing.failed -
                               standing.unpaid.size() - standing.unclear.size();
    const bool has_trouble = standing.failed + standing.unclear.size() > 0;
    std::string detail;
    for (const auto& [words, number] : {std::pair{text::live_count_complete, standing.completed},
                                        {text::live_count_unpaid, standing.unpaid.size()},
                                        {text::live_count_under_way, others},
                                        {text::live_count_unclear, standing.unclear.size()},
                                        {text::live_count_failed, standing.failed}}) {
        if (number > 0)
            detail.append(detail.empty() ? "" : " ").append(ui.strings.fill(words, {count(number)}));
    }
    if (!standing.unpaid.empty())
        detail += " " + std::string(
                            ui.strings(view.live.can.pay ? text::live_unpaid_detail : text::live_pay_there));
    notice(ui, body,
           {.tone = has_trouble                                 ? Tone::warning
                    : standing.completed == standing.all.size() ? Tone::good
                                                                : Tone::neutral,
            .title = ui.strings.fill(text::live_orders_count, {count(standing.all.size())}),
            .detail = detail,
            .role = Role::status});
    body.cut_top(metrics::gap);
}

void problems(View& view, Rect& body, const std::vector<LiveOrder>& orders) {
    Ui& ui = view.ui;
    int index = 0;
    for (const LiveOrder& order : orders) {
        if (!order.problem) continue;
        const auto scope = ui.scope("problem", index++);
        body.cut_top(8);
        notice(ui, body,
               {.tone = order.is_over() ? Tone::danger : Tone::warning,
                .title = live_pool_name(view, order.pool),
                .detail = live_problem(ui.strings, *order.problem),
                .role = Role::alert});
    }
}

std::optional<LiveStage> stage_after(LiveWish wish, bool is_alone) {
    switch (wish) {
        case LiveWish::pay:
            return is_alone ? LiveStage::paying : LiveStage::pay_queued;
        case LiveWish::cancel:
            return LiveStage::cancelling;
        case LiveWish::look:
            return LiveStage::checking;
        case LiveWish::refresh:
        case LiveWish::forget:
            break;
    }
    return {};
}

/// *Pay all*, *Check again* and *Close*, as far as the orders and the console allow.
void orders_foot(View& view, const Dialog& dialog, const Standing& standing) {
    Ui& ui = view.ui;
    Rect foot = dialog.foot();
    const auto foot_button = [&](std::string_view key, const std::string& name, ButtonLook look,
                                 bool enabled = true) {
        return button(ui, key, foot.cut_right(button_width(ui, name), 12), name,
                      {.look = look, .enabled = enabled});
    };
    const bool may_order = view.live.shows_console() && view.may_order;
    // While payments are sent, the button stays where it is: the second press of a double click must not hit another one.
    const bool is_paying = standing.unpaid.empty() && standing.paying > 0;
    const bool pays = (!standing.unpaid.empty() || is_paying) && view.live.can.pay && may_order;
    const bool looks = !standing.unclear.empty();
    const std::string pay = ui.strings.fill(
        text::live_pay_all,
        {view.format.count(static_cast<std::int64_t>(is_paying ? standing.paying : standing.unpaid.size()))});
    const bool has_paid = pays && foot_button("pay", pay, ButtonLook::primary, !is_paying);
    const bool has_looked = looks && foot_button("look", ui.strings(text::live_look),
                                                 pays ? ButtonLook::plain : ButtonLook::primary);
    const bool is_done = standing.over.size() == standing.all.size();
    const bool closes = foot_button("done", ui.strings(is_done ? text::dialog_close : text::live_close_all),
                                    pays || looks ? ButtonLook::plain : ButtonLook::primary);
    const std::optional<LivePrice> sum = live_sum(standing.due);
    if (pays && !is_paying && !ui.narrow())
        foot_amount(ui, foot, ui.strings(text::bulk_sum), sum ? live_money(view, *sum) : "–");
    if (has_paid) ask_of_orders(view, LiveWish::pay, standing.unpaid);
    if (has_looked) ask_of_orders(view, LiveWish::look, standing.unclear);
    if (!closes && !dialog.closed()) return;
    view.state.overlay.close();
    if (!standing.over.empty()) ask_of_orders(view, LiveWish::forget, standing.over);  // they were seen
}

}  // namespace

void ask_of_orders(View& view, LiveWish wish, const std::vector<std::string>& pools) {
    for (const std::string& pool : pools) {
        LiveOrder* order = view.live.order_of(pool);
        const std::optional<LiveStage> after = stage_after(wish, pools.size() == 1);
        if (order != nullptr && after) order->stage = *after;
        if (wish == LiveWish::forget)
            std::erase_if(view.live.orders, [&](const LiveOrder& each) { return each.pool == pool; });
    }
    view.session.emit(live_wish(wish, pools));
}

void live_orders_dialog(View& view) {
    const std::vector<LiveOrder> orders = view.live.orders;
    const Standing standing = standing_of(orders);
    std::string pressed;
    const Dialog dialog(
        view.ui,
        {.key = "live_orders", .title = view.ui.strings(text::live_orders_title), .width = dialog_width},
        [&](Rect& body) {
            summary(view, body, standing);
            const std::string row = orders_table(view, body, orders);
            if (!row.empty()) pressed = row;
            problems(view, body, orders);
        });
    orders_foot(view, dialog, standing);
    if (!pressed.empty()) view.state.overlay.open(LiveOrderDialog{pressed});
}

}  // namespace poolbill::ui::deferred
