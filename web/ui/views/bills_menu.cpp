#include "web/ui/views/bills_menu.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/export/snapshot.hpp"
#include "core/json/object.hpp"
#include "generated/text/bills.hpp"
#include "generated/text/copy.hpp"
#include "generated/text/mode.hpp"
#include "generated/text/pools.hpp"
#include "web/ui/views/choice_menu.hpp"
#include "web/ui/views/copying.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui {
namespace {

constexpr std::array choices{BillChoice::mode, BillChoice::order, BillChoice::copy};
constexpr std::array order_names{text::bills_cycle, text::bills_seconds, text::bills_list_price,
                                 text::bills_payable};  // in the order of BillOrder

std::string mode_words(const Strings& strings, std::optional<BillingMode> mode) {
    return strings(!mode                               ? text::bills_all
                   : *mode == BillingMode::pay_per_use ? text::mode_pay_per_use
                                                       : text::mode_yearly_monthly);
}

std::string order_words(const Strings& strings, BillOrder order) {
    return strings(order_names[static_cast<std::size_t>(order)]);
}

/// "Payable, sorted descending"
std::string direction_words(const Strings& strings, const BillQuery& query) {
    return strings.fill(query.descending ? text::pools_descending : text::pools_ascending,
                        {order_words(strings, query.order)});
}

std::string name_of(View& view, BillChoice choice) {
    const Strings& strings = view.ui.strings;
    const BillQuery& query = view.state.bills;
    if (choice == BillChoice::copy) return strings(text::copy_menu);
    if (choice == BillChoice::mode)
        return strings.fill(text::pools_mode_filter, {mode_words(strings, query.mode)});
    return strings.fill(text::pools_sorting, {order_words(strings, query.order)});
}

}  // namespace

namespace {

void menu_button(View& view, BillChoice choice, const Rect& box, const std::string& name) {
    Ui& ui = view.ui;
    const BillsMenu* menu = view.state.overlay.get<BillsMenu>();
    const bool open = menu != nullptr && menu->choice == choice;
    ButtonOptions options{.small = true};
    options.expanded = open ? Tristate::yes : Tristate::no;
    std::string direction;
    if (choice == BillChoice::order) direction = direction_words(ui.strings, view.state.bills);
    options.description = direction;
    const auto scope = ui.scope("choice", static_cast<int>(choice));
    if (button(ui, "menu", box, name, options)) view.state.overlay.open(BillsMenu{choice, box});
}

}  // namespace

void bill_choices(View& view, Rect& rest) {
    Flow flow(rest, metrics::control_height, 8);
    for (const BillChoice choice : choices) {
        const std::string name = name_of(view, choice);
        menu_button(view, choice, flow.place(button_width(view.ui, name, true) + 12), name);
    }
    rest.cut_top(flow.height());
}

void export_button(View& view, Rect& head) {
    const std::string name = name_of(view, BillChoice::copy);
    const Rect box = head.cut_right(button_width(view.ui, name, true) + 12, 8).inset(0, (head.h - 28) / 2);
    menu_button(view, BillChoice::copy, box, name);
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

/// An entry of the *Export* menu.
struct Offer {
    const exports::Format* format = nullptr;
    bool is_file = false;  // else it goes to the clipboard
};

/// The files, then what can be copied: of many lines nothing, because they would not fit into a clipboard.
std::vector<Offer> offers(View& view) {
    std::vector<Offer> files, copies;
    for (const exports::Format& format : exports::formats()) {
        if (format.is_saved()) files.push_back({&format, true});
        if (format.copying != exports::Copying::none) copies.push_back({&format, false});
    }
    if (view.state.bill_rows.count() <= BillRows::most_sorted)
        files.insert(files.end(), copies.begin(), copies.end());
    return files;
}

/// "JSON lines (.jsonl)"
std::string offer_name(const Strings& strings, const Offer& offer) {
    if (!offer.is_file) return copy_name(strings, *offer.format);
    return std::string(offer.format->title) + " (." + std::string(offer.format->extension) + ")";
}

/// Bill lines in the order in which they are listed.
void copy_export(View& view, const exports::Format& format) {
    Session& session = view.session;
    const Bills bills = BillRows::chosen(session, view.state.bills);
    const BillRows& rows = view.state.bill_rows;
    const auto listed = [&](std::int64_t first, std::int64_t count) {
        return rows.lines(bills, first, std::min(first + count, rows.count()));
    };
    const exports::Filter filter{session.pool_index(), view.state.bills.mode};
    const Scenario scenario = session.scenario();
    std::string text;
    exports::Output output(exports::into(text));
    const Status written = exports::write(format, {scenario, session.world(), filter, listed}, {}, output);
    output.finish();
    if (written.ok()) {
        copy(view, text);
    } else {
        const HostEvent event = error_event(written.error());
        session.emit(event.type, event.detail);
    }
}

/// "pool-1-focus-1.2.csv", whatever characters the pool's id has.
std::string file_name(const std::string& pool, const exports::Format& format) {
    std::string name = pool;
    for (char& c : name) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!is_plain && c != '-' && c != '_') c = '-';
    }
    if (format.word != format.extension) name.append("-").append(format.word);
    return name.append(".").append(format.extension);
}

/// Asks the page to save a file. It fetches the text itself (begin_export), without a copy in an event.
void save_export(View& view, const exports::Format& format) {
    const std::string& pool = view.session.pool().identity.id;
    std::string request(format.word);
    request += "\npool=" + pool;
    if (view.state.bills.mode) request.append("\nmode=").append(to_string(*view.state.bills.mode));
    if (format.for_spreadsheets) request += "\nbom=true";
    view.session.emit("file-wanted", json::ObjectWriter()
                                         .add("name", file_name(pool, format))
                                         .add("type", format.mime_type)
                                         .add("request", request)
                                         .str());
}

std::vector<ChoiceOption> export_options(View& view) {
    std::vector<ChoiceOption> options;
    for (const Offer& offer : offers(view)) {
        options.push_back({offer_name(view.ui.strings, offer), false, [&view, offer] {
                               (offer.is_file ? save_export : copy_export)(view, *offer.format);
                           }});
    }
    // The page makes and copies the link, because the browser has the compression.
    options.push_back({std::string(view.ui.strings(text::copy_link)), false,
                       [&view] { view.session.emit("link-wanted", "{}"); }});
    return options;
}

}  // namespace

void show(View& view, BillsMenu& menu) {
    const std::string name = name_of(view, menu.choice);
    switch (menu.choice) {
        case BillChoice::mode:
            return choice_menu(view, menu.anchor, "bills", name, mode_options(view));
        case BillChoice::order:
            return choice_menu(view, menu.anchor, "bills", name, order_options(view));
        case BillChoice::copy:
            return choice_menu(view, menu.anchor, "bills", name, export_options(view));
    }
}

}  // namespace deferred
}  // namespace poolbill::ui
