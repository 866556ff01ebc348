#include "web/ui/views/timeline/timeline.hpp"

#include <string>

#include "core/time/zone.hpp"
#include "web/ui/views/timeline/chart.hpp"
#include "web/ui/views/timeline/legend.hpp"
#include "web/ui/views/timeline/navigation.hpp"
#include "web/ui/views/timeline/overview.hpp"
#include "web/ui/views/timeline/picture.hpp"
#include "web/ui/widgets/controls.hpp"

namespace poolbill::ui {
namespace {

constexpr float head_height = 52, labels_height = 48, plot_height = 152, axis_height = 24,
                overview_height = 32, band_height = 44, button_zoom = 1.6f;

float cost_axis_width(const Ui& ui) {
    return ui.narrow() ? 48.0f : 60.0f;
}

void zoom_buttons(View& view, Rect rect) {
    Ui& ui = view.ui;
    if (icon_button(ui, "out", rect.cut_left(32, 4), Icon::minus, ui.strings(Text::timeline_zoom_out),
                    {.small = true}))
        zoom_by(view, button_zoom);
    const std::string fit_text = ui.strings(Text::timeline_fit);
    if (button(ui, "fit", rect.cut_left(button_width(ui, fit_text, true), 4),
               ui.strings(Text::timeline_fit_name), {.small = true, .shown = fit_text}))
        fit_all(view);
    if (icon_button(ui, "in", rect.cut_left(32), Icon::plus, ui.strings(Text::timeline_zoom_in),
                    {.small = true}))
        zoom_by(view, 1 / button_zoom);
}

/// The day, month or years that are on the screen.
std::string window_name(const Format& format, const TimeScale& scale) {
    constexpr double day = 86400;
    const Interval visible = scale.visible();
    const Instant middle = scale.instant_at(scale.x + scale.width / 2);
    if (scale.window.span <= 1.5 * day) return format.long_day(middle);
    if (scale.window.span <= 45 * day) return format.month(middle);
    return format.month(visible.begin) + " – " + format.month(visible.end);
}

void head(View& view, Rect row, const TimeScale& scale, const CostBars& bars) {
    Ui& ui = view.ui;
    row.w += 4;
    const float zoom_width = 32 + 4 + button_width(ui, ui.strings(Text::timeline_fit), true) + 4 + 32;
    zoom_buttons(view, row.cut_right(zoom_width, 16));
    const std::string title = ui.strings(Text::timeline_title);
    const Rect title_box = row.cut_left(ui.text_width(title, type_scale::body_strong) + 1, 12);
    ui.node(ui.id("title"), Role::heading, title, title_box).level = 2;
    ui.text(title_box, title, type_scale::body_strong, Token::text);
    if (!ui.narrow()) {
        ui.label(row.cut_right(row.w / 2),
                 ui.strings.fill(Text::timeline_in_view,
                                 {view.format.lines(bars.lines), view.format.money(bars.total, 8)}),
                 type_scale::small, Token::text_dim, Align::right);
        ui.label(row, ui.strings.fill(Text::status_separator, {window_name(view.format, scale), zone_label}),
                 type_scale::small, Token::text_dim);
    }
}

/// What a screen reader says of the chart: the time that is visible and what it cost.
std::string spoken(View& view, const TimeScale& scale, const CostBars& bars) {
    const Interval visible = scale.visible();
    return view.format.date_time(visible.begin) + " – " + view.format.date_time(visible.end) + " " +
           std::string(zone_label) + ", " +
           view.ui.strings.fill(Text::timeline_in_view,
                                {view.format.lines(bars.lines), view.format.money(bars.total, 8)});
}

}  // namespace

float timeline_height(const View& view) {
    return head_height + labels_height + plot_height + axis_height + 8 + overview_height + 8 +
           legend_height(view.ui) + 12;
}

void follow_clock(View& view) {
    if (view.state.window_chosen) return;
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
    if (at > 0.82) window = pan(window, at - 0.82);
    if (at < 0.05) window = pan(window, at - 0.05);
}

void timeline(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    panel(ui, rect);
    const std::string title = ui.strings(Text::timeline_title);
    const auto region = ui.group(ui.id("timeline"), Role::region, title, rect);
    Rect rest = rect;
    const Rect head_row = rest.cut_top(head_height).inset(metrics::padding, 10);
    Rect column = rest.inset(metrics::padding, 0);
    Rect chart = column.cut_top(labels_height + plot_height + axis_height, 8);
    chart.cut_left(cost_axis_width(ui));
    ChartArea area;
    area.labels = chart.cut_top(labels_height);
    area.plot = chart.cut_top(plot_height);
    area.axis = chart;

    const PoolPicture& picture = picture_of_pool(view);
    const Bills bills = view.session.world().bills(picture.pool);
    const TimeScale scale{view.state.window, area.plot.x, area.plot.w};
    const CostBars& bars = bars_in(view, view.state.timeline.bars, bills, scale);
    const Amount top = top_of(view, bills, bars.grain);
    head(view, head_row, scale, bars);

    const NodeId id = ui.id("chart");
    const Rect active{area.labels.x, area.labels.y, area.labels.w, labels_height + plot_height};
    Node& node = ui.node(id, Role::chart, title, active);
    node.focusable = true;
    node.description = ui.strings(Text::timeline_description);
    node.value = spoken(view, scale, bars);
    const Touch touch = ui.press(id, active, true, "grab");
    ui.claim_wheel(touch, takes_wheel(view, touch));
    if (touch.focus_ring) ui.focus_ring(active);

    draw_time_axis(ui, area, scale, view.format);
    if (!top.is_zero()) draw_cost_axis(view, area.plot, top);
    draw_marks(view, area, scale, picture);
    draw_bars(view, area.plot, scale, bars, top, true);
    draw_bands(view, area.plot, scale, picture, band_height);
    if (bills.line_count() == 0)
        ui.label(area.plot, ui.strings(Text::timeline_empty), type_scale::body, Token::text_faint,
                 Align::center);
    Rect strip = column.cut_top(overview_height, 8);
    strip.cut_left(cost_axis_width(ui));
    draw_overview(view, strip);
    Rect key = column.cut_top(legend_height(ui));
    if (!ui.narrow()) key.cut_left(cost_axis_width(ui));
    draw_legend(view, key, picture);
    timeline_pointer(view, touch, area, scale, picture, bars, top, band_height);
    timeline_keys(view, id, bills);
}

}  // namespace poolbill::ui
