#include "web/ui/views/bills_menu.hpp"

#include <array>
#include <string>
#include <vector>

#include "web/ui/views/bills_table.hpp"
#include "web/ui/views/choice_menu.hpp"
#include "web/ui/views/copying.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui {
namespace {

constexpr std::array choices{BillChoice::mode, BillChoice::order, BillChoice::copy};
constexpr std::array order_names{Text::bills_cycle, Text::bills_seconds, Text::bills_list_price,
                                 Text::bills_payable};  // in the order of BillOrder

std::string mode_words(const Strings& strings, std::optional<BillingMode> mode) {
    return strings(!mode                               ? Text::bills_all
                   : *mode == BillingMode::pay_per_use ? Text::mode_pay_per_use
                                                       : Text::mode_yearly_monthly);
}

std::string order_words(const Strings& strings, BillOrder order) {
    return strings(order_names[static_cast<std::size_t>(order)]);
}

/// "Payable, sorted descending"
std::string direction_words(const Strings& strings, const BillQuery& query) {
    return strings.fill(query.descending ? Text::pools_descending : Text::pools_ascending,
                        {order_words(strings, query.order)});
}

std::string name_of(View& view, BillChoice choice) {
    const Strings& strings = view.ui.strings;
    const BillQuery& query = view.state.bills;
    if (choice == BillChoice::copy) return strings(Text::copy_menu);
    if (choice == BillChoice::mode)
        return strings.fill(Text::pools_mode_filter, {mode_words(strings, query.mode)});
    return strings.fill(Text::pools_sorting, {order_words(strings, query.order)});
}

}  // namespace

void bill_choices(View& view, Rect& rest, bool can_copy) {
    Ui& ui = view.ui;
    Flow flow(rest, metrics::control_height, 8);
    for (const BillChoice choice : choices) {
        const std::string name = name_of(view, choice);
        const Rect box = flow.place(button_width(ui, name, true) + 12);
        const BillsMenu* menu = view.state.overlay.get<BillsMenu>();
        const bool open = menu != nullptr && menu->choice == choice;
        ButtonOptions options{.enabled = choice != BillChoice::copy || can_copy, .small = true};
        options.expanded = open ? Tristate::yes : Tristate::no;
        std::string direction;
        if (choice == BillChoice::order) direction = direction_words(ui.strings, view.state.bills);
        options.description = direction;
        const auto scope = ui.scope("choice", static_cast<int>(choice));
        if (button(ui, "menu", box, name, options)) view.state.overlay.open(BillsMenu{choice, box});
    }
    rest.cut_top(flow.height());
}

namespace deferred {
namespace {

std::vector<ChoiceOption> mode_options(View& view) {
    BillQuery& query = view.state.bills;
    std::vector<ChoiceOption> options;
    for (const std::optional<BillingMode> mode :
         {std::optional<BillingMode>(), std::optional(BillingMode::pay_per_use),
          std::optional(BillingMode::yearly_monthly)}) {
        options.push_back(
            {mode_words(view.ui.strings, mode), query.mode == mode, [&query, mode] { query.mode = mode; }});
    }
    return options;
}

std::vector<ChoiceOption> order_options(View& view) {
    const Strings& strings = view.ui.strings;
    BillQuery& query = view.state.bills;
    std::vector<ChoiceOption> options;
    for (std::size_t i = 0; i < order_names.size(); ++i) {
        const auto order = static_cast<BillOrder>(i);
        const bool chosen = query.order == order;
        options.push_back({chosen ? direction_words(strings, query) : order_words(strings, order), chosen,
                           [&query, order, chosen] {
                               query.descending = chosen && !query.descending;
                               query.order = order;
                           }});
    }
    return options;
}

std::vector<ChoiceOption> copy_options(View& view) {
    std::vector<ChoiceOption> options;
    for (const exports::Format* format : copy_formats())
        options.push_back(
            {copy_name(view.ui.strings, *format), false, [&view, format] { copy_bills(view, *format); }});
    return options;
}

std::vector<ChoiceOption> options_of(View& view, BillChoice choice) {
    switch (choice) {
        case BillChoice::mode:
            return mode_options(view);
        case BillChoice::order:
            return order_options(view);
        case BillChoice::copy:
            break;
    }
    return copy_options(view);
}

}  // namespace

void show(View& view, BillsMenu& menu) {
    choice_menu(view, menu.anchor, "bills", name_of(view, menu.choice), options_of(view, menu.choice));
}

}  // namespace deferred
}  // namespace poolbill::ui
