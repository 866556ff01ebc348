#include "web/ui/views/compare/cost_plane.hpp"

#include <algorithm>

namespace poolbill::ui {
namespace {

constexpr float axis_height = 24;

}  // namespace

Plane plane_in(View& view, Rect rect, Interval interval, Amount top) {
    rect.cut_left(view.ui.narrow() ? 48.0f : 60.0f);
    Plane plane;
    plane.area.axis = rect.cut_bottom(axis_height);
    rect.cut_top(plane_headroom);
    plane.area.plot = rect;
    plane.time = {fit(interval, 0), rect.x, rect.w};
    plane.top = top;
    return plane;
}

void annotate(Ui& ui, const Plane& plane, float x, float y, std::string_view words, Token ink) {
    const float width = ui.text_width(words, type_scale::chart_strong);
    const Rect& plot = plane.area.plot;
    const Rect box{std::clamp(x - width / 2, plot.x + 2, std::max(plot.x + 2, plot.right() - width - 2)), y,
                   width + 1, 14};
    ui.fill({box.x - 3, box.y - 1, box.w + 6, box.h + 2}, Token::panel, 3, 0.9f);
    ui.text(box, words, type_scale::chart_strong, ink);
}

}  // namespace poolbill::ui
