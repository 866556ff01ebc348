#include "web/ui/views/orders.hpp"

#include <array>
#include <vector>

#include "generated/text/bills.hpp"
#include "generated/text/change.hpp"
#include "generated/text/order.hpp"
#include "generated/text/orders.hpp"
#include "generated/text/pending.hpp"
#include "generated/text/status.hpp"
#include "web/ui/views/order_words.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float buttons_share = 0.2f;
constexpr std::array<TableColumn, 8> columns{
    TableColumn{text::orders_order, {0, 0.22f, 0}, {0, 0.6f, 0}},
    TableColumn{text::orders_kind, {0, 0.22f, 1}, {0, 1, 1}},
    TableColumn{text::orders_submitted, {0.22f, 0.18f, 0}, {}},
    TableColumn{text::change_pool, {0.22f, 0.18f, 1}, {}},
    TableColumn{text::bills_payable, {0.4f, 0.17f, 0}, {0.6f, 0.4f, 0}, Align::right},
    TableColumn{text::orders_state, {0.57f, 0.23f, 0}, {0, 1, 2}},
    TableColumn{text::orders_news, {0.57f, 0.23f, 1}, {0, 1, 2}},
    TableColumn{text::orders_actions, {0.8f, buttons_share, 0}, {}, Align::right}};

/// The numbers of the orders to list: unpaid first, then the newest first.
std::vector<std::uint32_t> listed(View& view) {
    const SharedList<Order>& all = view.session.world().orders;
    const std::uint32_t pool = view.session.pool_index();
    std::vector<std::uint32_t> numbers;
    for (const bool unpaid : {true, false}) {
        for (auto number = static_cast<std::uint32_t>(all.size()); number-- > 0;) {
            const bool listed = view.state.orders_of_all || all[number].pool == pool;
            if (listed && all[number].is_unpaid() == unpaid) numbers.push_back(number);
        }
    }
    return numbers;
}

void pool_choice(View& view, Rect& head) {
    const Strings& strings = view.ui.strings;
    if (view.session.world().pools.size() < 2) return;
    const std::array<Phrase, 2> names{strings(text::orders_this_pool), strings(text::orders_all_pools)};
    const auto pressed = segments_at_right(view.ui, head,
                                           {.key = "pools",
                                            .name = strings(text::change_pool),
                                            .names = names,
                                            .chosen = view.state.orders_of_all ? 1u : 0u});
    if (pressed) view.state.orders_of_all = *pressed == 1;
}

void order_buttons(View& view, Table::Row& row, const Order& order) {
    Ui& ui = view.ui;
    const Ui::Scope cell = row.in_last_cell();
    Rect box = row.rect().inset(metrics::padding, 12);
    const std::string_view pay = ui.strings(text::pending_pay), cancel = ui.strings(text::order_cancel);
    const ButtonOptions plain{.small = true, .description = order.id};
    ButtonOptions primary = plain;
    primary.look = ButtonLook::primary;
    const bool pays = button(ui, "pay", box.cut_right(button_width(ui, pay, true), 8), pay, primary);
    if (button(ui, "cancel", box.cut_right(button_width(ui, cancel, true)), cancel, plain)) {
        view.propose(Proposal::Kind::cancel_order, order.id);
    } else if (pays) {
        view.state.open_payment(order.id);
    }
}

void order_row(View& view, Table& table, std::int64_t index, const Order& order) {
    Ui& ui = view.ui;
    const bool buttons = order.state == OrderState::pending_payment && !view.read_only && !ui.narrow();
    const std::string state = order_state(ui.strings, order),
                      amount = view.format.rounded(order.amounts.payable);
    const float trailing = buttons ? buttons_share * (table.width() - 2 * metrics::padding) : 0;
    Table::Row row(table, index, ui.strings.fill(text::bills_row, {order.id, state, amount}), Tristate::none,
                   trailing);
    if (row.pressed()) view.state.overlay.open(OrderDialog{order.id});
    std::string kind = order_kind(ui.strings, order.kind);
    if (order.term) kind = ui.strings.fill(text::status_separator, {kind, view.format.term(*order.term)});
    row.cell(order.id, type_scale::body_strong, Token::text);
    row.cell(kind, type_scale::small, Token::text_dim);
    row.cell(view.format.date_time(order.submitted), type_scale::body, Token::text);
    row.cell(view.session.world().pools[order.pool].identity.name, type_scale::small, Token::text_dim);
    row.cell(amount, type_scale::body_strong, Token::text);
    Rect box = row.cell(state);
    const Token ink = order_state_color(order);
    ui.dot(box.x + 4, box.center_y(), 4, ink);
    box.cut_left(14);
    const float used = ui.text(box, state, ui.narrow() ? type_scale::small : type_scale::body, ink);
    const std::string news = order_news(view, order);
    Rect news_box = row.cell(news);
    if (ui.narrow()) news_box.cut_left(14 + used, 12);
    ui.text(news_box, news, type_scale::small, Token::text_dim, ui.narrow() ? Align::right : Align::left);
    row.cell("");
    if (buttons) order_buttons(view, row, order);
}

}  // namespace

void orders(View& view, Rect& rest) {
    Ui& ui = view.ui;
    const std::string_view title = ui.strings(text::orders_title);
    Panel panel(ui, rest, {.key = "orders", .name = title, .edge = 1});
    Rect head = panel.head(46);
    pool_choice(view, head);
    panel_title(ui, head, title);
    const std::vector<std::uint32_t> numbers = listed(view);
    if (numbers.empty()) {
        constexpr float edge = 12;
        Rect words = panel.inner.inset(panel_side(ui), edge);
        sentence(ui, words, ui.id("empty"), ui.strings(text::orders_empty), type_scale::body,
                 Token::text_dim);
        panel.inner.cut_top(words.y + edge - panel.inner.y);
        return;
    }
    Table table(ui, panel.inner,
                {.key = "table",
                 .name = title,
                 .columns = columns,
                 .rows = static_cast<std::int64_t>(numbers.size())});
    for (std::int64_t i = table.first(); i < table.last(); ++i)
        order_row(view, table, i, view.session.world().orders[numbers[static_cast<std::size_t>(i)]]);
}

}  // namespace poolbill::ui::deferred
