#include "web/ui/views/timeline/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/time/zone.hpp"
#include "imgui.h"
#include "web/ui/views/timeline/chart.hpp"
#include "web/ui/widgets/controls.hpp"

namespace poolbill::ui {
namespace {

constexpr float chart_height = 152, labels_height = 48, axis_height = 26, head_height = 52;

std::string marker_label(View& view, const Event& event) {
    const std::string time = view.format.time(event.at);
    const Strings& strings = view.ui.strings;
    switch (event.kind) {
        case EventKind::pool_created:
            return strings.fill(Text::timeline_created, {time});
        case EventKind::pool_scaled:
            return strings.fill(Text::timeline_scaled, {time});
        case EventKind::pool_deleted:
            return strings.fill(Text::timeline_deleted, {time});
        case EventKind::order_submitted:
            return strings.fill(Text::timeline_ordered, {time});
        case EventKind::order_paid:
            return strings.fill(Text::timeline_paid, {time});
        case EventKind::order_cancelled:
            return strings.fill(Text::timeline_cancelled, {time});
        case EventKind::payment_failed:
            return strings.fill(Text::timeline_failed, {time});
        case EventKind::renewed:
            return strings.fill(Text::timeline_renewed, {time});
        case EventKind::expired:
            return strings.fill(Text::timeline_expires, {time});
        default:
            return {};
    }
}

std::vector<Marker> markers(View& view) {
    std::vector<Marker> result;
    const std::uint32_t pool = view.session.pool_index();
    for (const Event& event : view.session.world().events) {
        if (event.pool && *event.pool != pool) continue;
        std::string label = marker_label(view, event);
        if (!label.empty()) result.push_back({event.at, std::move(label), false});
    }
    const PoolState& state = view.session.pool();
    if (state.subscription && state.subscription->expires > view.session.now()) {
        const Instant expires = state.subscription->expires;
        result.push_back(
            {expires, view.ui.strings.fill(Text::timeline_expires, {view.format.short_date_time(expires)}),
             false});
    }
    const Instant now = view.session.now();
    result.push_back({now, view.ui.strings.fill(Text::timeline_now_at, {view.format.time(now)}), true});
    return result;
}

std::string band_detail(View& view, Interval interval, Amount cost) {
    return view.ui.strings.fill(Text::timeline_band_detail,
                                {view.format.short_date_time(interval.begin),
                                 view.format.short_date_time(interval.end), view.format.money(cost)});
}

/// The prepaid terms that were paid, and the one that would be if the viewer changed now.
std::vector<Band> bands(View& view, const Bills& bills) {
    std::vector<Band> result;
    const World& world = view.session.world();
    const Strings& strings = view.ui.strings;
    for (std::size_t i = 0; i < bills.charges().size(); ++i) {
        const Line& line = bills.charges()[i].line;
        const bool opens_term = line.order && (i == 0 || bills.charges()[i - 1].line.order != line.order);
        if (!opens_term || line.mode != BillingMode::yearly_monthly || !world.orders[*line.order].term)
            continue;
        const Order& order = world.orders[*line.order];
        result.push_back({line.charged, strings.fill(Text::timeline_term, {view.format.term(*order.term)}),
                          band_detail(view, line.charged, order.amounts.payable), false});
    }
    const std::uint32_t pool = view.session.pool_index();
    const Order* open = view.session.open_order();
    if (open == nullptr && !all_passed(check_change_to_prepaid(world, pool))) return result;
    const Term term = open != nullptr && open->term ? *open->term : view.state.term;
    const Result<Quote> offer = quote(world, pool, term, view.session.now());
    if (offer.ok()) {
        const Interval interval{offer->at, offer->expires};
        result.push_back(
            {interval, strings.fill(Text::timeline_preview, {view.format.term(term)}),
             band_detail(view, interval, open != nullptr ? open->amounts.payable : offer->amounts.payable),
             true});
    }
    return result;
}

void choose(View& view, TimeWindow window) {
    view.state.window = window;
    view.state.window_chosen = true;
}

void fit_all(View& view) {
    const PoolState& pool = view.session.pool();
    const Instant begin = pool.created.value_or(view.session.now());
    Instant end = std::max(view.session.now(), begin + Seconds{3600});
    if (pool.subscription) end = std::max(end, pool.subscription->expires);
    choose(view, fit({begin, end}, 0.06));
}

void legend(View& view, Rect& row) {
    Ui& ui = view.ui;
    struct Entry {
        Text text;
        Token color;
        bool is_line;
    };
    for (const Entry& entry : {Entry{Text::timeline_now, Token::accent, true},
                               Entry{Text::mode_yearly_monthly, Token::yearly_monthly, false},
                               Entry{Text::mode_pay_per_use, Token::pay_per_use, false}}) {
        const std::string name = ui.strings(entry.text);
        const Rect words = row.cut_right(ui.text_width(name, type_scale::small) + 1, 5);
        ui.text(words, name, type_scale::small, Token::text_dim);
        const Rect mark = row.cut_right(entry.is_line ? 2.0f : 10.0f, 16);
        ui.fill({mark.x, mark.center_y() - (entry.is_line ? 7 : 5), mark.w, entry.is_line ? 14.0f : 10.0f},
                entry.color, 1);
    }
}

void zoom_buttons(View& view, Rect rect) {
    Ui& ui = view.ui;
    if (icon_button(ui, "out", rect.cut_left(32, 4), Icon::minus, ui.strings(Text::timeline_zoom_out),
                    {.small = true})) {
        choose(view, zoom(view.state.window, 1.6, 0.5));
    }
    const std::string fit_text = ui.strings(Text::timeline_fit);
    if (button(ui, "fit", rect.cut_left(button_width(ui, fit_text, true), 4),
               ui.strings(Text::timeline_fit_name), {.small = true, .shown = fit_text})) {
        fit_all(view);
    }
    if (icon_button(ui, "in", rect.cut_left(32), Icon::plus, ui.strings(Text::timeline_zoom_in),
                    {.small = true})) {
        choose(view, zoom(view.state.window, 1 / 1.6, 0.5));
    }
}

void select_next(View& view, const Bills& bills, bool forward) {
    const std::int64_t count = bills.line_count();
    if (count == 0) return;
    std::int64_t index = forward ? 0 : count - 1;
    if (view.state.selected) {
        const std::int64_t current = bills.first_line_from(view.state.selected->start);
        index = std::clamp<std::int64_t>(current + (forward ? 1 : -1), 0, count - 1);
    }
    const std::vector<Line> line = bills.lines(index, 1);
    if (line.empty()) return;
    view.state.select(
        {line[0].charged.begin, bills.ledger().item(line[0].item).code, line[0].type != BillType::usage});
    choose(view, show(view.state.window, {line[0].charged.begin, line[0].cycle.begin + Seconds{3600}}));
}

void keys(View& view, NodeId id, const Bills& bills) {
    while (const auto key = view.ui.take(id, ActionKind::key)) {
        const TimeWindow window = view.state.window;
        if (*key == "ArrowLeft") choose(view, pan(window, -0.15));
        if (*key == "ArrowRight") choose(view, pan(window, 0.15));
        if (*key == "PageUp") choose(view, pan(window, -0.9));
        if (*key == "PageDown") choose(view, pan(window, 0.9));
        if (*key == "+" || *key == "=") choose(view, zoom(window, 1 / 1.6, 0.5));
        if (*key == "-") choose(view, zoom(window, 1.6, 0.5));
        if (*key == "0" || *key == "Home") fit_all(view);
        if (*key == "End") view.state.window_chosen = false;
        if (*key == "Enter" || *key == "ArrowDown") select_next(view, bills, true);
        if (*key == "ArrowUp") select_next(view, bills, false);
    }
}

/// A page that scrolls past the chart keeps its wheel; who has pressed or focused the chart zooms.
bool takes_wheel(const View& view, const Touch& touch) {
    return view.state.chart_active || touch.focus_ring;
}

void pointer(View& view, const Touch& touch, const TimeScale& scale, const std::vector<Bar>& bars) {
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) view.state.chart_active = touch.hovered;
    if (touch.held) {
        if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) view.state.dragged = false;
        if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, 3)) {
            view.state.dragged = true;
            if (io.MouseDelta.x != 0) choose(view, pan(view.state.window, -io.MouseDelta.x / scale.width));
        }
    }
    if (!touch.hovered) return;
    const float share = std::clamp((io.MousePos.x - scale.x) / scale.width, 0.0f, 1.0f);
    if (io.MouseWheel != 0 && takes_wheel(view, touch))
        choose(view, zoom(view.state.window, std::pow(0.8, io.MouseWheel), share));
    if (io.MouseWheelH != 0) choose(view, pan(view.state.window, -io.MouseWheelH * 0.1));
    if ((io.MouseWheel != 0 && takes_wheel(view, touch)) || io.MouseWheelH != 0)
        view.ui.memory().wheel_used = true;
    const auto under = std::find_if(bars.begin(), bars.end(), [&](const Bar& bar) {
        return bar.box.contains(io.MousePos.x, io.MousePos.y);
    });
    if (under == bars.end()) return;
    if (!touch.held) hint(view.ui, touch, under->words);
    if (!touch.pressed || view.state.dragged) return;
    if (under->line) {
        view.state.select(*under->line);
    } else {
        choose(view, fit(under->interval, 0.05));
    }
}

}  // namespace

float timeline_height(const View& view) {
    return head_height + labels_height + chart_height + axis_height + 12 + (view.ui.narrow() ? 26 : 0);
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
    const auto region = ui.group(ui.id("timeline"), Role::region, ui.strings(Text::timeline_title), rect);
    Rect rest = rect;
    Rect head = rest.cut_top(head_height).inset(metrics::padding, 10);
    head.w += 4;
    const float zoom_width = 32 + 4 + button_width(ui, ui.strings(Text::timeline_fit), true) + 4 + 32;
    const Rect zooming = head.cut_right(zoom_width, 20);
    const std::string title = ui.strings(Text::timeline_title);
    const Rect title_box = head.cut_left(ui.text_width(title, type_scale::body_strong) + 1, 12);
    ui.node(ui.id("title"), Role::heading, title, title_box).level = 2;
    ui.text(title_box, title, type_scale::body_strong, Token::text);
    const Instant middle{
        Seconds{static_cast<std::int64_t>(view.state.window.begin + view.state.window.span / 2)}};
    if (ui.narrow()) {
        Rect below = rest.cut_top(26).inset(metrics::padding, 0);
        legend(view, below);
    } else {
        legend(view, head);
        ui.label(head, ui.strings.fill(Text::status_separator, {view.format.long_day(middle), zone_label}),
                 type_scale::small, Token::text_dim);
    }

    const Bills bills = view.session.world().bills(view.session.pool_index());
    ChartArea area;
    Rect chart = rest.inset(metrics::padding, 0);
    area.labels = chart.cut_top(labels_height);
    area.whole = chart.cut_top(chart_height);
    area.axis = chart.cut_top(axis_height);
    const TimeScale scale{view.state.window, area.whole.x, area.whole.w};
    const Rect active{area.labels.x, area.labels.y, area.labels.w, labels_height + chart_height};

    const NodeId id = ui.id("chart");
    Node& node = ui.node(id, Role::chart, title, active);
    node.focusable = true;
    node.description = ui.strings(Text::timeline_description);
    node.value = view.format.short_date_time(scale.instant_at(scale.x)) + " – " +
                 view.format.short_date_time(scale.instant_at(scale.x + scale.width)) + " " +
                 std::string(zone_label);
    const Touch touch = ui.press(id, active, true, "grab");
    ui.claim_wheel(touch, takes_wheel(view, touch));
    if (touch.focus_ring) ui.focus_ring(active);

    draw_axis(ui, area, scale, view.format);
    const std::vector<Bar> bars = draw_bars(view, area, scale, bills);
    draw_bands(ui, area, scale, bands(view, bills));
    draw_markers(ui, area, scale, markers(view));
    if (bills.line_count() == 0)
        ui.label(area.whole, ui.strings(Text::timeline_empty), type_scale::body, Token::text_faint,
                 Align::center);
    zoom_buttons(view, zooming);
    pointer(view, touch, scale, bars);
    keys(view, id, bills);
}

}  // namespace poolbill::ui
