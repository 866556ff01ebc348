#include "web/ui/widgets/icons.hpp"

#include <algorithm>
#include <array>

#include "imgui.h"

namespace poolbill::ui {
namespace {

/// A polyline through points given in units of 1/16 of an icon's box, centred on (x, y).
template <std::size_t count>
void stroke_icon(Ui& ui, float x, float y, const std::array<ImVec2, count>& points, Token token,
                 float thickness = 1.5f) {
    std::array<ImVec2, count> placed;
    std::transform(points.begin(), points.end(), placed.begin(),
                   [&](const ImVec2& point) { return ImVec2(x + point.x, y + point.y); });
    ui.draw().AddPolyline(placed.data(), static_cast<int>(count), ui.paint(token), 0, thickness);
}

/// A curved arrow that points back (`direction` 1) or forward (-1).
void turn_icon(Ui& ui, float x, float y, Token token, float direction) {
    constexpr float pi = 3.14159265f;
    ImDrawList& list = ui.draw();
    list.PathLineTo({x - 5 * direction, y - 2.5f});
    list.PathLineTo({x + 1.5f * direction, y - 2.5f});
    list.PathArcTo({x + 1.5f * direction, y + 1}, 3.5f, -pi / 2, direction > 0 ? pi / 2 : -3 * pi / 2, 10);
    list.PathLineTo({x - 2 * direction, y + 4.5f});
    list.PathStroke(ui.paint(token), 0, 1.5f);
    stroke_icon<3>(ui, x, y,
                   {ImVec2(-2 * direction, -6), ImVec2(-5.5f * direction, -2.5f), ImVec2(-2 * direction, 1)},
                   token);
}

}  // namespace

void icon(Ui& ui, Icon shape, float x, float y, Token token) {
    ImDrawList& list = ui.draw();
    const std::uint32_t color = ui.paint(token);
    switch (shape) {
        case Icon::play:
            list.AddTriangleFilled({x - 4, y - 6}, {x + 6, y}, {x - 4, y + 6}, color);
            break;
        case Icon::pause:
            ui.fill({x - 5, y - 5.5f, 3.5f, 11}, token, 1);
            ui.fill({x + 1.5f, y - 5.5f, 3.5f, 11}, token, 1);
            break;
        case Icon::undo:
            turn_icon(ui, x, y, token, 1);
            break;
        case Icon::redo:
            turn_icon(ui, x, y, token, -1);
            break;
        case Icon::close:
            stroke_icon<2>(ui, x, y, {ImVec2(-4, -4), ImVec2(4, 4)}, token);
            stroke_icon<2>(ui, x, y, {ImVec2(4, -4), ImVec2(-4, 4)}, token);
            break;
        case Icon::plus:
            stroke_icon<2>(ui, x, y, {ImVec2(0, -5), ImVec2(0, 5)}, token);
            [[fallthrough]];
        case Icon::minus:
            stroke_icon<2>(ui, x, y, {ImVec2(-5, 0), ImVec2(5, 0)}, token);
            break;
        case Icon::check:
            stroke_icon<3>(ui, x, y, {ImVec2(-4.5f, 0), ImVec2(-1.5f, 3.5f), ImVec2(5, -4)}, token, 2);
            break;
        case Icon::cross:
            stroke_icon<2>(ui, x, y, {ImVec2(-3.5f, -3.5f), ImVec2(3.5f, 3.5f)}, token, 2);
            stroke_icon<2>(ui, x, y, {ImVec2(3.5f, -3.5f), ImVec2(-3.5f, 3.5f)}, token, 2);
            break;
        case Icon::search:
            list.AddCircle({x - 1, y - 1}, 5, color, 0, 1.5f);
            list.AddLine({x + 2.5f, y + 2.5f}, {x + 6, y + 6}, color, 1.5f);
            break;
        case Icon::up:
            stroke_icon<3>(ui, x, y, {ImVec2(-5, 2.5f), ImVec2(0, -2.5f), ImVec2(5, 2.5f)}, token);
            break;
        case Icon::down:
            stroke_icon<3>(ui, x, y, {ImVec2(-5, -2.5f), ImVec2(0, 2.5f), ImVec2(5, -2.5f)}, token);
            break;
        case Icon::info:
            list.AddCircle({x, y}, 7.5f, color, 0, 1.3f);
            ui.dot(x, y - 3.2f, 1.0f, token);
            ui.fill({x - 0.75f, y - 1.2f, 1.5f, 4.8f}, token, 0.5f);
            break;
    }
}

}  // namespace poolbill::ui
