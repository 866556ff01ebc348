#include <optional>
#include <string>
#include <vector>

#include "generated/text/header.hpp"
#include "generated/text/menu.hpp"
#include "generated/text/order.hpp"
#include "generated/text/prices.hpp"
#include "generated/text/reconcile.hpp"
#include "generated/text/samples.hpp"
#include "generated/text/shortcuts.hpp"
#include "web/ui/views/proposal_words.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

using Kind = Proposal::Kind;

/// What an item does when it is pressed.
enum class ItemEffect : std::uint8_t {
    change,
    pay,
    propose,
    edit,
    new_pool,
    prices,
    reconcile,
    samples,
    scenario,
    shortcuts,
    reset
};

struct Item {
    std::string_view key;
    Text name;
    ItemEffect effect;
    std::optional<Text> why_not = {};  // it does not apply
    Kind kind = Kind::cancel_order;    // of the proposal
};

/// Whether it can be paid now, as an order that waits for its approval cannot.
bool may_be_paid(const Order& order) {
    return order.state == OrderState::pending_payment;
}

/// Every action that a pool can have, and why one does not apply now.
std::vector<Item> items(View& view) {
    const bool possible =
        all_passed(check_change_to_prepaid(view.session.world(), view.session.pool_index()));
    const Order* order = view.session.open_order();
    const bool has_order = order != nullptr;
    std::vector<Item> list{{"change", text::menu_change, ItemEffect::change}};
    if (!possible) list.back().why_not = text::menu_change_blocked;
    if (has_order)
        list.push_back(
            {"pay", may_be_paid(*order) ? text::menu_pay_order : text::order_approve, ItemEffect::pay});
    for (int i = 0; i <= static_cast<int>(Proposal::last_kind); ++i) {
        const auto kind = static_cast<Kind>(i);
        const ProposalWords words = words_of(kind);
        if (words.applies_to == AppliesTo::open_order && !has_order) continue;
        if (words.applies_to == AppliesTo::account && !view.session.world().account) continue;
        list.push_back({words.key, words.item, ItemEffect::propose,
                        why_not(view.session.world(), view.session.pool(), kind), kind});
    }
    if (!view.read_only) {
        list.push_back({"edit", text::menu_edit_pool, ItemEffect::edit});
        list.push_back({"new_pool", text::menu_new_pool, ItemEffect::new_pool});
    }
    list.push_back({"prices", text::prices_title, ItemEffect::prices});
    list.push_back({"reconcile", text::reconcile_title, ItemEffect::reconcile});
    if (!view.samples.empty()) list.push_back({"samples", text::samples_title, ItemEffect::samples});
    list.push_back({"scenario", text::menu_scenario, ItemEffect::scenario});
    list.push_back({"shortcuts", text::shortcuts_title, ItemEffect::shortcuts});
    if (!view.read_only) list.push_back({"reset", text::menu_reset, ItemEffect::reset});
    return list;
}

/// @param anchor  where a menu that the item opens is placed
void choose(View& view, const Item& item, const Rect& anchor) {
    const Order* order = view.session.open_order();
    switch (item.effect) {
        case ItemEffect::change:
            return view.state.overlay.open(item.why_not ? Overlay(ChecklistDialog())
                                                        : Overlay(ChangeDialog()));
        case ItemEffect::pay:
            if (may_be_paid(*order)) return view.state.open_payment(order->id);
            return view.state.overlay.open(OrderDialog{order->id});  // where it is approved or refused
        case ItemEffect::propose:
            return view.propose(item.kind, item.kind == Kind::cancel_order ? order->id : std::string());
        case ItemEffect::edit:
            return view.state.overlay.open(
                PoolDialog{.today = view.today, .edited = view.session.pool_index()});
        case ItemEffect::new_pool:
            return view.state.overlay.open(PoolDialog{.today = view.today, .edited = {}});
        case ItemEffect::prices:
            return view.state.show_prices();
        case ItemEffect::reconcile:
            return view.state.show_reconcile();
        case ItemEffect::samples:
            return view.state.overlay.open(SamplesMenu{anchor});
        case ItemEffect::scenario:
            return view.state.overlay.open(ScenarioDialog());
        case ItemEffect::shortcuts:
            return view.state.overlay.open(ShortcutsDialog());
        case ItemEffect::reset:
            view.state.start_over();
            view.attempt(view.session.restart(), text::menu_reset);
            return;
    }
}

}  // namespace

void show(View& view, MoreMenu& opened) {
    Ui& ui = view.ui;
    const std::vector<Item> list = items(view);
    std::vector<MenuItem> shown;
    for (const Item& item : list)
        shown.push_back({std::string(item.key), ui.strings(item.name),
                         item.why_not ? std::string(ui.strings(*item.why_not)) : std::string(), false,
                         !item.why_not || item.effect == ItemEffect::change});  // which shows the conditions
    const MenuChoice choice = menu(ui,
                                   {.key = "more_menu",
                                    .name = ui.strings(text::header_more),
                                    .anchor = opened.anchor,
                                    .width = ui.narrow() ? 280.0f : 320.0f},
                                   shown);
    if (choice.closed) view.state.overlay.close();
    if (choice.pressed) choose(view, list[*choice.pressed], opened.anchor);
}

}  // namespace poolbill::ui
