#include "web/ui/views/events.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "generated/text/clock.hpp"
#include "generated/text/events.hpp"
#include "generated/text/facts.hpp"
#include "generated/text/orders.hpp"
#include "generated/text/timeline.hpp"
#include "web/ui/views/event_names.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/surfaces.hpp"
#include "web/ui/widgets/table.hpp"

namespace poolbill::ui::deferred {
namespace {

using Columns = std::array<TableColumn, 4>;
constexpr Columns with_orders{TableColumn{text::events_event, {0, 0.36f, 0}, {0, 1, 0}},
                              TableColumn{text::events_when, {0.36f, 0.22f, 0}, {0, 0.58f, 1}},
                              TableColumn{text::events_distance, {0.58f, 0.2f, 0}, {0.58f, 0.42f, 1}},
                              TableColumn{text::orders_order, {0.78f, 0.22f, 0}, {0, 1, 2}}};
constexpr Columns without_orders{with_orders[0], with_orders[1], with_orders[2],
                                 TableColumn{text::orders_order, {0.78f, 0.22f, 0}, {}}};

/// Rows have a line for the order only if some event concerns one.
const Columns& columns_for(const std::vector<Event>& list) {
    const bool any =
        std::any_of(list.begin(), list.end(), [](const Event& event) { return event.order.has_value(); });
    return any ? with_orders : without_orders;
}

std::string distance(View& view, Instant at) {
    const std::int64_t seconds = (at - view.session.now()).count();
    const Strings& strings = view.ui.strings;
    if (seconds == 0) return strings(text::timeline_now);
    return strings.fill(seconds > 0 ? text::facts_expires_in : text::events_ago,
                        {view.format.duration(seconds > 0 ? seconds : -seconds, 2)});
}

/// An order that was cancelled because nobody paid it has lapsed, as the list of orders says.
Event as_shown(const World& world, Event event) {
    const bool lapsed = event.kind == EventKind::order_cancelled && event.order &&
                        world.orders[*event.order].cancel_reason == CancelReason::deadline_passed;
    if (lapsed) event.kind = EventKind::order_deadline;
    return event;
}

/// @return whether it was pressed
bool event_row(View& view, Table& table, std::int64_t index, const Event& event) {
    const World& world = view.session.world();
    const std::string name = event_name(view.ui.strings, as_shown(world, event)),
                      when = view.format.date_time(event.at);
    const bool narrow = view.ui.narrow();
    const TextStyle style = narrow ? type_scale::small : type_scale::body;
    const bool known = event.order && *event.order < world.orders.size();
    Table::Row row(table, index, view.ui.strings.fill(text::clock_next_detail, {name, when}), Tristate::none);
    row.cell(name, type_scale::body, Token::text);
    row.cell(when, style, narrow ? Token::text_dim : Token::text);
    const std::string from_now = distance(view, event.at);
    view.ui.text(row.cell(from_now), from_now, style, Token::text_dim, narrow ? Align::right : Align::left);
    row.cell(known ? world.orders[*event.order].id : std::string(), type_scale::small, Token::text_dim);
    return row.pressed();
}

/// @param none  said where there are no events
/// @param hint  the effect of a press; it has a separate line when narrow
/// @return the instant to jump to
std::optional<Instant> list(View& view, Rect& rest, std::string_view title, const std::vector<Event>& events,
                            Text none, std::string_view hint = {}) {
    Ui& ui = view.ui;
    Panel panel(ui, rest, {.key = title, .name = title, .edge = 1});
    Rect head = panel.head(48);
    panel_title(ui, head, title);
    if (events.empty()) {
        ui.label(panel.inner.cut_top(48).inset(panel_side(ui), 0), ui.strings(none), type_scale::body,
                 Token::text_dim);
        return std::nullopt;
    }
    if (!hint.empty())
        ui.label(ui.narrow() ? panel.inner.cut_top(24).inset(panel_side(ui), 0) : head, hint,
                 type_scale::small, Token::text_dim);
    Table table(ui, panel.inner,
                {.key = "table",
                 .name = title,
                 .columns = columns_for(events),
                 .rows = static_cast<std::int64_t>(events.size())});
    std::optional<Instant> wanted;
    for (std::int64_t i = table.first(); i < table.last(); ++i) {
        const Event& event = events[static_cast<std::size_t>(i)];
        if (event_row(view, table, i, event)) wanted = event.at;
    }
    return wanted;
}

}  // namespace

void events(View& view, Rect& rest) {
    const Strings& strings = view.ui.strings;
    EventLists& lists = view.state.events;
    lists.prepare(view.session);
    const Phrase hint = view.live.shows_console() ? Phrase() : strings(text::events_hint);
    std::optional<Instant> wanted =
        list(view, rest, strings(text::events_coming), lists.coming(), text::events_none, hint);
    if (const auto back = list(view, rest, strings(text::events_past), lists.past(), text::events_none_past))
        wanted = back;
    if (wanted) view.session.go_to(*wanted);
}

}  // namespace poolbill::ui::deferred
