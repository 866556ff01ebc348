#include <algorithm>
#include <array>
#include <cmath>

#include "imgui.h"
#include "web/ui/widgets/controls.hpp"

namespace poolbill::ui {
namespace {

struct ToneColors {
    Token bar, back;
};

ToneColors tone_colors(Tone tone) {
    switch (tone) {
        case Tone::warning:
            return {Token::pay_per_use, Token::pay_per_use_weak};
        case Tone::danger:
            return {Token::danger, Token::danger_weak};
        case Tone::good:
            return {Token::yearly_monthly, Token::yearly_monthly_weak};
        case Tone::neutral:
            break;
    }
    return {Token::accent, Token::accent_weak};
}

constexpr float notice_side = 14, notice_edge = 10;

/// A polyline through points given in units of 1/16 of an icon's box, centred on (x, y).
template <std::size_t count>
void stroke_icon(Ui& ui, float x, float y, const std::array<ImVec2, count>& points, Token token,
                 float thickness = 1.5f) {
    std::array<ImVec2, count> placed;
    std::transform(points.begin(), points.end(), placed.begin(),
                   [&](const ImVec2& point) { return ImVec2(x + point.x, y + point.y); });
    ui.draw().AddPolyline(placed.data(), static_cast<int>(count), ui.paint(token), 0, thickness);
}

/// An arrow that turns back (`direction` 1) or on again (-1).
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

float notice_height(const Ui& ui, float width, std::string_view title, std::string_view detail) {
    const float inner = width - 2 * notice_side;
    return ui.paragraph_height(inner, title, type_scale::body_strong) +
           ui.paragraph_height(inner, detail, type_scale::body) + 2 * notice_edge;
}

void notice_ground(Ui& ui, const Rect& rect, Tone tone) {
    const ToneColors colors = tone_colors(tone);
    ui.fill(rect, colors.back, metrics::radius);
    ui.draw().AddRectFilled({rect.x, rect.y}, {rect.x + 3, rect.bottom()}, ui.paint(colors.bar),
                            metrics::radius, ImDrawFlags_RoundCornersLeft);
}

void notice_words(Ui& ui, const Rect& rect, std::string_view title, std::string_view detail, Role role) {
    std::string spoken(title);
    if (!detail.empty()) spoken.append(" ").append(detail);
    ui.node(ui.id(title), role, spoken, rect);
    Rect inner = rect.inset(notice_side, notice_edge);
    inner.cut_top(ui.paragraph(inner, title, type_scale::body_strong, Token::text));
    ui.paragraph(inner, detail, type_scale::body, Token::text_dim);
}

void notice(Ui& ui, const Rect& rect, Tone tone, std::string_view title, std::string_view detail, Role role) {
    notice_ground(ui, rect, tone);
    notice_words(ui, rect, title, detail, role);
}

void panel(Ui& ui, const Rect& rect) {
    ui.fill({rect.x, rect.y + 1, rect.w, rect.h + 1}, Token::shadow, metrics::panel_radius);
    ui.fill({rect.x - 1, rect.y, rect.w + 2, rect.h + 3}, Token::shadow, metrics::panel_radius + 1);
    ui.fill(rect, Token::panel, metrics::panel_radius);
    ui.stroke(rect, Token::line, metrics::panel_radius);
}

void panel_title(Ui& ui, Rect& head, std::string_view title) {
    const Rect box = head.cut_left(ui.text_width(title, type_scale::body_strong) + 1, 12);
    ui.node(ui.id("title"), Role::heading, title, box).level = 2;
    ui.text(box, title, type_scale::body_strong, Token::text);
}

void hint(Ui& ui, const Touch& touch, std::string_view text) {
    if (!touch.hovered || text.empty()) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float width = std::min(ui.text_width(text, type_scale::small), 320.0f);
    const float height = ui.paragraph_height(width + 1, text, type_scale::small);
    Rect box{mouse.x + 12, mouse.y + 18, width + 20, height + 12};
    box.x = std::clamp(box.x, 4.0f, std::max(4.0f, ui.viewport.w - box.w - 4));
    if (box.bottom() > ui.viewport.h) box.y = mouse.y - box.h - 6;
    ImDrawList& over = *ImGui::GetForegroundDrawList();
    over.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, ui.paint(Token::text), metrics::radius);
    ui.overlay_paragraph(box.inset(10, 6), text, type_scale::small, Token::panel);
}

}  // namespace poolbill::ui
