#include <algorithm>
#include <array>
#include <utility>

#include "generated/text/bulk.hpp"
#include "generated/text/change.hpp"
#include "generated/text/compare.hpp"
#include "generated/text/dialog.hpp"
#include "generated/text/live.hpp"
#include "generated/text/mode.hpp"
#include "generated/text/payment.hpp"
#include "generated/text/pools.hpp"
#include "generated/text/purchase.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/live/live_bulk.hpp"
#include "web/ui/views/live/live_words.hpp"
#include "web/ui/views/pools/pool_words.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/views/term_chips.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"
#include "web/ui/widgets/surfaces.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float dialog_width = 820;
/// In host mode the last one, which says whether the console's price is the computed one.
constexpr std::array columns{
    TableColumn{text::pools_name, {0, 0.4f, 0}, {0, 0.5f, 0}},
    TableColumn{text::pools_name, {0, 0.4f, 1}, {0, 1, 1}},
    TableColumn{text::mode_pay_per_use, {0.4f, 0.2f, 0}, {0, 1, 1}, Align::right},
    TableColumn{text::bulk_fee, {0.6f, 0.2f, 0}, {0, 1, 2}, Align::right},
    TableColumn{text::compare_saving, {0.8f, 0.2f, 0}, {0.5f, 0.5f, 0}, Align::right},
    TableColumn{text::live_quote, {0.4f, 0.4f, 1}, {0, 1, 3}, Align::right}};

/// A row of the table: a pool and either its costs or a word that replaces them.
struct BulkRow {
    std::string name, id;
    std::array<std::string, 3> figures;  // pay-per-use, prepaid, difference
    std::string word;                    // instead of the figures
    Token ink = Token::text_dim;
    bool cheaper = false;
    bool strong = false;    // the sum
    std::string note = {};  // about the console's price
    Token note_ink = Token::text_faint;
};

BulkRow named(const PoolState& pool) {
    BulkRow row;
    row.name = pool.identity.name;
    row.id = pool.identity.id;
    return row;
}

void fill_in(View& view, BulkRow& row, const BulkCost& cost) {
    row.figures = {view.format.rounded(cost.pay_per_use), view.format.money(cost.prepaid),
                   view.format.rounded(cost.saving)};
    row.cheaper = !cost.saving.is_negative();
}

/// The sum of all changes; for a single change it would only repeat the row below.
bool has_sum_row(const BulkChange& change) {
    return change.possible() > 1 && change.sum();
}

BulkRow sum_row(View& view, const BulkChange& change, const std::optional<LiveBulk>& bulk) {
    BulkRow row;
    row.name = view.ui.strings(text::bulk_all);
    row.strong = true;
    BulkCost sum = *change.sum();
    if (bulk && bulk->sum) {
        AmountSum pay_per_use, prepaid;
        for (std::size_t i = 0; i < change.possible(); ++i) {
            const BulkCost cost =
                live_cost(view, view.session.world().pools[change.pools()[i]].identity.id, change.cost(i));
            pay_per_use += cost.pay_per_use;
            prepaid += cost.prepaid;
        }
        sum.pay_per_use = pay_per_use.bounded();
        sum.prepaid = prepaid.bounded();
        sum.saving = (sum.pay_per_use - sum.prepaid).bounded();
    }
    fill_in(view, row, sum);
    return row;
}

/// The costs of a change, or why the pool cannot change.
BulkRow planned(View& view, const BulkChange& change, std::size_t position) {
    const World& world = view.session.world();
    const std::uint32_t index = change.pools()[position];
    BulkRow row = named(world.pools[index]);
    if (position < change.possible()) {
        if (!view.live.shows_console()) {
            fill_in(view, row, change.cost(position));
            return row;
        }
        fill_in(view, row, live_cost(view, row.id, change.cost(position)));
        const LiveBulkRow there = live_bulk_row(view, row.id, change.cost(position).prepaid);
        if (!there.price.empty()) row.figures[1] = there.price;
        row.note = there.note;
        row.note_ink = there.ink;
        return row;
    }
    const std::uint32_t failed = failed_conditions(world, index);
    row.word = failed == 0
                   ? problem_words(view.ui.strings, quote(world, index, view.state.term, world.until).error(),
                                   Subject::action)
                   : std::string(view.ui.strings(eligibility_word(failed).text));
    return row;
}

/// The outcome of an order.
BulkRow ordered(View& view, const OrderOutcome& outcome) {
    BulkRow row = named(view.session.world().pools[outcome.pool]);
    const bool made = outcome.error.code.empty();
    const Order* order = made ? view.session.find_order(outcome.order) : nullptr;
    const bool paid = order != nullptr && order->paid.has_value();
    row.word = made ? view.ui.strings.fill(paid ? text::bulk_paid : text::bulk_ordered, {outcome.order})
                    : problem_words(view.ui.strings, outcome.error, Subject::action);
    row.ink = made ? Token::yearly_monthly_text : Token::danger_text;
    return row;
}

std::string figure(Ui& ui, Text name, const std::string& amount) {
    if (!ui.narrow() || amount.empty()) return amount;
    return std::string(ui.strings(name)) + " " + amount;
}

/// A table of pools; `row_of(i)` is the row at position `i`.
template <class RowOf>
void bulk_table(Ui& ui, Rect& rest, std::size_t count, bool is_live, RowOf row_of) {
    Table table(ui, rest,
                {.key = "pools",
                 .name = ui.strings(text::bulk_table),
                 .columns = std::span(columns).first(columns.size() - (is_live ? 0 : 1)),
                 .rows = static_cast<std::int64_t>(count)});
    for (std::int64_t i = table.first(); i < table.last(); ++i) {
        const BulkRow shown = row_of(static_cast<std::size_t>(i));
        const std::string& last = shown.word.empty() ? shown.figures[2] : shown.word;
        Table::Row row(table, i, shown.name + ", " + last, Tristate::none);
        const TextStyle body = shown.strong ? type_scale::body_strong : type_scale::body;
        const bool has_figures = shown.word.empty();
        row.cell(shown.name, body, Token::text);
        const Rect id_box = row.cell(shown.id);
        // When narrow, the figures are here, each with its own label because there are no heads.
        if (!ui.narrow() || !has_figures) ui.text(id_box, shown.id, type_scale::small, Token::text_faint);
        row.cell(figure(ui, text::mode_pay_per_use, shown.figures[0]), ui.narrow() ? type_scale::small : body,
                 Token::text);
        row.cell(figure(ui, text::bulk_fee, shown.figures[1]),
                 ui.narrow() ? type_scale::small : type_scale::body_strong, Token::text);
        Rect box = row.cell(last);
        if (has_figures) {
            ui.text(box, last, ui.fitting(box.w, last, body),
                    shown.cheaper ? Token::yearly_monthly_text : Token::pay_per_use_text, Align::right);
            if (is_live) row.cell(shown.note, type_scale::small, shown.note_ink);
            continue;
        }
        // The word replaces the figures.
        const float width = row.rect().w * 0.55f;
        box = {box.right() - width, box.y, width, box.h};
        ui.text(box, last, body, shown.ink, Align::right);
        if (is_live) row.cell("");
    }
}

std::string count_of(View& view, std::size_t number) {
    return view.format.count(static_cast<std::int64_t>(number));
}

Amount sum_due(View& view, const std::vector<std::string>& orders) {
    AmountSum sum;
    for (const std::string& order : orders)
        sum += view.session.find_order(order)->amounts.payable;
    return sum.bounded();
}

/// The orders that were made and are not paid.
std::vector<std::string> unpaid_of(View& view, const std::vector<OrderOutcome>& outcomes) {
    std::vector<std::string> unpaid;
    for (const OrderOutcome& outcome : outcomes) {
        const Order* order = outcome.error.code.empty() ? view.session.find_order(outcome.order) : nullptr;
        if (order != nullptr && order->state == OrderState::pending_payment) unpaid.push_back(order->id);
    }
    return unpaid;
}

void outcome_body(View& view, Rect& body, const std::vector<OrderOutcome>& outcomes,
                  const std::vector<std::string>& unpaid) {
    Ui& ui = view.ui;
    const bool is_paid = unpaid.empty();
    // When narrow, the foot has no room for it.
    if (ui.narrow() && !is_paid)
        field_text(ui, body, {ui.strings(text::bulk_sum), view.format.money(sum_due(view, unpaid))});
    const auto made = static_cast<std::size_t>(
        std::count_if(outcomes.begin(), outcomes.end(),
                      [](const OrderOutcome& outcome) { return outcome.error.code.empty(); }));
    std::string title;
    for (const auto& [words, number] :
         {std::pair{text::bulk_made, made}, {text::bulk_not_made, outcomes.size() - made}}) {
        if (number > 0)
            title.append(title.empty() ? "" : " ").append(ui.strings.fill(words, {count_of(view, number)}));
    }
    notice(ui, body,
           {.tone = made == outcomes.size() ? Tone::good : Tone::warning,
            .title = title,
            .detail = is_paid ? std::string() : std::string(ui.strings(text::bulk_result_detail)),
            .role = Role::status});
    body.cut_top(metrics::gap);
    bulk_table(ui, body, outcomes.size(), false, [&](std::size_t i) { return ordered(view, outcomes[i]); });
}

/// The outcome of each order, and the payment of all in one step.
void outcome_dialog(View& view, const std::vector<OrderOutcome>& outcomes) {
    Ui& ui = view.ui;
    const std::vector<std::string> unpaid = unpaid_of(view, outcomes);
    const Dialog dialog(
        ui, {.key = "bulk_result", .title = ui.strings(text::change_title), .width = dialog_width},
        [&](Rect& body) { outcome_body(view, body, outcomes, unpaid); });
    if (unpaid.empty()) {
        if (close_foot(ui, dialog)) view.state.overlay.close();
        return;
    }
    Rect foot = dialog.foot();
    const FootChoice choice =
        dialog_foot(ui, foot, ui.strings(text::bulk_pay),
                    {.enabled = !view.read_only, .cancel = ui.strings(text::payment_later)});
    if (!ui.narrow())
        foot_amount(ui, foot, ui.strings(text::bulk_sum), view.format.money(sum_due(view, unpaid)));
    // What did not work is said on the page.
    const bool failed =
        choice == FootChoice::confirm && !view.attempt(view.session.pay_orders(unpaid), text::bulk_pay);
    if (failed || choice == FootChoice::cancel || dialog.closed()) view.state.overlay.close();
}

/// The term, the number of pools that can change, and a row for each pool.
/// @param bulk  of the console, in host mode
void bulk_body(View& view, Rect& body, const BulkChange& change, const std::optional<LiveBulk>& bulk) {
    Ui& ui = view.ui;
    const std::size_t count = change.pools().size(), sums = has_sum_row(change) ? 1 : 0;
    {
        Field row(ui, body, ui.strings(text::purchase_duration));
        term_chips(view, row.content, view.state.term);
    }
    const std::string_view renew = ui.strings(text::purchase_auto_renew);
    const Rect box = field(ui, body, renew, 24);
    if (const auto changed =
            toggle(ui, "auto_renew", {box.x, box.y, 32, box.h}, renew, view.state.auto_renew))
        view.state.auto_renew = *changed;
    const std::string title = ui.strings.fill(
        text::bulk_title, {count_of(view, change.possible()), count_of(view, count - change.possible())});
    notice(ui, body,
           {.tone = change.possible() == count ? Tone::neutral : Tone::warning,
            .title = title,
            .detail = ui.strings(text::bulk_detail),
            .role = Role::status});
    body.cut_top(metrics::gap);
    if (bulk) live_bulk_notice(view, body, *bulk);
    bulk_table(ui, body, sums + count, bulk.has_value(), [&](std::size_t i) {
        return i < sums ? sum_row(view, change, bulk) : planned(view, change, i - sums);
    });
}

void submit(View& view, BulkDialog& dialog) {
    const BulkChange& change = dialog.change;
    const std::vector<std::uint32_t> chosen(
        change.pools().begin(), change.pools().begin() + static_cast<std::ptrdiff_t>(change.possible()));
    Result<std::vector<OrderOutcome>> outcomes =
        view.session.order_changes(chosen, view.state.term, view.state.auto_renew);
    if (outcomes.ok()) {
        dialog.outcomes = std::move(outcomes).value();
        view.state.pools.selected.clear();
        return;
    }
    view.attempt(outcomes.error(), text::change_title);
    view.state.overlay.close();
}

/// In host mode: orders at the console for the pools that have a price.
void order_foot(View& view, const Dialog& frame, Rect foot, const LiveBulk& bulk) {
    Ui& ui = view.ui;
    const std::string place = ui.strings.fill(text::live_place_all, {count_of(view, bulk.plans.size())});
    const bool is_ready = !bulk.plans.empty() && bulk.waiting == 0 && view.may_order;
    const FootChoice choice = dialog_foot(ui, foot, place, {.enabled = is_ready});
    foot_amount(ui, foot, ui.strings(text::bulk_sum), bulk.sum ? live_money(view, *bulk.sum) : "–");
    if (choice == FootChoice::confirm) {
        view.state.pools.selected.clear();
        return order_there(view, bulk.plans);
    }
    if (choice == FootChoice::cancel || frame.closed()) view.state.overlay.close();
}

}  // namespace

void show(View& view, BulkDialog& dialog) {
    if (!dialog.outcomes.empty()) return outcome_dialog(view, dialog.outcomes);
    Ui& ui = view.ui;
    BulkChange& change = dialog.change;
    change.refresh(view.session, view.state.pools.selected, view.state.term);
    const std::string subtitle =
        ui.strings.fill(text::pools_selected, {count_of(view, change.pools().size())});
    std::optional<LiveBulk> bulk;
    if (view.live.shows_console()) bulk = live_bulk(view, change);
    const Dialog frame(
        ui,
        {.key = "bulk", .title = ui.strings(text::change_title), .subtitle = subtitle, .width = dialog_width},
        [&](Rect& body) { bulk_body(view, body, change, bulk); });
    Rect foot = frame.foot();
    if (bulk) return order_foot(view, frame, foot, *bulk);
    const std::optional<BulkCost>& sum = change.sum();
    const FootChoice choice = dialog_foot(ui, foot, ui.strings(text::dialog_ok),
                                          {.enabled = change.possible() > 0 && sum && !view.read_only});
    foot_amount(ui, foot, ui.strings(text::bulk_sum), sum ? view.format.money(sum->prepaid) : "–");
    if (choice == FootChoice::confirm) return submit(view, dialog);
    if (choice == FootChoice::cancel || frame.closed()) view.state.overlay.close();
}

}  // namespace poolbill::ui::deferred
