#include "web/ui/views/compare/cost_plane.hpp"

#include <algorithm>
#include <cmath>

#include "generated/text/timeline.hpp"
#include "imgui.h"

namespace poolbill::ui {
namespace {

constexpr float axis_height = 24;

}  // namespace

Plane plane_in(View& view, Rect rect, Interval interval, Amount top) {
    rect.cut_left(cost_axis_width(view, top));
    Plane plane;
    plane.area.axis = rect.cut_bottom(axis_height);
    rect.cut_top(plane_headroom);
    plane.area.plot = rect;
    plane.time = {fit(interval, 0), rect.x, rect.w};
    plane.top = top;
    return plane;
}

void draw_curve(Ui& ui, const Plane& plane, const std::vector<CostPoint>& curve, Token ink) {
    if (curve.empty()) return;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        const CostPoint &from = curve[i - 1], &to = curve[i];
        ui.line(plane.x(from.at), plane.y(from.cost), plane.x(to.at), plane.y(to.cost), ink, 2.5f);
    }
    ui.dot(plane.x(curve.back().at), plane.y(curve.back().cost), 4, ink);
}

Instant crosshair(Ui& ui, const Plane& plane) {
    const Rect& plot = plane.area.plot;
    const float x = std::round(ImGui::GetIO().MousePos.x);
    ui.line(x, plot.y, x, plot.bottom(), Token::text_faint);
    return plane.time.instant_at(x);
}

std::string total_line(View& view, std::string_view name, Amount cost) {
    return "\n" +
           view.ui.strings.fill(text::timeline_curve_total, {std::string(name), view.format.rounded(cost)});
}

Rect annotation_box(const Ui& ui, const Plane& plane, float x, float y, std::string_view words) {
    const float width = ui.text_width(words, type_scale::chart_strong);
    const Rect& plot = plane.area.plot;
    return {std::clamp(x - width / 2, plot.x + 2, std::max(plot.x + 2, plot.right() - width - 2)), y,
            width + 1, 14};
}

void annotate(Ui& ui, const Plane& plane, float x, float y, std::string_view words, Token ink) {
    const Rect box = annotation_box(ui, plane, x, y, words);
    ui.fill({box.x - 3, box.y - 1, box.w + 6, box.h + 2}, Token::panel, 3, 0.9f);
    ui.text(box, words, type_scale::chart_strong, ink);
}

}  // namespace poolbill::ui
