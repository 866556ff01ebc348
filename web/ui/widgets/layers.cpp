#include "web/ui/widgets/layers.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "generated/text/dialog.hpp"
#include "imgui.h"
#include "imgui_internal.h"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

constexpr ImGuiWindowFlags bare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                  ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                  ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus;

/// A window in front of those begun before it in this frame.
void begin_layer([[maybe_unused]] const Ui& ui, const Rect& rect, const char* name, ImGuiWindowFlags flags) {
    assert(!ui.measuring());
    ImGui::SetNextWindowPos({rect.x, rect.y});
    ImGui::SetNextWindowSize({rect.w, rect.h});
    ImGui::Begin(name, nullptr, flags);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

/// The part of the current window in which content is placed, moved by the scroll position.
Rect scrolled_content() {
    const ImGuiWindow& window = *ImGui::GetCurrentWindow();
    return {window.InnerRect.Min.x, window.InnerRect.Min.y - window.Scroll.y, window.InnerRect.GetWidth(),
            unbounded};
}

/// Reports the height of the content to ImGui, so that it knows how far to scroll.
void reserve(const Rect& content, float height) {
    ImGui::SetCursorScreenPos({content.x, content.y});
    ImGui::Dummy({1, height});
}

/// ImGui consumes a wheel movement silently; the page must learn that it was used.
void note_wheel(Ui& ui) {
    const ImGuiWindow& window = *ImGui::GetCurrentWindow();
    const float wheel = ImGui::GetIO().MouseWheel;
    if (wheel == 0 || !ImGui::IsWindowHovered(ImGuiHoveredFlags_None)) return;
    const bool room = wheel > 0 ? window.Scroll.y > 0 : window.Scroll.y < window.ScrollMax.y;
    if (room) ui.memory().wheel_used = true;
}

/// The margin between a dialog and the edge of the surface.
float dialog_margin(const Ui& ui) {
    return ui.narrow() ? 8 : 24;
}

/// The padding between a dialog's edge and its content.
float body_side(const Ui& ui) {
    return ui.narrow() ? 16 : 24;
}

float surface_width(const Ui& ui, float width) {
    return std::min(width, ui.viewport.w - 2 * dialog_margin(ui));
}

}  // namespace

ScrollArea::ScrollArea(Ui& ui, std::string_view key, const Rect& rect) {
    assert(!ui.measuring());
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
    // ImGui paints this background, since it must also be below the scrollbar.
    begin_layer(ui, rect, name, bare & ~(ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoBackground));
    note_wheel(ui);
    content_ = scrolled_content();
}

Page::~Page() {
    reserve(content_, height_);
    ImGui::End();
}

FloatingLayer::FloatingLayer(Ui& ui, const Rect& rect, const char* name) {
    begin_layer(ui, rect, name, bare | ImGuiWindowFlags_NoScrollWithMouse);
}

FloatingLayer::~FloatingLayer() {
    ImGui::End();
}

bool FloatingLayer::is_under_pointer() const {
    return ImGui::IsWindowHovered(ImGuiHoveredFlags_None);
}

float Dialog::body_width(const Ui& ui, float width) {
    return surface_width(ui, width) - 2 * body_side(ui);
}

Dialog::Dialog(Ui& ui, const DialogOptions& options, float body_height)
    : ui_(ui),
      body_height_(body_height),
      edge_(options.edge),
      scope_(ui.group(ui.id(options.key), Role::dialog, options.title, ui.viewport, true)) {
    constexpr float head_height = 56, foot_height = 64;
    begin_layer(ui, ui.viewport, "dialog", bare | ImGuiWindowFlags_NoScrollWithMouse);
    ui.fill(ui.viewport, Token::veil);
    const float margin = dialog_margin(ui);
    Rect surface;
    surface.w = surface_width(ui, options.width);
    surface.h = std::min(body_height + 2 * edge_ + head_height + foot_height, ui.viewport.h - 2 * margin);
    surface.x = (ui.viewport.w - surface.w) / 2;
    surface.y = std::max(margin, std::min(48.0f, (ui.viewport.h - surface.h) / 2));
    ui.fill(surface, Token::panel, metrics::panel_radius);
    ui.stroke(surface, Token::line, metrics::panel_radius);

    Rect rest = surface;
    const Rect row = rest.cut_top(head_height).inset(body_side(ui), 0);
    ui.line(surface.x, rest.y, surface.right(), rest.y, Token::line);
    head(options, row);
    foot_ = rest.cut_bottom(foot_height);
    begin_body({rest.x, rest.y + 1, rest.w, rest.h - 1});
}

void Dialog::head(const DialogOptions& options, Rect row) {
    const Rect close = row.cut_right(32, 8);
    const float title_width = ui_.text_width(options.title, type_scale::heading) + 12;
    ui_.node(ui_.id("title"), Role::heading, options.title, row).level = 2;
    ui_.text(row.cut_left(title_width), options.title, type_scale::heading, Token::text);
    if (!options.subtitle.empty() && row.w > 80)
        ui_.label(row, options.subtitle, type_scale::body, Token::text_dim);
    closed_ = icon_button(ui_, "close", {close.x + 8, close.center_y() - 16, 32, 32}, Icon::close,
                          ui_.strings(text::dialog_close), {.look = ButtonLook::quiet});
    if (ui_.take_dismiss()) closed_ = true;
}

void Dialog::begin_body(const Rect& rect) {
    ImGui::SetCursorScreenPos({rect.x, rect.y});
    ImGui::BeginChild("body", {rect.w, rect.h}, ImGuiChildFlags_None,
                      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
    note_wheel(ui_);
    // The scrollbar is in the margin: the content of the body is `body_width` wide, with or without
    // it.
    Rect content = scrolled_content();
    content.w = rect.w;
    body_ = content.inset(body_side(ui_), 0);
    body_.cut_top(edge_);
}

void Dialog::end_body(float top) {
    // The content may have another height as soon as a press changed it; the next frame measures it.
    assert(ui_.took_input() || std::abs(body_.y - top - body_height_) < 1);
    reserve({body_.x, top - edge_}, body_height_ + 2 * edge_ - 2);
    ImGui::EndChild();
    ui_.line(foot_.x, foot_.y, foot_.right(), foot_.y, Token::line);
    foot_ = foot_.inset(body_side(ui_), (foot_.h - metrics::control_height) / 2);
}

Dialog::~Dialog() {
    ImGui::End();
}

namespace {

/// @return whether it was pressed
bool menu_item(Ui& ui, Rect& rest, const MenuItem& item) {
    // A finger needs 44 pixels, and the next item is right below.
    const float least_height = ui.narrow() ? 44 : 36;
    const Rect rect = rest.cut_top(item.detail.empty() ? least_height : 52);
    const NodeId id = ui.id(item.key);
    Node& node = ui.node(id, Role::menu_item, item.name, rect);
    node.focusable = true;
    node.disabled = !item.enabled;
    node.description = item.detail;
    const Touch touch = ui.press(id, rect, item.enabled);
    if (touch.hovered && item.enabled) ui.fill(rect, Token::hover, metrics::radius);
    if (touch.focus_ring) ui.focus_ring(rect.inset(2, 2));
    Rect words = rect.inset(12, item.detail.empty() ? 0.0f : 8.0f);
    if (item.chosen) icon(ui, Icon::check, words.right() - 4, rect.center_y(), Token::accent_text);
    if (item.detail.empty()) {
        ui.text(words, item.name, type_scale::body, Token::text);
    } else {
        ui.text(words.cut_top(20), item.name, type_scale::body,
                item.enabled ? Token::text : Token::text_faint);
        ui.text(words.cut_top(16), item.detail, type_scale::small, Token::text_dim);
    }
    return touch.pressed;
}

}  // namespace

MenuChoice menu(Ui& ui, const MenuOptions& options, std::span<const MenuItem> items) {
    constexpr float edge = 4, from_screen = 8;
    const float width = options.width;
    const Rect& anchor = options.anchor;
    const Ui::Scope scope = ui.group(ui.id(options.key), Role::menu, options.name, anchor);
    begin_layer(ui, ui.viewport, "menu", bare | ImGuiWindowFlags_NoScrollWithMouse);
    MenuChoice choice;
    const auto draw = [&](Rect& rest) {
        for (const MenuItem& item : items) {
            if (menu_item(ui, rest, item)) choice.pressed = static_cast<std::size_t>(&item - items.data());
        }
    };
    const float all_items = measure(ui, width - 2 * edge, draw);
    const float height = std::min(all_items + 2 * edge, ui.viewport.h - 2 * from_screen);
    Rect surface{anchor.right() - width, anchor.bottom() + 4, width, height};
    surface.x =
        std::clamp(surface.x, from_screen, std::max(from_screen, ui.viewport.w - width - from_screen));
    if (surface.bottom() > ui.viewport.h) surface.y = std::max(from_screen, anchor.y - surface.h - 4);
    surface.y = std::min(surface.y, std::max(from_screen, ui.viewport.h - from_screen - surface.h));
    panel_ground(ui, surface);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool outside = !surface.contains(mouse.x, mouse.y);
    choice.closed = (outside && ImGui::IsMouseReleased(ImGuiMouseButton_Left)) || ui.take_dismiss();
    Rect rest = surface.inset(edge, edge);
    if (all_items > rest.h) {
        ScrollArea area(ui, "items", rest);
        area.set_height(all_items);
        rest = area.content();
        draw(rest);
    } else {
        draw(rest);
    }
    choice.closed = choice.closed || choice.pressed.has_value();
    ImGui::End();
    return choice;
}

}  // namespace poolbill::ui
