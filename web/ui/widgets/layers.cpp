#include "web/ui/widgets/layers.hpp"

#include <algorithm>
#include <string>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/ui/widgets/controls.hpp"

namespace poolbill::ui {
namespace {

constexpr ImGuiWindowFlags bare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                  ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                  ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus;

/// A window in front of those begun before it in this frame.
void begin_layer(const Rect& rect, const char* name, ImGuiWindowFlags flags) {
    ImGui::SetNextWindowPos({rect.x, rect.y});
    ImGui::SetNextWindowSize({rect.w, rect.h});
    ImGui::Begin(name, nullptr, flags);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

/// The part of the current window in which content is placed, moved by the scroll position.
Rect scrolled_content() {
    const ImGuiWindow& window = *ImGui::GetCurrentWindow();
    return {window.InnerRect.Min.x, window.InnerRect.Min.y - window.Scroll.y, window.InnerRect.GetWidth(),
            100000};
}

/// Tells ImGui how tall the content is, so that it knows how far to scroll.
void reserve(const Rect& content, float height) {
    ImGui::SetCursorScreenPos({content.x, content.y});
    ImGui::Dummy({1, height});
}

/// ImGui takes a wheel movement silently; the page must be told that it was used.
void note_wheel(Ui& ui) {
    const ImGuiWindow& window = *ImGui::GetCurrentWindow();
    const float wheel = ImGui::GetIO().MouseWheel;
    if (wheel == 0 || !ImGui::IsWindowHovered(ImGuiHoveredFlags_None)) return;
    const bool room = wheel > 0 ? window.Scroll.y > 0 : window.Scroll.y < window.ScrollMax.y;
    if (room) ui.memory().wheel_used = true;
}

/// Between a dialog and the edge of the surface.
float dialog_margin(const Ui& ui) {
    return ui.narrow() ? 8 : 24;
}

/// Between a dialog's edge and what is in it.
float body_side(const Ui& ui) {
    return ui.narrow() ? 16 : 24;
}

float surface_width(const Ui& ui, float width) {
    return std::min(width, ui.viewport.w - 2 * dialog_margin(ui));
}

}  // namespace

ScrollArea::ScrollArea(Ui& ui, std::string_view key, const Rect& rect) {
    ImGui::SetCursorScreenPos({rect.x, rect.y});
    ImGui::BeginChild(ui.id(key), {rect.w, rect.h}, ImGuiChildFlags_None,
                      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
    note_wheel(ui);
    content_ = scrolled_content();
}

ScrollArea::~ScrollArea() {
    reserve(content_, height_);
    ImGui::EndChild();
}

void ScrollArea::reveal(float top, float height) {
    const ImRect wanted(ImVec2(content_.x, content_.y + top),
                        ImVec2(content_.x + 1, content_.y + top + height));
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(), wanted,
                        ImGuiScrollFlags_KeepVisibleEdgeY | ImGuiScrollFlags_NoScrollParent);
}

float ScrollArea::scroll() const {
    return ImGui::GetScrollY();
}

Page::Page(Ui& ui, const Rect& rect, const char* name) {
    // ImGui paints this ground, since it must also lie below the scrollbar.
    begin_layer(rect, name, bare & ~(ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoBackground));
    note_wheel(ui);
    content_ = scrolled_content();
}

Page::~Page() {
    reserve(content_, height_);
    ImGui::End();
}

float Dialog::body_width(const Ui& ui, float width) {
    return surface_width(ui, width) - 2 * body_side(ui);
}

Dialog::Dialog(Ui& ui, std::string_view key, std::string_view title, std::string_view subtitle, float width,
               float body_height, float foot_height)
    : ui_(ui),
      body_height_(body_height),
      scope_(ui.group(ui.id(key), Role::dialog, title, ui.viewport, true)) {
    begin_layer(ui.viewport, "dialog", bare | ImGuiWindowFlags_NoScrollWithMouse);
    ui.fill(ui.viewport, Token::veil);
    constexpr float head_height = 56;
    const float margin = dialog_margin(ui);
    const float height = std::min(body_height + head_height + foot_height, ui.viewport.h - 2 * margin);
    surface_.w = surface_width(ui, width);
    surface_.h = height;
    surface_.x = (ui.viewport.w - surface_.w) / 2;
    surface_.y = std::max(margin, std::min(48.0f, (ui.viewport.h - height) / 2));
    ui.fill(surface_, Token::panel, metrics::panel_radius);
    ui.stroke(surface_, Token::line, metrics::panel_radius);

    const float side = body_side(ui);
    Rect rest = surface_;
    Rect head = rest.cut_top(head_height).inset(side, 0);
    ui.line(surface_.x, rest.y, surface_.right(), rest.y, Token::line);
    const Rect close = head.cut_right(32, 8);
    const float title_width = ui.text_width(title, type_scale::heading) + 12;
    ui.node(ui.id("title"), Role::heading, title, head).level = 2;
    ui.text(head.cut_left(title_width), title, type_scale::heading, Token::text);
    if (!subtitle.empty() && head.w > 80) ui.label(head, subtitle, type_scale::body, Token::text_dim);
    closed_ = icon_button(ui, "close", {close.x + 8, close.center_y() - 16, 32, 32}, Icon::close,
                          ui.strings(Text::dialog_close), {.look = ButtonLook::quiet});
    if (ui.take_dismiss()) closed_ = true;

    foot_ = rest.cut_bottom(foot_height);
    rest.y += 1;
    ImGui::SetCursorScreenPos({rest.x, rest.y});
    ImGui::BeginChild("body", {rest.w, rest.h - 1}, ImGuiChildFlags_None,
                      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
    note_wheel(ui);
    // The scrollbar stands in the margin: what is in the body is as wide as `body_width` said, with it or
    // without.
    Rect content = scrolled_content();
    content.w = rest.w;
    body_ = content.inset(side, 0);
}

void Dialog::end_body() {
    if (!body_open_) return;
    body_open_ = false;
    reserve(body_, body_height_ - 2);
    ImGui::EndChild();
}

Rect Dialog::begin_foot() {
    end_body();
    ui_.line(surface_.x, foot_.y, surface_.right(), foot_.y, Token::line);
    return foot_.inset(body_side(ui_), (foot_.h - metrics::control_height) / 2);
}

Dialog::~Dialog() {
    end_body();
    ImGui::End();
}

Menu::Menu(Ui& ui, std::string_view key, std::string_view name, const Rect& anchor, float width, float height)
    : ui_(ui), scope_(ui.group(ui.id(key), Role::menu, name, anchor)) {
    begin_layer(ui.viewport, "menu", bare | ImGuiWindowFlags_NoScrollWithMouse);
    Rect surface{anchor.right() - width, anchor.bottom() + 4, width, height + 8};
    surface.x = std::clamp(surface.x, 8.0f, std::max(8.0f, ui.viewport.w - width - 8));
    if (surface.bottom() > ui.viewport.h) surface.y = std::max(8.0f, anchor.y - surface.h - 4);
    panel(ui, surface);
    rest_ = surface.inset(4, 4);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool outside = !surface.contains(mouse.x, mouse.y);
    if ((outside && ImGui::IsMouseReleased(ImGuiMouseButton_Left)) || ui.take_dismiss()) closed_ = true;
}

bool Menu::item(std::string_view key, std::string_view name, std::string_view detail, bool chosen) {
    const Rect rect = rest_.cut_top(detail.empty() ? item_height : item_height + 16);
    const NodeId id = ui_.id(key);
    Node& node = ui_.node(id, Role::menu_item, name, rect);
    node.focusable = true;
    node.description = detail;
    const Touch touch = ui_.press(id, rect);
    if (touch.hovered) ui_.fill(rect, Token::hover, metrics::radius);
    if (touch.focus_ring) ui_.focus_ring(rect.inset(2, 2));
    Rect words = rect.inset(12, detail.empty() ? 0.0f : 8.0f);
    if (chosen) icon(ui_, Icon::check, words.right() - 4, rect.center_y(), Token::accent_text);
    if (detail.empty()) {
        ui_.text(words, name, type_scale::body, Token::text);
    } else {
        ui_.text(words.cut_top(20), name, type_scale::body, Token::text);
        ui_.text(words.cut_top(16), detail, type_scale::small, Token::text_dim);
    }
    return touch.pressed;
}

Menu::~Menu() {
    ImGui::End();
}

}  // namespace poolbill::ui
