#include "web/ui/views/events.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "web/ui/views/event_names.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float head_height = 48, empty_height = 48;

using Columns = std::array<TableColumn, 4>;
constexpr Columns with_orders{TableColumn{Text::events_event, {0, 0.36f, 0}, {0, 1, 0}},
                              TableColumn{Text::events_when, {0.36f, 0.22f, 0}, {0, 0.58f, 1}},
                              TableColumn{Text::events_distance, {0.58f, 0.2f, 0}, {0.58f, 0.42f, 1}},
                              TableColumn{Text::orders_order, {0.78f, 0.22f, 0}, {0, 1, 2}}};
constexpr Columns without_orders{with_orders[0], with_orders[1], with_orders[2],
                                 TableColumn{Text::orders_order, {0.78f, 0.22f, 0}, {}}};

/// Rows have a line for the order only where some event is about one.
const Columns& columns_for(const std::vector<Event>& list) {
    const bool any =
        std::any_of(list.begin(), list.end(), [](const Event& event) { return event.order.has_value(); });
    return any ? with_orders : without_orders;
}

float side(const Ui& ui) {
    return ui.narrow() ? 12 : metrics::padding;
}

/// What a press does, above the coming events; it has a line of its own when narrow.
constexpr float hint_line = 24;

float list_height(const Ui& ui, const std::vector<Event>& list, Text title) {
    if (list.empty()) return head_height + 2 + empty_height;
    return head_height + 2 + (ui.narrow() && title == Text::events_coming ? hint_line : 0) +
           Table::height(ui, columns_for(list), static_cast<std::int64_t>(list.size()));
}

std::string distance(View& view, Instant at) {
    const std::int64_t seconds = (at - view.session.now()).count();
    const Strings& strings = view.ui.strings;
    if (seconds == 0) return strings(Text::timeline_now);
    return strings.fill(seconds > 0 ? Text::facts_expires_in : Text::events_ago,
                        {view.format.duration(seconds > 0 ? seconds : -seconds, 2)});
}

/// @return whether it was pressed
bool event_row(View& view, Table& table, std::int64_t index, const Event& event) {
    const std::string name = event_name(view.ui.strings, event.kind), when = view.format.date_time(event.at);
    const bool narrow = view.ui.narrow();
    const TextStyle style = narrow ? type_scale::small : type_scale::body;
    const World& world = view.session.world();
    const bool known = event.order && *event.order < world.orders.size();
    Table::Row row(table, index, view.ui.strings.fill(Text::clock_next_detail, {name, when}), Tristate::none);
    row.cell(name, type_scale::body, Token::text);
    row.cell(when, style, narrow ? Token::text_dim : Token::text);
    const std::string from_now = distance(view, event.at);
    view.ui.text(row.cell(from_now), from_now, style, Token::text_dim, narrow ? Align::right : Align::left);
    row.cell(known ? world.orders[*event.order].id : std::string(), type_scale::small, Token::text_dim);
    return row.pressed();
}

/// @return the instant to jump to
std::optional<Instant> list(View& view, const Rect& rect, Text title_key, const std::vector<Event>& events) {
    Ui& ui = view.ui;
    panel(ui, rect);
    const std::string_view title = ui.strings(title_key);
    const auto region = ui.group(ui.id(title), Role::region, title, rect);
    Rect rest = rect.inset(1, 1);
    Rect head = rest.cut_top(head_height).inset(side(ui), 0);
    panel_title(ui, head, title);
    if (events.empty()) {
        ui.label(rest.inset(side(ui), 0), ui.strings(Text::events_none), type_scale::body, Token::text_dim);
        return std::nullopt;
    }
    if (title_key == Text::events_coming)
        ui.label(ui.narrow() ? rest.cut_top(hint_line).inset(side(ui), 0) : head,
                 ui.strings(Text::events_hint), type_scale::small, Token::text_dim);
    Table table(ui, "table", title, rest, columns_for(events), static_cast<std::int64_t>(events.size()));
    std::optional<Instant> wanted;
    for (std::int64_t i = table.first(); i < table.last(); ++i) {
        const Event& event = events[static_cast<std::size_t>(i)];
        if (event_row(view, table, i, event)) wanted = event.at;
    }
    return wanted;
}

}  // namespace

float events_height(View& view, float) {
    EventLists& lists = view.state.events;
    lists.prepare(view.session);
    return list_height(view.ui, lists.coming(), Text::events_coming) + metrics::gap +
           list_height(view.ui, lists.past(), Text::events_past);
}

void events(View& view, const Rect& rect) {
    EventLists& lists = view.state.events;
    lists.prepare(view.session);
    Rect rest = rect;
    const Rect above = rest.cut_top(list_height(view.ui, lists.coming(), Text::events_coming), metrics::gap);
    std::optional<Instant> wanted = list(view, above, Text::events_coming, lists.coming());
    if (const auto back = list(view, rest, Text::events_past, lists.past())) wanted = back;
    if (!wanted) return;
    view.session.clock().set_running(false);
    view.session.set_now(*wanted);
}

}  // namespace poolbill::ui::deferred
