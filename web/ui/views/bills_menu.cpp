#include "web/ui/views/bills_menu.hpp"

#include <array>
#include <string>

#include "web/ui/views/bills_table.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

constexpr float gap = 8, arrow_width = 12;
constexpr std::array choices{BillChoice::mode, BillChoice::order, BillChoice::copy};
constexpr std::array order_names{Text::bills_cycle, Text::bills_seconds, Text::bills_list_price,
                                 Text::bills_payable};  // by BillOrder

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

float bill_choices_height(View& view, float width) {
    Flow flow({0, 0, width, 0}, metrics::control_height, gap);
    for (const BillChoice choice : choices)
        flow.place(button_width(view.ui, name_of(view, choice), true) + arrow_width);
    return flow.height();
}

void bill_choices(View& view, const Rect& rect, bool can_copy) {
    Ui& ui = view.ui;
    Flow flow(rect, metrics::control_height, gap);
    for (const BillChoice choice : choices) {
        const std::string name = name_of(view, choice);
        const Rect box = flow.place(button_width(ui, name, true) + arrow_width);
        const bool open = view.state.overlay == Overlay::bills_menu && view.state.bill_choice == choice;
        ButtonOptions options{.enabled = choice != BillChoice::copy || can_copy, .small = true};
        options.expanded = open ? Tristate::yes : Tristate::no;
        std::string direction;
        if (choice == BillChoice::order) direction = direction_words(ui.strings, view.state.bills);
        options.description = direction;
        const auto scope = ui.scope("choice", static_cast<int>(choice));
        if (!button(ui, "menu", box, name, options)) continue;
        view.state.overlay = Overlay::bills_menu;
        view.state.bill_choice = choice;
        view.state.more_anchor = box;
    }
}

namespace deferred {

void bills_menu(View& view) {
    Ui& ui = view.ui;
    const Strings& strings = ui.strings;
    const BillChoice choice = view.state.bill_choice;
    BillQuery& query = view.state.bills;
    const int options = choice == BillChoice::mode    ? 3
                        : choice == BillChoice::order ? static_cast<int>(order_names.size())
                                                      : 2;
    Menu menu(ui, "bills", name_of(view, choice), view.state.more_anchor, 264,
              static_cast<float>(options) * Menu::item_height);
    bool done = menu.closed();
    const auto option = [&](const std::string& name, bool chosen) {
        const bool pressed = menu.item(name, name, {}, chosen);
        done = done || pressed;
        return pressed;
    };
    switch (choice) {
        case BillChoice::mode:
            for (const std::optional<BillingMode> mode :
                 {std::optional<BillingMode>(), std::optional(BillingMode::pay_per_use),
                  std::optional(BillingMode::yearly_monthly)}) {
                if (option(mode_words(strings, mode), query.mode == mode)) query.mode = mode;
            }
            break;
        case BillChoice::order:
            for (std::size_t i = 0; i < order_names.size(); ++i) {
                const auto order = static_cast<BillOrder>(i);
                const bool chosen = query.order == order;
                if (!option(chosen ? direction_words(strings, query) : order_words(strings, order), chosen))
                    continue;
                query.descending = chosen && !query.descending;
                query.order = order;
            }
            break;
        case BillChoice::copy:
            if (option(strings(Text::copy_text), false)) copy_bills(view, '\t');
            if (option(strings(Text::copy_csv), false)) copy_bills(view, ',');
            break;
    }
    if (done) view.state.overlay = Overlay::none;
}

}  // namespace deferred
}  // namespace poolbill::ui
