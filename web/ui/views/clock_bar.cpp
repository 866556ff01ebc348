#include "web/ui/views/clock_bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "core/time/iso8601.hpp"
#include "generated/text/clock.hpp"
#include "generated/text/part.hpp"
#include "web/ui/model/change_words.hpp"
#include "web/ui/views/deferred.hpp"
#include "web/ui/views/event_names.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

constexpr float row_gap = 8;
constexpr std::array<Text, Clock::speeds.size()> speed_names{text::clock_speed_1, text::clock_speed_60,
                                                             text::clock_speed_3600, text::clock_speed_86400};

/// The clock goes to the time that was typed, once it can be read; or the field says why not. A time as the clock shows it
/// needs no other part of the module.
void go_to_typed(View& view, TypedTime& typed) {
    std::string text = typed.text;
    std::replace(text.begin(), text.end(), '/', '-');
    std::replace(text.begin(), text.end(), ' ', 'T');
    const Result<Instant> instant = parse_instant(text + "+08:00");
    const Interval life = view.session.lifetime();
    if (instant.ok() && *instant >= life.begin && *instant <= life.end) {
        view.session.go_to(*instant);
        return view.state.typed_time.reset();
    }
    if (const DeferredScreens* screens = view.deferred.screens()) return screens->go_to_typed(view, typed);
    view.deferred.want();
    if (view.deferred.has_failed()) typed.problem = view.ui.strings(text::part_failed);
}

void speeds(View& view, const Rect& rect) {
    const Strings& strings = view.ui.strings;
    Clock& clock = view.session.clock();
    std::array<Phrase, Clock::speeds.size()> names;
    std::transform(speed_names.begin(), speed_names.end(), names.begin(),
                   [&](Text name) { return strings(name); });
    const auto now = std::find(Clock::speeds.begin(), Clock::speeds.end(), clock.speed());
    const auto pressed = segments(view.ui, rect,
                                  {.key = "speed",
                                   .name = strings(text::clock_speed),
                                   .names = names,
                                   .chosen = static_cast<std::size_t>(now - Clock::speeds.begin())});
    if (pressed) clock.set_speed(Clock::speeds[*pressed]);
}

void play_and_step(View& view, Rect& row) {
    Ui& ui = view.ui;
    Clock& clock = view.session.clock();
    const bool running = clock.running();
    if (icon_button(ui, "run", row.cut_left(40, row_gap), running ? Icon::pause : Icon::play,
                    ui.strings(running ? text::clock_pause : text::clock_run))) {
        clock.set_running(!running);
    }
    const std::string_view next = ui.strings(text::clock_next);
    const std::optional<Event> event = view.session.next_event();
    const std::string detail =
        event ? ui.strings.fill(text::clock_next_detail,
                                {event_name(ui.strings, *event),
                                 view.format.short_date_time(event->at, view.session.now())})
              : std::string();
    const Rect box = row.cut_left(button_width(ui, next), row_gap);
    if (button(ui, "next", box, next, {.enabled = event.has_value(), .description = detail})) {
        view.session.go_to(event->at);
    }
    if (!detail.empty()) hint(ui, {.hovered = ui.memory().hovered == ui.id("next")}, detail);
}

/// The part of the pool's life that the timeline shows: zooming in makes scrubbing finer.
Interval scrub_range(View& view) {
    const Interval life = view.session.lifetime();
    const auto seconds = [](double value) { return Instant{Seconds{static_cast<std::int64_t>(value)}}; };
    const Interval visible =
        intersect(life, {seconds(view.state.window.begin), seconds(view.state.window.end())});
    return visible.empty() ? life : visible;
}

/// "2026/11/27", or "11/27 10:30" at the end of a short time.
std::string end_words(const Format& format, Instant end, const Interval& range) {
    constexpr std::int64_t short_time = 2 * 86'400;
    const std::string words = format.date_time(end);
    return range.seconds() < short_time ? words.substr(5, 11) : words.substr(0, 10);
}

/// Writes when the slider begins and ends, if there is room for it. @return what is left in between
Rect between_ends(View& view, Rect rect, const Interval& range) {
    constexpr float least_left = 140;
    Ui& ui = view.ui;
    const std::string begin = end_words(view.format, range.begin, range);
    const std::string end = end_words(view.format, range.end, range);
    const float width =
        std::max(ui.text_width(begin, type_scale::small), ui.text_width(end, type_scale::small)) + 1;
    if (rect.w - 2 * (width + row_gap) < least_left) return rect;
    ui.text(rect.cut_left(width, row_gap), begin, type_scale::small, Token::text_faint);
    ui.text(rect.cut_right(width, row_gap), end, type_scale::small, Token::text_faint);
    return rect;
}

void scrub(View& view, Rect rect) {
    const Instant now = view.session.now();
    const Interval range = scrub_range(view);
    const double length = static_cast<double>(std::max<std::int64_t>(range.seconds(), 1));
    const double step = std::max(1.0, std::round(length / 200));
    const std::string spoken = view.format.date_time(now) + " " + std::string(zone_label);
    rect = between_ends(view, rect, range);
    const auto moved = slider(view.ui, rect,
                              {.key = "scrub",
                               .name = view.ui.strings(text::clock_scrub),
                               .maximum = length,
                               .now = static_cast<double>((now - range.begin).count()),
                               .step = step,
                               .spoken = spoken});
    if (moved) view.session.go_to(range.begin + Seconds{static_cast<std::int64_t>(std::llround(*moved))});
}

void jump(View& view, Rect rect) {
    Ui& ui = view.ui;
    const float zone_width = ui.text_width(zone_label, type_scale::small);
    const Rect zone = rect.cut_right(zone_width, row_gap);
    ui.text(zone, zone_label, type_scale::small, Token::text_faint);
    std::optional<TypedTime>& typed = view.state.typed_time;
    if (typed && typed->at != view.session.now()) typed.reset();
    const std::string shown = typed ? typed->text : view.format.date_time(view.session.now());
    const std::string problem = typed ? typed->problem : std::string();
    auto entered = text_box(ui, "jump", rect, ui.strings(text::clock_jump), shown,
                            ui.fitting(rect.w - 16, shown, type_scale::body_strong), problem);
    if (entered) {
        typed = TypedTime{std::move(*entered), view.session.now(), {}};
        view.session.clock().set_running(false);
        if (view.deferred.has_failed()) view.deferred.try_again();
    }
    if (typed && typed->problem.empty()) go_to_typed(view, *typed);
}

/// Below the controls.
void jump_problem(View& view, Rect& column) {
    const std::optional<TypedTime>& typed = view.state.typed_time;
    if (!typed || typed->problem.empty()) return;
    Ui& ui = view.ui;
    sentence(ui, column, ui.id("jump problem"), typed->problem, type_scale::small, Token::danger_text,
             Role::alert);
    column.cut_top(row_gap);
}

void history(View& view, Rect rect) {
    Ui& ui = view.ui;
    const auto name = [&](const Change* change, Text plain, Text named) -> std::string {
        return change == nullptr ? ui.strings(plain)
                                 : ui.strings.fill(named, {ui.strings(words_of(*change).name)});
    };
    const History& history = view.session.history();
    const Change *undone = history.undo_change(), *redone = history.redo_change();
    if (icon_button(ui, "undo", rect.cut_left(36, row_gap), Icon::undo,
                    name(undone, text::clock_undo, text::clock_undo_named),
                    {.enabled = undone != nullptr && !view.read_only})) {
        view.session.undo();
    }
    if (icon_button(ui, "redo", rect.cut_left(36), Icon::redo,
                    name(redone, text::clock_redo, text::clock_redo_named),
                    {.enabled = redone != nullptr && !view.read_only})) {
        view.session.redo();
    }
}

constexpr float history_width = 2 * 36 + row_gap;

/// Two rows: history and the controls that run the clock, then the time. When expanded, the speeds
/// and the slider follow.
void narrow_rows(View& view, Rect& column) {
    Ui& ui = view.ui;
    const auto next_row = [&] { return column.cut_top(metrics::control_height, row_gap); };
    Rect first = next_row();
    history(view, first.cut_right(history_width, row_gap));
    play_and_step(view, first);
    Rect second = next_row();
    bool& unfolded = view.state.clock_unfolded;
    const bool turned =
        icon_button(ui, "fold", second.cut_right(36, row_gap), unfolded ? Icon::down : Icon::up,
                    ui.strings(unfolded ? text::clock_less : text::clock_more));
    jump(view, second);
    if (unfolded) {
        speeds(view, next_row());
        scrub(view, next_row());
    }
    if (turned) unfolded = !unfolded;
}

void wide_row(View& view, Rect& column) {
    Rect row = column.cut_top(metrics::control_height, row_gap);
    play_and_step(view, row);
    speeds(view, row.cut_left(248, row_gap + 4));
    const Rect last = row.cut_right(history_width, row_gap + 4);
    const Rect time = row.cut_right(262, row_gap + 4);
    scrub(view, row);
    jump(view, time);
    history(view, last);
}

}  // namespace

void clock_bar(View& view, Rect& rest) {
    constexpr float edge = 10;
    Ui& ui = view.ui;
    Panel panel(ui, rest, {.key = "clock", .name = ui.strings(text::clock_name), .role = Role::group});
    panel.inner.cut_top(edge);
    Rect column = panel.inner.inset(ui.narrow() ? 8 : edge + 2, 0);
    if (ui.narrow()) {
        narrow_rows(view, column);
    } else {
        wide_row(view, column);
    }
    jump_problem(view, column);
    panel.inner.cut_top(column.y - row_gap + edge - panel.inner.y);
}

}  // namespace poolbill::ui
