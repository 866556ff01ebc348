#include "web/ui/views/more_menu.hpp"

#include <optional>
#include <string>
#include <vector>

#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

using Kind = Proposal::Kind;

struct Item {
    std::string_view key;
    Text name;
    std::optional<Kind> proposal;
    bool applies = true;
    Text why_not = Text::menu_not_prepaid;  // why it does not apply
};

/// Every action that a pool can have, and why one does not apply now.
std::vector<Item> items(View& view) {
    const PoolState& pool = view.session.pool();
    const bool possible =
        all_passed(check_change_to_prepaid(view.session.world(), view.session.pool_index()));
    const bool prepaid = pool.subscription.has_value();
    std::vector<Item> list{{"change", Text::menu_change, {}, possible, Text::menu_change_blocked}};
    if (view.session.open_order() != nullptr) {
        list.push_back({"pay", Text::menu_pay_order, {}});
        list.push_back({"cancel", Text::menu_cancel_order, Kind::cancel_order});
    }
    list.push_back({"renew", Text::menu_renew, Kind::renew, prepaid});
    list.push_back({"auto_renew", Text::purchase_auto_renew, Kind::auto_renew, prepaid});
    list.push_back({"scale", Text::menu_scale, Kind::scale});
    list.push_back({"unsubscribe", Text::menu_unsubscribe, Kind::unsubscribe, prepaid});
    list.push_back({"delete", Text::menu_delete, Kind::delete_pool, !prepaid, Text::menu_is_prepaid});
    if (!view.samples.empty()) list.push_back({"samples", Text::samples_title, {}});
    list.push_back({"scenario", Text::menu_scenario, {}});
    if (!view.read_only) list.push_back({"reset", Text::menu_reset, {}});
    return list;
}

void choose(View& view, const Item& item) {
    const Order* order = view.session.open_order();
    if (item.proposal) {
        view.propose(*item.proposal, *item.proposal == Kind::cancel_order ? order->id : std::string());
    } else if (item.key == "change") {
        view.state.overlay = item.applies ? Overlay::change : Overlay::checklist;
    } else if (item.key == "samples") {
        view.state.overlay = Overlay::samples;
    } else if (item.key == "scenario") {
        view.state.overlay = Overlay::scenario;
    } else if (item.key == "pay") {
        view.state.open_payment(order->id);
    } else {
        view.state = ViewState();
        view.attempt(view.session.restart());
    }
}

}  // namespace

void more_menu(View& view) {
    Ui& ui = view.ui;
    const std::vector<Item> list = items(view);
    std::vector<MenuItem> shown;
    for (const Item& item : list)
        shown.push_back({std::string(item.key), ui.strings(item.name),
                         item.applies ? std::string() : std::string(ui.strings(item.why_not))});
    const MenuChoice choice = menu(ui,
                                   {.key = "more_menu",
                                    .name = ui.strings(Text::header_more),
                                    .anchor = view.state.more_anchor,
                                    .width = ui.narrow() ? 280.0f : 320.0f},
                                   shown);
    if (choice.closed && view.state.overlay == Overlay::more_menu) view.state.overlay = Overlay::none;
    if (choice.pressed) choose(view, list[*choice.pressed]);
}

}  // namespace poolbill::ui
