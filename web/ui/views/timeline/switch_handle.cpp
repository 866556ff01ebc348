#include "web/ui/views/timeline/switch_handle.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "generated/text/timeline.hpp"
#include "imgui.h"
#include "web/ui/views/timeline/navigation.hpp"
#include "web/ui/widgets/controls.hpp"

namespace poolbill::ui {
namespace {

constexpr float reach = 12;

}  // namespace

void switch_handle(View& view, const ChartArea& area, const TimeScale& scale) {
    if (view.live.shows_console()) return;  // the present is the real one
    Ui& ui = view.ui;
    const Instant now = view.session.now();
    const Interval range = intersect(view.session.lifetime(), scale.visible());
    const float x = std::round(scale.at(now));
    if (!range.contains(now) || x < area.plot.x || x > area.plot.right()) return;
    const bool changes = view.state.timeline.pool.has(BandKind::preview);
    // Whole also at the edges of the chart.
    const float left =
        std::clamp(x - reach, area.plot.x, std::max(area.plot.x, area.plot.right() - 2 * reach));
    const Rect box{left, area.plot.y, 2 * reach, area.plot.h};
    const NodeId id = ui.id("switch");
    const std::string spoken = view.format.date_time(now) + " " + std::string(zone_label);
    const std::optional<double> typed =
        slider_node(ui, id, box,
                    {.key = {},
                     .name = ui.strings(changes ? text::timeline_switch : text::timeline_now),
                     .maximum = static_cast<double>(range.seconds()),
                     .now = static_cast<double>((now - range.begin).count()),
                     .step = std::max(1.0, std::round(1 / scale.pixels_per_second())),
                     .spoken = spoken});
    const Touch touch = ui.press(id, box, true, "ew-resize");
    if (touch.focus_ring) ui.focus_ring(box);
    if (touch.hovered || touch.held) ui.fill({x - 2, area.plot.y, 4, area.plot.h}, Token::accent, 2);
    std::optional<Instant> moved;
    if (touch.held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1))
        moved = scale.instant_at(std::clamp(ImGui::GetIO().MousePos.x, area.plot.x, area.plot.right()));
    if (typed) moved = range.begin + Seconds{static_cast<std::int64_t>(std::llround(*typed))};
    if (moved) view.state.timeline.moved_to = std::clamp(*moved, range.begin, range.end);
}

void move_switch(View& view) {
    const std::optional<Instant> moved = std::exchange(view.state.timeline.moved_to, std::nullopt);
    if (!moved) return;
    choose_window(view, view.state.window);  // it stays while the line moves
    view.session.go_to(*moved);
}

}  // namespace poolbill::ui
