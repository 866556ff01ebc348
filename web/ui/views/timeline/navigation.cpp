#include "web/ui/views/timeline/navigation.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/time/zone.hpp"
#include "imgui.h"
#include "web/ui/views/event_names.hpp"
#include "web/ui/views/timeline/picture.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

constexpr double key_zoom = 1.6, wheel_zoom = 0.25;

void select_first_from(View& view, const Bills& bills, Instant from) {
    const std::vector<Line> line = bills.lines(bills.first_line_from(from), 1);
    if (!line.empty()) view.state.select(bills.ledger().id_of(line[0]));
}

void select_next(View& view, const Bills& bills, bool forward) {
    const std::int64_t count = bills.line_count();
    if (count == 0) return;
    std::int64_t index = forward ? 0 : count - 1;
    if (view.state.selected) {
        const std::int64_t current = bills.first_line_from(view.state.selected->begin);
        index = std::clamp<std::int64_t>(current + (forward ? 1 : -1), 0, count - 1);
    }
    const std::vector<Line> line = bills.lines(index, 1);
    if (line.empty()) return;
    view.state.select(bills.ledger().id_of(line[0]));
    choose_window(view,
                  show(view.state.window, {line[0].charged.begin, clock_hour_next(line[0].charged.begin)}));
}

void choose_next_pool(View& view, bool down) {
    const auto last = static_cast<std::uint32_t>(view.session.world().pools.size() - 1);
    const std::uint32_t pool = view.session.pool_index();
    choose_pool(view, down ? std::min(pool + 1, last) : pool - std::min(pool, 1u));
    view.state.timeline.wanted_lane = view.session.pool_index();
}

const CostBar* bar_at(const Chart& chart, float x, float y) {
    for (const CostBar& bar : chart.bars.bars) {
        if (bar_box(chart.area.plot, chart.scale, bar, chart.bars.grain, chart.top).contains(x, y))
            return &bar;
    }
    return nullptr;
}

const Band* band_at(const Chart& chart, HiddenLayers hidden, float x, float y) {
    const Band* found = nullptr;  // the last one drawn is on top
    for (const Band& band : chart.picture.bands) {
        if (hidden.has(band.kind)) continue;
        if (band_box(chart.area.plot, chart.scale, band, chart.band_height).contains(x, y)) found = &band;
    }
    return found;
}

/// Every mark under the pointer, including those whose label did not fit.
std::string marks_at(View& view, const Chart& chart, float x) {
    constexpr std::size_t most = 5;
    constexpr float reach = 5;
    std::string words;
    std::size_t count = 0;
    for (const Mark& mark : chart.picture.marks) {
        if (std::abs(chart.scale.at(mark.at) - x) > reach || ++count > most) continue;
        words += (words.empty() ? "" : "\n") + view.format.short_date_time(mark.at, view.session.now()) +
                 " · " + event_name(view.ui.strings, mark.kind);
    }
    return count > most ? words + "\n…" : words;
}

}  // namespace

void choose_window(View& view, TimeWindow window) {
    view.state.window = window;
    view.state.window_chosen = true;
}

void choose_pool(View& view, std::uint32_t pool) {
    if (pool == view.session.pool_index()) return;
    view.session.select_pool(pool);
    view.state.selected.reset();
}

Interval everything_of(const PoolPicture& picture) {
    Interval everything = picture.life;
    for (const Band& band : picture.bands)
        everything = {std::min(everything.begin, band.interval.begin),
                      std::max(everything.end, band.interval.end)};
    return everything;
}

void fit_all(View& view) {
    choose_window(view, fit(everything_of(view.state.timeline.pool), 0.04));
}

/// The present keeps its place while it is in sight; else the middle does.
void zoom_by(View& view, double factor) {
    const TimeWindow window = view.state.window;
    const double now = static_cast<double>(view.session.now().time_since_epoch().count());
    const double place = (now - window.begin) / window.span;
    choose_window(view, zoom(window, factor, place >= 0 && place <= 1 ? place : 0.5));
}

void timeline_keys(View& view, NodeId id, const Bills& bills) {
    while (const auto key = view.ui.take(id, NodeInputKind::key)) {
        const TimeWindow window = view.state.window;
        const Interval life = view.state.timeline.pool.life;
        if (*key == "ArrowLeft") choose_window(view, pan(window, -0.15));
        if (*key == "ArrowRight") choose_window(view, pan(window, 0.15));
        if (*key == "PageUp") choose_window(view, pan(window, -0.9));
        if (*key == "PageDown") choose_window(view, pan(window, 0.9));
        if (*key == "+" || *key == "=") zoom_by(view, 1 / key_zoom);
        if (*key == "-") zoom_by(view, key_zoom);
        if (*key == "0") fit_all(view);
        if (*key == "Home") choose_window(view, starting_at(window, life.begin));
        if (*key == "End") view.state.window_chosen = false;
        const bool down = *key == "Enter" || *key == "ArrowDown";
        if (down || *key == "ArrowUp")
            (shows_lanes(view) ? choose_next_pool(view, down) : select_next(view, bills, down));
    }
}

void drag_to_pan(View& view, const Touch& touch, const TimeScale& scale) {
    if (!touch.held) return;
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) view.state.dragged = false;
    if (!ImGui::IsMouseDragging(ImGuiMouseButton_Left, 3)) return;
    view.state.dragged = true;
    const float moved = ImGui::GetIO().MouseDelta.x;
    if (moved != 0) choose_window(view, pan(view.state.window, -moved / scale.width));
}

void wheel_to_zoom(View& view, const TimeScale& scale, bool upright) {
    const ImGuiIO& io = ImGui::GetIO();
    if (const auto pinch = std::exchange(view.ui.memory().pinch, std::nullopt)) {
        const TimeWindow zoomed =
            zoom(view.state.window, 1 / pinch->factor, (pinch->from_x - scale.x) / scale.width);
        choose_window(view, pan(zoomed, (pinch->from_x - io.MousePos.x) / scale.width));
    }
    const bool zooms = io.MouseWheel != 0 && upright && !view.ui.by_finger();
    if (zooms) {
        const float share = std::clamp((io.MousePos.x - scale.x) / scale.width, 0.0f, 1.0f);
        const double step = 1 + wheel_zoom * std::abs(io.MouseWheel);
        choose_window(view, zoom(view.state.window, io.MouseWheel > 0 ? 1 / step : step, share));
    }
    if (io.MouseWheelH != 0) choose_window(view, pan(view.state.window, -io.MouseWheelH * 0.1));
    if (zooms || io.MouseWheelH != 0) view.ui.memory().wheel_used = true;
}

bool takes_wheel(const View& view, const Touch& touch) {
    return view.state.chart_active || touch.focus_ring;
}

void pan_and_zoom(View& view, const Touch& touch, const TimeScale& scale) {
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) view.state.chart_active = touch.hovered;
    drag_to_pan(view, touch, scale);
    if (touch.hovered) wheel_to_zoom(view, scale, takes_wheel(view, touch));
}

void timeline_pointer(View& view, const Touch& touch, const Chart& chart) {
    pan_and_zoom(view, touch, chart.scale);
    if (!touch.hovered) return;
    const ImGuiIO& io = ImGui::GetIO();
    const float x = io.MousePos.x, y = io.MousePos.y;
    const bool pressed = touch.pressed && !view.state.dragged;
    const Bills bills = view.session.world().bills(chart.picture.moment.pool);
    if (const Band* band = band_at(chart, view.state.timeline.hidden, x, y)) {
        if (!touch.held)
            hint(view.ui, touch,
                 band_title(view, *band) + "\n" + band_detail(view, *band, chart.picture.offer));
        if (pressed && band->kind == BandKind::term)
            view.state.select(bills.ledger().id_of(bills.charges()[band->charge]));
    } else if (const CostBar* bar = bar_at(chart, x, y)) {
        if (!touch.held) hint(view.ui, touch, bar_words(view, *bar, chart.bars.grain));
        if (!pressed) return;
        if (chart.bars.grain == Grain::hour) {
            view.state.select(line_of(view, *bar));
        } else {
            select_first_from(view, bills, bar->interval.begin);
            choose_window(view, fit(bar->interval, 0.05));
        }
    } else if (!touch.held) {
        hint(view.ui, touch, marks_at(view, chart, x));
    }
}

}  // namespace poolbill::ui
