#include "web/ui/widgets/controls.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "imgui.h"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

/// Where small words and switches can be pressed: at least 24 CSS pixels high, as WCAG 2.5.8 requires.
Rect pressable(const Rect& rect) {
    return rect.inset(0, std::min(0.0f, (rect.h - 24) / 2));
}

struct ButtonColors {
    Token back, border, ink;
};

ButtonColors button_colors(ButtonLook look, bool hovered) {
    switch (look) {
        case ButtonLook::primary: {
            const Token back = hovered ? Token::accent_hover : Token::accent;
            return {back, back, Token::on_accent};
        }
        case ButtonLook::danger:
            return {hovered ? Token::danger_weak : Token::panel, Token::danger, Token::danger_text};
        case ButtonLook::quiet:
            return {hovered ? Token::hover : Token::panel, hovered ? Token::hover : Token::panel,
                    Token::text_dim};
        case ButtonLook::plain:
            break;
    }
    return {hovered ? Token::hover : Token::panel, Token::control_line, Token::text};
}

Token button_ground(Ui& ui, const Rect& rect, const ButtonOptions& options, const Touch& touch) {
    const ButtonColors colors = button_colors(options.look, touch.hovered && options.enabled);
    const bool filled = options.look != ButtonLook::quiet || touch.hovered;
    const float alpha = options.enabled ? 1 : 0.55f;
    if (filled) ui.fill(rect, colors.back, metrics::radius, alpha);
    const bool is_outlined = options.look == ButtonLook::plain || options.look == ButtonLook::danger;
    if (is_outlined) ui.stroke(rect, colors.border, metrics::radius);
    if (touch.focus_ring) ui.focus_ring(rect);
    return options.enabled ? colors.ink : Token::text_faint;
}

Node& button_node(Ui& ui, NodeId id, const Rect& rect, std::string_view name, const ButtonOptions& options) {
    Node& node = ui.node(id, Role::button, name, rect);
    node.focusable = true;
    node.disabled = !options.enabled;
    node.expanded = options.expanded;
    node.description = options.description;
    return node;
}

/// Node and press of an option among several.
Touch choice(Ui& ui, NodeId id, const Rect& rect, std::string_view name, bool checked,
             std::string_view description = {}, bool enabled = true) {
    Node& node = ui.node(id, Role::radio, name, rect);
    node.focusable = true;
    node.disabled = !enabled;
    node.checked = checked ? Tristate::yes : Tristate::no;
    node.description = description;
    return ui.press(id, rect, enabled);
}

Token choice_back(const Touch& touch, bool checked) {
    if (checked) return Token::accent_weak;
    return touch.hovered ? Token::hover : Token::panel;
}

void choice_ground(Ui& ui, const Rect& rect, const Touch& touch, bool checked) {
    ui.fill(rect, choice_back(touch, checked), metrics::radius);
    ui.stroke(rect, checked ? Token::accent : Token::control_line, metrics::radius);
    if (touch.focus_ring) ui.focus_ring(rect);
}

/// Node, background and press of a text field.
Node& field(Ui& ui, NodeId id, Role role, const Rect& rect, std::string_view name, std::string_view value) {
    Node& node = ui.node(id, role, name, rect);
    node.focusable = true;
    node.value = value;
    const Touch touch = ui.press(id, rect, true, "text");
    if (touch.pressed) ui.request_focus(id);
    ui.fill(rect, Token::panel, metrics::radius);
    ui.stroke(rect, touch.hovered ? Token::accent : Token::control_line, metrics::radius);
    if (touch.focus_ring) ui.focus_ring(rect);
    return node;
}

void say_problem(Ui& ui, Node& node, const Rect& rect, std::string_view problem) {
    node.invalid = !problem.empty();
    node.description = problem;
    if (node.invalid) ui.stroke(rect, Token::danger, metrics::radius);
}

}  // namespace

float button_width(const Ui& ui, std::string_view text, bool small) {
    return std::ceil(ui.text_width(text, small ? type_scale::small : type_scale::body_strong)) +
           (small ? 24 : 32);  // the main button of a dialog is semibold
}

bool button(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
            const ButtonOptions& options) {
    const NodeId id = ui.id(key);
    button_node(ui, id, rect, name, options);
    const Touch touch = ui.press(id, rect, options.enabled);
    const Token ink = button_ground(ui, rect, options, touch);
    TextStyle style = options.small ? type_scale::small : type_scale::body;
    if (options.look == ButtonLook::primary) style.weight = Weight::semibold;
    Rect inner = rect.inset(8, 0);
    if (options.expanded != Tristate::none) {
        const Rect arrow = inner.cut_right(12);
        ui.triangle(arrow.center_x() - 2, arrow.center_y(), 8, options.expanded == Tristate::yes ? -5 : 5,
                    ink);
    }
    ui.text(inner, options.shown.empty() ? name : options.shown, style, ink, Align::center);
    return touch.pressed;
}

bool icon_button(Ui& ui, std::string_view key, const Rect& rect, Icon shape, std::string_view name,
                 const ButtonOptions& options) {
    const NodeId id = ui.id(key);
    button_node(ui, id, rect, name, options);
    const Touch touch = ui.press(id, rect, options.enabled);
    const Token ink = button_ground(ui, rect, options, touch);
    icon(ui, shape, rect.center_x(), rect.center_y(), ink);
    hint(ui, touch, name);
    return touch.pressed;
}

float tag_width(const Ui& ui, std::string_view text) {
    return ui.text_width(text, type_scale::small) + 33;
}

float tag(Ui& ui, const Rect& rect, std::string_view text, Token ink, Token back) {
    const float width = tag_width(ui, text);
    const Rect pill{rect.x, rect.center_y() - 11, width, 22};
    ui.fill(pill, back, 11);
    ui.dot(pill.x + 13, pill.center_y(), 3.5f, ink);
    ui.label({pill.x + 22, pill.y, width - 22, pill.h}, text, type_scale::small, ink);
    return width;
}

bool chip(Ui& ui, std::string_view key, const Rect& rect, std::string_view name, std::string_view shown,
          bool checked, std::string_view why_not) {
    const NodeId id = ui.id(key);
    const bool enabled = why_not.empty();
    const Touch touch = choice(ui, id, rect, name, checked, why_not, enabled);
    choice_ground(ui, rect, touch, checked);
    ui.text(rect, shown, {13, 20, checked ? Weight::semibold : Weight::regular},
            !enabled  ? Token::text_faint
            : checked ? Token::accent_text
                      : Token::text,
            Align::center);
    hint(ui, {.hovered = ui.memory().hovered == id}, why_not);
    return touch.pressed;
}

std::optional<std::size_t> segments(Ui& ui, const Rect& rect, const SegmentOptions& options) {
    const auto group = ui.group(ui.id(options.key), Role::radio_group, options.name, rect);
    const std::size_t count = options.names.size();
    const float width = rect.w / static_cast<float>(count);
    Rect rest = rect;
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < count; ++i) {
        const Rect box = rest.cut_left(width);
        const std::string_view name = options.names[i];
        const bool checked = i == options.chosen;
        const Touch touch = choice(ui, ui.id(name), box, name, checked);
        const ImDrawFlags corners = (i == 0 ? ImDrawFlags_RoundCornersLeft : 0) |
                                    (i + 1 == count ? ImDrawFlags_RoundCornersRight : 0);
        ui.draw().AddRectFilled({box.x, box.y}, {box.right(), box.bottom()},
                                ui.paint(choice_back(touch, checked)), metrics::radius,
                                corners == 0 ? ImDrawFlags_RoundCornersNone : corners);
        if (i > 0) ui.line(box.x, box.y + 1, box.x, box.bottom() - 1, Token::control_line);
        if (touch.focus_ring) ui.focus_ring(box.inset(1, 1));
        ui.text(box, name, type_scale::small, checked ? Token::accent_text : Token::text, Align::center);
        if (touch.pressed) pressed = i;
    }
    ui.stroke(rect, Token::control_line, metrics::radius);
    return pressed;
}

std::optional<std::size_t> segments_at_right(Ui& ui, Rect& head, const SegmentOptions& options) {
    float width = 0;
    for (const Phrase& each : options.names)
        width = std::max(width, button_width(ui, each, true));
    const Rect row = head.cut_right(width * static_cast<float>(options.names.size()), 12);
    return segments(ui, row.inset(0, (row.h - 28) / 2), options);
}

bool radio_card(Ui& ui, std::string_view key, Rect& rest, std::string_view name, std::string_view detail,
                bool checked) {
    constexpr float edge = 10, mark_width = 40;
    Backdrop backdrop(ui);
    Rect words = rest;
    words.cut_top(edge);
    words.cut_left(mark_width);
    words.cut_right(12);
    ui.text(words.cut_top(20), name, type_scale::body, Token::text);
    words.cut_top(ui.paragraph(words, detail, type_scale::small, Token::text_dim) + edge);
    const Rect card = rest.cut_top(words.y - rest.y);

    backdrop.begin();
    const Touch touch = choice(ui, ui.id(key), card, name, checked, detail);
    choice_ground(ui, card, touch, checked);
    const float mark_x = card.x + mark_width / 2, mark_y = card.center_y();
    ui.dot(mark_x, mark_y, 8, checked ? Token::accent : Token::control_line);
    ui.dot(mark_x, mark_y, checked ? 3 : 6.5f, Token::panel);
    return touch.pressed;
}

std::optional<bool> toggle(Ui& ui, std::string_view key, const Rect& rect, std::string_view name, bool on,
                           bool enabled) {
    const NodeId id = ui.id(key);
    Node& node = ui.node(id, Role::toggle, name, pressable(rect));
    node.focusable = true;
    node.checked = on ? Tristate::yes : Tristate::no;
    node.disabled = !enabled;
    const Touch touch = ui.press(id, pressable(rect), enabled);
    const Rect track{rect.x, rect.center_y() - 9, 32, 18};
    ui.fill(track, on ? Token::accent : Token::track, 9);
    if (!on) ui.stroke(track, Token::control_line, 9);
    ui.dot(on ? track.right() - 9 : track.x + 9, track.center_y(), 7,
           on        ? Token::on_accent
           : enabled ? Token::text_dim
                     : Token::text_faint);
    if (touch.focus_ring) ui.focus_ring(track, 9);
    if (touch.pressed) return !on;
    return std::nullopt;
}

bool checkbox(Ui& ui, std::string_view key, const Rect& rect, std::string_view name, bool on, bool some) {
    const NodeId id = ui.id(key);
    Node& node = ui.node(id, Role::checkbox, name, rect);
    node.focusable = true;
    node.checked = on ? Tristate::yes : Tristate::no;
    const Touch touch = ui.press(id, rect);
    const Rect box{rect.center_x() - 8, rect.center_y() - 8, 16, 16};
    const bool filled = on || some;
    ui.fill(box, filled ? Token::accent : touch.hovered ? Token::hover : Token::panel, 4);
    ui.stroke(box, filled || touch.hovered ? Token::accent : Token::control_line, 4);
    if (filled) icon(ui, on ? Icon::check : Icon::minus, box.center_x(), box.center_y(), Token::on_accent);
    if (touch.focus_ring) ui.focus_ring(box, 4);
    return touch.pressed;
}

bool link(Ui& ui, std::string_view key, const Rect& rect, std::string_view name) {
    const NodeId id = ui.id(key);
    ui.node(id, Role::link, name, pressable(rect)).focusable = true;
    const Touch touch = ui.press(id, pressable(rect));
    const float width = ui.text(rect, name, type_scale::small, Token::accent_text);
    if (touch.hovered) {
        const float base = rect.center_y() + 7;
        ui.line(rect.x, base, rect.x + width, base, Token::accent_text);
    }
    if (touch.focus_ring) ui.focus_ring({rect.x - 2, rect.y, width + 4, rect.h}, 2);
    return touch.pressed;
}

std::optional<double> slider_node(Ui& ui, NodeId id, const Rect& rect, const SliderOptions& options) {
    Node& node = ui.node(id, Role::slider, options.name, rect);
    node.focusable = true;
    node.minimum = options.minimum;
    node.maximum = options.maximum;
    node.now = options.now;
    node.step = options.step;
    node.value = options.spoken;
    const auto typed = ui.take(id, NodeInputKind::set);
    if (!typed) return std::nullopt;
    // In whole units: reading fractions would link the C library's floating-point parsing.
    std::int64_t whole = 0;
    std::from_chars(typed->data(), typed->data() + typed->size(), whole);
    return std::clamp(static_cast<double>(whole), options.minimum, options.maximum);
}

std::optional<double> slider(Ui& ui, const Rect& rect, const SliderOptions& options) {
    const double minimum = options.minimum, maximum = options.maximum, now = options.now;
    const NodeId id = ui.id(options.key);
    const std::optional<double> typed = slider_node(ui, id, rect, options);
    const Touch touch = ui.press(id, rect);
    const double range = std::max(maximum - minimum, 1e-9);
    constexpr float knob = 8;
    const Rect rail{rect.x + knob, rect.center_y() - 2, rect.w - 2 * knob, 4};
    const float done = rail.w * static_cast<float>(std::clamp((now - minimum) / range, 0.0, 1.0));
    ui.fill(rail, Token::track, 2);
    ui.fill({rail.x, rail.y, done, rail.h}, Token::accent, 2);
    ui.dot(rail.x + done, rail.center_y(), touch.hovered || touch.held ? knob + 1 : knob, Token::accent);
    if (touch.focus_ring)
        ui.focus_ring({rail.x + done - knob, rail.center_y() - knob, 2 * knob, 2 * knob}, knob);
    if (touch.held) {
        const double share =
            std::clamp((ImGui::GetIO().MousePos.x - rail.x) / std::max(rail.w, 1.0f), 0.0f, 1.0f);
        return minimum + share * range;
    }
    return typed;
}

std::optional<std::string> text_box(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                                    std::string_view value, const TextStyle& style,
                                    std::string_view problem) {
    const NodeId id = ui.id(key);
    say_problem(ui, field(ui, id, Role::text_box, rect, name, value), rect, problem);
    ui.text(rect.inset(8, 0), value, style, Token::text, Align::center);
    return ui.take(id, NodeInputKind::commit);
}

std::optional<std::string> live_text_box(Ui& ui, std::string_view key, const Rect& rect,
                                         std::string_view name, std::string_view value,
                                         std::string_view problem) {
    const NodeId id = ui.id(key);
    say_problem(ui, field(ui, id, Role::text_box, rect, name, value), rect, problem);
    if (!ui.focused(id)) ui.text(rect.inset(8, 0), value, type_scale::body, Token::text);
    return ui.take(id, NodeInputKind::set);
}

std::optional<std::string> search_box(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                                      std::string_view value) {
    const NodeId id = ui.id(key);
    field(ui, id, Role::search_box, rect, name, value);
    icon(ui, Icon::search, rect.x + 18, rect.center_y(), Token::text_faint);
    Rect words = rect.inset(8, 0);
    words.cut_left(24);
    // While the field has focus, the DOM owns its text.
    if (!ui.focused(id))
        ui.text(words, value.empty() ? name : value, type_scale::body,
                value.empty() ? Token::text_faint : Token::text);
    return ui.take(id, NodeInputKind::set);
}

}  // namespace poolbill::ui
