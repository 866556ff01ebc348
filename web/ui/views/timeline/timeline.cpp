#include "web/ui/views/timeline/timeline.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/time/zone.hpp"
#include "generated/text/status.hpp"
#include "generated/text/timeline.hpp"
#include "web/ui/views/deferred.hpp"
#include "web/ui/views/timeline/chart.hpp"
#include "web/ui/views/timeline/lanes.hpp"
#include "web/ui/views/timeline/legend.hpp"
#include "web/ui/views/timeline/navigation.hpp"
#include "web/ui/views/timeline/overview.hpp"
#include "web/ui/views/timeline/picture.hpp"
#include "web/ui/views/timeline/switch_handle.hpp"
#include "web/ui/views/verdict_card.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

constexpr float scrollbar_width = 12, button_zoom = 1.6f;

void zoom_buttons(View& view, Rect rect) {
    Ui& ui = view.ui;
    if (icon_button(ui, "out", rect.cut_left(32, 4), Icon::minus, ui.strings(text::timeline_zoom_out),
                    {.small = true}))
        zoom_by(view, button_zoom);
    const std::string fit_text = ui.strings(text::timeline_fit);
    if (button(ui, "fit", rect.cut_left(button_width(ui, fit_text, true), 4),
               ui.strings(text::timeline_fit_name), {.small = true, .shown = fit_text}))
        fit_all(view);
    if (icon_button(ui, "in", rect.cut_left(32), Icon::plus, ui.strings(text::timeline_zoom_in),
                    {.small = true}))
        zoom_by(view, 1 / button_zoom);
}

/// The visible day, month or years.
std::string window_name(const Format& format, const TimeScale& scale) {
    constexpr double day = 86400;
    const Interval visible = scale.visible();
    const Instant middle = scale.instant_at(scale.x + scale.width / 2);
    if (scale.window.span <= 1.5 * day) return format.long_day(middle);
    const std::string first = format.month(visible.begin), last = format.month(visible.end);
    return first == last ? first : first + " – " + last;
}

/// One of two, at the right of `row`. @return the number of the one that was pressed
std::optional<std::size_t> choose_one(Ui& ui, Rect& row, const SegmentOptions& options) {
    float width = 0;
    for (const Phrase& name : options.names)
        width = std::max(width, ui.text_width(name, type_scale::small) + 20);
    return segments(ui, row.cut_right(static_cast<float>(options.names.size()) * width, 16), options);
}

/// "This pool" or "All pools", when there are several.
void lanes_choice(View& view, Rect& row) {
    const Strings& strings = view.ui.strings;
    if (view.session.world().pools.size() < 2) return;
    const std::array<Phrase, 2> names{strings(text::timeline_this_pool), strings(text::timeline_all_pools)};
    bool& lanes = view.state.timeline.lanes;
    const auto pressed = choose_one(
        view.ui, row,
        {.key = "lanes", .name = strings(text::timeline_title), .names = names, .chosen = lanes ? 1u : 0u});
    if (!pressed) return;
    lanes = *pressed == 1;
    if (lanes) view.state.timeline.wanted_lane = view.session.pool_index();
}

/// "Bills" or "Running total".
void curves_choice(View& view, Rect& row) {
    const Strings& strings = view.ui.strings;
    const std::array<Phrase, 2> names{strings(text::timeline_bars), strings(text::timeline_curves)};
    bool& curves = view.state.timeline.curves;
    const auto pressed = choose_one(
        view.ui, row,
        {.key = "curves", .name = strings(text::timeline_view), .names = names, .chosen = curves ? 1u : 0u});
    if (!pressed) return;
    curves = *pressed == 1;
    if (curves) fit_all(view);  // what the choices come to is in the future
}

/// The rows of choices above a narrow chart, and what is beside the title of a wide one.
void choices(View& view, Rect& row) {
    lanes_choice(view, row);
    if (!shows_lanes(view)) curves_choice(view, row);
}

std::string_view unit_of_axis(const Strings& strings, Grain grain) {
    switch (grain) {
        case Grain::hour:
            return strings(text::timeline_per_hour);
        case Grain::day:
            return strings(text::timeline_per_day);
        case Grain::month:
            return strings(text::timeline_per_month);
        case Grain::year:
            break;
    }
    return strings(text::timeline_per_year);
}

void head(View& view, Rect row, const TimeScale& scale, const CostBars& bars) {
    Ui& ui = view.ui;
    row.w += 4;
    const float zoom_width = 32 + 4 + button_width(ui, ui.strings(text::timeline_fit), true) + 4 + 32;
    zoom_buttons(view, row.cut_right(zoom_width, 16));
    if (!ui.narrow()) choices(view, row);
    const std::string title = ui.strings(text::timeline_title);
    const Rect title_box = row.cut_left(ui.text_width(title, type_scale::body_strong) + 1, 12);
    ui.node(ui.id("title"), Role::heading, title, title_box).level = 2;
    ui.text(title_box, title, type_scale::body_strong, Token::text);
    if (!ui.narrow()) {
        const std::string total = view.format.money(bars.total, 8);
        std::string in_view = ui.strings.fill(text::timeline_in_view, {view.format.lines(bars.lines), total});
        if (ui.text_width(in_view, type_scale::small) > row.w) in_view = total;
        ui.label(row.cut_right(ui.text_width(in_view, type_scale::small) + 1, 16), in_view, type_scale::small,
                 Token::text_dim, Align::right);
        constexpr float least = 48;  // else nothing of the words would be left
        if (row.w < least) return;
        ui.label(row, ui.strings.fill(text::status_separator, {window_name(view.format, scale), zone_label}),
                 type_scale::small, Token::text_dim);
    }
}

/// The chart's description for a screen reader: the visible time and its cost.
std::string spoken(View& view, const TimeScale& scale, const CostBars& bars) {
    const Interval visible = scale.visible();
    return view.format.date_time(visible.begin) + " – " + view.format.date_time(visible.end) + " " +
           std::string(zone_label) + ", " +
           view.ui.strings.fill(text::timeline_in_view,
                                {view.format.lines(bars.lines), view.format.money(bars.total, 8)});
}

/// A lane for each pool.
void lanes_chart(View& view, NodeId id, const Rect& active, const ChartArea& area, const TimeScale& scale) {
    Ui& ui = view.ui;
    if (ui.focused(id)) ui.focus_ring(active);
    if (const float now = scale.at(view.session.now()); now >= active.x && now <= active.right())
        ui.line(now, active.y, now, active.bottom(), Token::accent, 2);
    pool_lanes(view, {active.x, active.y, active.w + scrollbar_width, active.h}, scale);
    const Touch axis = ui.press(ui.id("axis"), area.axis, true, "ew-resize");
    ui.claim_wheel(axis, true);
    drag_to_pan(view, axis, scale);
    if (axis.hovered) wheel_to_zoom(view, scale, true);
}

/// Only the current pool.
void pool_chart(View& view, NodeId id, const Rect& active, const Chart& chart, const BarPicture& shown) {
    Ui& ui = view.ui;
    const Rect& plot = chart.area.plot;
    switch_handle(view, chart.area, chart.scale);
    const Touch touch = ui.press(id, active, true, "grab");
    ui.claim_wheel(touch, takes_wheel(view, touch));
    if (touch.focus_ring) ui.focus_ring(active);
    if (!chart.top.is_zero())
        draw_cost_axis(view, plot, chart.top, chart.axis_width, unit_of_axis(ui.strings, chart.bars.grain));
    draw_marks(view, chart.area, chart.scale, chart.picture);
    draw_bars(view, plot, chart.scale, shown, chart.top, true);
    draw_bands(view, plot, chart.scale, chart.picture, chart.band_height, view.state.timeline.hidden);
    if (view.session.world().bills(chart.picture.moment.pool).line_count() == 0)
        ui.label(plot, ui.strings(text::timeline_empty), type_scale::body, Token::text_faint, Align::center);
    timeline_pointer(view, touch, chart);
}

}  // namespace

void follow_clock(View& view) {
    const auto seconds_of = [](Instant instant) {
        return static_cast<double>(instant.time_since_epoch().count());
    };
    const Instant now = view.session.now();
    TimeWindow& window = view.state.window;
    const Instant created = view.session.pool().created.value_or(now);
    if (window.span == 0) {
        const double hours = view.ui.narrow() ? 3 : 5.2;
        window = now - created < Seconds{3 * 3600}
                     ? TimeWindow{seconds_of(clock_hour_start(created)) - 2400, hours * 3600}
                     : fit({created, now + Seconds{3600}}, 0.08);
    }
    const double at = (seconds_of(now) - window.begin) / window.span;
    if (view.state.window_chosen) {
        // There, a running clock that comes to the edge stays in sight, unless the viewer has moved the window away from it.
        constexpr double edge = 0.98;
        const bool was_in_sight =
            std::exchange(view.state.sight, {window, at <= edge}) == Sight{window, true};
        if (!was_in_sight || at <= edge || !view.session.clock().running()) return;
        window = pan(window, at - edge);
        view.state.sight = {window, true};
        return;
    }
    if (at > 0.82) window = pan(window, at - 0.82);
    if (at < 0.05) window = pan(window, at - 0.05);
}

namespace {

/// The bars of the current pool, or a lane for each.
void bars_chart(View& view, Rect& column, bool lanes, const PoolPicture& picture, const Bills& bills) {
    Ui& ui = view.ui;
    const ChartArea area = chart_area(ui, column, lanes);
    const TimeScale scale{view.state.window, area.plot.x, area.plot.w};
    BarPicture& shown = view.state.timeline.bars;
    const CostBars& bars = bars_in(picture, shown, bills, scale, view.state.timeline.hidden);
    const NodeId id = ui.id("chart");
    const Rect active = active_part(area);
    Node& node = ui.node(id, Role::chart, ui.strings(text::timeline_title), active);
    node.focusable = true;
    node.description = ui.strings(text::timeline_description) + " " +
                       std::string(ui.strings(lanes ? text::timeline_pool_keys : text::timeline_bill_keys));
    node.value = spoken(view, scale, bars);
    draw_time_axis(ui, area, scale, view.format);
    if (lanes) {
        lanes_chart(view, id, active, area, scale);
    } else {
        const Amount top = top_of(view.state.timeline.pool, bills, bars.grain);
        pool_chart(view, id, active, {area, scale, picture, bars, top, bar_axis_width(view, bills), 44},
                   shown);
    }
    timeline_keys(view, id, bills);
}

}  // namespace

void timeline(View& view, Rect& rest) {
    Ui& ui = view.ui;
    Panel panel(ui, rest, {.key = "timeline", .name = ui.strings(text::timeline_title)});
    const Rect head_row = panel.inner.cut_top(52).inset(metrics::padding, 10);
    if (ui.narrow()) {
        Rect row = panel.inner.cut_top(32, 8).inset(metrics::padding, 0);
        choices(view, row);
    }
    const bool lanes = shows_lanes(view);
    Rect column = panel.inner.inset(metrics::padding, 0);
    PoolPicture& picture = picture_of_pool(view);
    const Bills bills = view.session.world().bills(picture.moment.pool);
    if (lanes) {
        column.cut_right(scrollbar_width);
    } else {
        constexpr float in_padding = 12;  // of a narrow surface
        column.cut_left(bar_axis_width(view, bills) - (ui.narrow() ? in_padding : 0));
    }
    const TimeScale scale{view.state.window, column.x, column.w};
    const bool curves = view.state.timeline.curves && !lanes;
    const HiddenLayers hidden = curves ? HiddenLayers() : view.state.timeline.hidden;
    head(view, head_row, scale, bars_in(picture, view.state.timeline.bars, bills, scale, hidden));
    if (curves) {
        deferred_panel(view, column, &DeferredScreens::cost_curves);
    } else {
        bars_chart(view, column, lanes, picture, bills);
    }
    overview(view, column.cut_top(32, 8));
    panel.inner.cut_top(column.y - panel.inner.y);
    // When narrow, the legend needs the whole width.
    Rect below = ui.narrow() ? panel.inner.inset(metrics::padding, 0) : column;
    if (curves) {
        curves_legend(view, below, !verdict_rows(view).empty());
    } else {
        legend(view, below, picture);
    }
    panel.inner.cut_top(below.y - panel.inner.y + 12);
    move_switch(view);
}

}  // namespace poolbill::ui
