#include "web/ui/widgets/ui.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/ui/widgets/line_break.hpp"

namespace poolbill::ui {
namespace {

NodeId hash(NodeId seed, std::string_view text) {
    for (const char character : text)
        seed = (seed ^ static_cast<unsigned char>(character)) * 16777619u;
    return seed;
}

ImRect to_imgui(const Rect& rect) {
    return {ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom())};
}

/// The bytes of `text` before its last character.
std::string_view without_last_character(std::string_view text) {
    std::size_t size = text.size();
    while (size > 0 && (static_cast<unsigned char>(text[size - 1]) & 0xc0) == 0x80)
        --size;
    return text.substr(0, size > 0 ? size - 1 : 0);
}

/// Whether a text is one number, perhaps with a sign, a currency or a percent sign.
bool is_figure(std::string_view text) {
    bool has_digit = false;
    while (!text.empty()) {
        const char first = text.front();
        has_digit = has_digit || (first >= '0' && first <= '9');
        std::size_t size =
            std::string_view("0123456789.,+-%$ ").find(first) != std::string_view::npos ? 1 : 0;
        for (const std::string_view sign : {"−", "¥", "€", "￥"}) {
            if (text.starts_with(sign)) size = sign.size();
        }
        if (size == 0) return false;
        text.remove_prefix(size);
    }
    return has_digit;
}

/// Calls `visit` with each line of `text` when it is wrapped at `width`; a line break begins a new one.
template <class Visit>
void for_each_line(ImFont& font, float size, float width, std::string_view text, Visit visit) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        const char* const line_end = end_of_line(font, size, width, at, end);
        visit(std::string_view(at, static_cast<std::size_t>(line_end - at)));
        at = line_end;
        while (at < end && (*at == ' ' || *at == '\n'))
            ++at;
    }
}

}  // namespace

Ui::Ui(UiMemory& memory, const Theme& theme_, const Strings& strings_, Fonts fonts, Rect viewport_)
    : theme(theme_), strings(strings_), viewport(viewport_), memory_(memory), fonts_(fonts) {
    memory_.tree.clear();
    memory_.hovered = no_node;
    memory_.cursor.clear();
}

ImDrawList& Ui::draw() const {
    return measuring_ != nullptr ? *measuring_ : *ImGui::GetWindowDrawList();
}

std::uint32_t Ui::paint(Token token, float alpha) const {
    const std::uint32_t color = theme.color(token);
    if (alpha >= 1) return IM_COL32(color >> 24, color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff);
    const auto opacity = static_cast<std::uint32_t>(std::lround(static_cast<float>(color & 0xff) * alpha));
    return IM_COL32(color >> 24, color >> 16 & 0xff, color >> 8 & 0xff, opacity);
}

void Ui::fill(const Rect& rect, Token token, float radius, float alpha) {
    draw().AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, paint(token, alpha), radius);
}

void Ui::stroke(const Rect& rect, Token token, float radius, float thickness) {
    draw().AddRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, paint(token), radius, 0, thickness);
}

void Ui::dashed(const Rect& rect, Token token) {
    constexpr float dash = 4, gap = 3;
    const auto side = [&](float x1, float y1, float x2, float y2) {
        const float length = std::abs(x2 - x1) + std::abs(y2 - y1);
        const float dx = (x2 - x1) / std::max(length, 1.0f), dy = (y2 - y1) / std::max(length, 1.0f);
        for (float at = 0; at < length; at += dash + gap) {
            const float end = std::min(at + dash, length);
            line(x1 + dx * at, y1 + dy * at, x1 + dx * end, y1 + dy * end, token);
        }
    };
    side(rect.x, rect.y, rect.right(), rect.y);
    side(rect.right(), rect.y, rect.right(), rect.bottom());
    side(rect.x, rect.bottom(), rect.right(), rect.bottom());
    side(rect.x, rect.y, rect.x, rect.bottom());
}

void Ui::line(float x1, float y1, float x2, float y2, Token token, float thickness) {
    draw().AddLine({x1, y1}, {x2, y2}, paint(token), thickness);
}

void Ui::dot(float x, float y, float radius, Token token) {
    draw().AddCircleFilled({x, y}, radius, paint(token));
}

void Ui::triangle(float x, float y, float width, float height, Token token) {
    draw().AddTriangleFilled({x - width / 2, y - height / 2}, {x + width / 2, y - height / 2},
                             {x, y + height / 2}, paint(token));
}

ImFont* Ui::font_of(const TextStyle& style) const {
    return style.weight == Weight::semibold ? fonts_.semibold : fonts_.regular;
}

float Ui::text_width(std::string_view text, const TextStyle& style) const {
    if (text.empty()) return 0;  // ImGui takes an end of null for "up to the terminating zero"
    return font_of(style)->CalcTextSizeA(style.size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

void Ui::draw_text(ImDrawList& list, float x, float y, std::string_view text, const TextStyle& style,
                   Token token) const {
    if (text.empty() || measuring()) return;
    if (memory_.witness != nullptr)
        memory_.witness->drawn(list, {x, y, text_width(text, style), style.size}, text);
    list.AddText(font_of(style), style.size, {std::round(x), std::round(y)}, paint(token), text.data(),
                 text.data() + text.size());
}

float Ui::text(const Rect& rect, std::string_view text, const TextStyle& style, Token token, Align align) {
    const float width = text_width(text, style);
    if (width > rect.w + 0.5f) return fitted_text(rect, text, style, token, align);
    aligned_text(rect, width, text, style, token, align);
    return width;
}

float Ui::fitted_text(const Rect& rect, std::string_view text, TextStyle style, Token token, Align align) {
    constexpr float smallest = 7;
    float width = text_width(text, style);
    if (is_figure(text)) {
        style.size = std::max(smallest, std::floor(style.size * rect.w / width));
        width = text_width(text, style);
    }
    std::string_view shown = text;
    std::string shortened;
    if (width > rect.w + 0.5f) {
        if (!measuring() && ImGui::IsWindowHovered() &&
            ImGui::IsMouseHoveringRect({rect.x, rect.y}, {rect.right(), rect.bottom()}))
            show_hint(text);
        for (std::string_view rest = text; !rest.empty() && width > rect.w;) {
            rest = without_last_character(rest);
            shortened = std::string(rest) + "…";
            width = text_width(shortened, style);
        }
        shown = shortened;
    }
    aligned_text(rect, width, shown, style, token, align);
    if (memory_.witness != nullptr && shown != text && !measuring()) memory_.witness->was_shortened(text);
    return width;
}

void Ui::aligned_text(const Rect& rect, float width, std::string_view text, const TextStyle& style,
                      Token token, Align align) const {
    float x = rect.x;
    if (align == Align::right) x = rect.right() - width;
    if (align == Align::center) x = rect.x + (rect.w - width) / 2;
    draw_text(draw(), x, rect.y + (rect.h - style.size) / 2, text, style, token);
}

void Ui::show_hint(std::string_view text) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float width = std::min(text_width(text, type_scale::small), 320.0f);
    const float height = paragraph_height(width + 1, text, type_scale::small);
    Rect box{mouse.x + 12, mouse.y + 18, width + 20, height + 12};
    box.x = std::clamp(box.x, 4.0f, std::max(4.0f, viewport.w - box.w - 4));
    if (box.bottom() > viewport.h) box.y = mouse.y - box.h - 6;
    ImDrawList& over = *ImGui::GetForegroundDrawList();
    over.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, paint(Token::text), metrics::radius);
    overlay_paragraph(box.inset(10, 6), text, type_scale::small, Token::panel);
}

TextStyle Ui::fitting(float width, std::string_view text, const TextStyle& style) const {
    if (text_width(text, style) <= width) return style;
    TextStyle smaller = type_scale::small;
    smaller.weight = style.weight;
    return smaller;
}

TextStyle Ui::headline(float width, std::string_view text) const {
    return text_width(text, type_scale::title) <= width         ? type_scale::title
           : text_width(text, type_scale::heading) <= width     ? type_scale::heading
           : text_width(text, type_scale::body_strong) <= width ? type_scale::body_strong
                                                                : type_scale::small_strong;
}

float Ui::paragraph_height(float width, std::string_view text, const TextStyle& style) const {
    float height = 0;
    for_each_line(*font_of(style), style.size, width, text, [&](std::string_view) { height += style.line; });
    return height;
}

float Ui::wrapped(ImDrawList& list, const Rect& rect, std::string_view text, const TextStyle& style,
                  Token token) {
    float y = rect.y;
    for_each_line(*font_of(style), style.size, rect.w, text, [&](std::string_view line) {
        draw_text(list, rect.x, y + (style.line - style.size) / 2, line, style, token);
        y += style.line;
    });
    return y - rect.y;
}

float Ui::paragraph(const Rect& rect, std::string_view text, const TextStyle& style, Token token) {
    return wrapped(draw(), rect, text, style, token);
}

float Ui::overlay_paragraph(const Rect& rect, std::string_view text, const TextStyle& style, Token token) {
    return wrapped(*ImGui::GetForegroundDrawList(), rect, text, style, token);
}

NodeId Ui::id(std::string_view key) const {
    return hash(seed_, key) | 1u;
}

NodeId Ui::id(std::string_view key, std::int64_t index) const {
    const std::string_view bytes(reinterpret_cast<const char*>(&index), sizeof index);
    return hash(hash(seed_, key), bytes) | 1u;
}

Node& Ui::node(NodeId id, Role role, std::string_view name, const Rect& rect) {
    if (measuring()) return memory_.unrecorded = Node();
    reveal_when_wanted(id, rect);
    Node added;
    added.id = id;
    added.depth = depth_;
    added.role = role;
    added.name = name;
    set_box(added, rect);
    return memory_.tree.add(std::move(added));
}

/// The part of `rect` that its window shows.
void Ui::set_box(Node& node, const Rect& rect) const {
    const ImRect& clip = ImGui::GetCurrentWindow()->ClipRect;
    const Rect seen = rect.intersect({clip.Min.x, clip.Min.y, clip.GetWidth(), clip.GetHeight()});
    node.box = {seen.x, seen.y, seen.w, seen.h};
}

void Ui::reveal_when_wanted(NodeId id, const Rect& rect) {
    if (memory_.reveal != id) return;
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(), to_imgui(rect), ImGuiScrollFlags_KeepVisibleEdgeY);
    memory_.reveal = no_node;
}

float Ui::label(const Rect& rect, std::string_view words, const TextStyle& style, Token token, Align align) {
    node(id(words), Role::text, words, rect);
    return text(rect, words, style, token, align);
}

Ui::Scope::Scope(Ui& ui, NodeId seed, bool deeper) : ui_(ui), outer_seed_(ui.seed_), outer_depth_(ui.depth_) {
    ui_.seed_ = seed;
    if (deeper) ++ui_.depth_;
}

Ui::Scope::~Scope() {
    ui_.seed_ = outer_seed_;
    ui_.depth_ = outer_depth_;
}

Ui::Scope Ui::group(NodeId id, Role role, std::string_view name, const Rect& rect, bool modal) {
    node(id, role, name, rect).modal = modal;
    return Scope(*this, id, true);
}

Ui::FlowGroup::FlowGroup(Ui& ui, NodeId id, Role role, std::string_view name, const Rect& rest)
    : ui_(ui),
      id_(id),
      rest_(rest),
      box_{rest.x, rest.y, rest.w, 0},
      node_(ui.memory_.tree.nodes().size()),
      scope_(ui, id, true) {
    if (ui.measuring()) return;
    Node node;
    node.id = id;
    node.depth = static_cast<std::uint16_t>(ui.depth_ - 1);
    node.role = role;
    node.name = name;
    ui.memory_.tree.add(std::move(node));
}

Ui::FlowGroup::~FlowGroup() {
    if (ui_.measuring()) return;
    box_.h = rest_.y - box_.y;
    ui_.set_box(ui_.memory_.tree.at(node_), box_);
    ui_.reveal_when_wanted(id_, box_);
}

Touch Ui::press(NodeId id, const Rect& rect, bool enabled, const char* cursor) {
    Touch touch;
    if (measuring()) return touch;
    const ImRect box = to_imgui(rect);
    // Keyboard focus belongs to the DOM (docs/decisions), so ImGui's own navigation stays out of it.
    if (ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav | (enabled ? 0 : ImGuiItemFlags_Disabled))) {
        touch.pressed = ImGui::ButtonBehavior(box, id, &touch.hovered, &touch.held) && enabled;
    }
    if (touch.hovered) {
        memory_.hovered = id;
        if (enabled) memory_.cursor = cursor;
    }
    if (take(id, NodeInputKind::click) && enabled) touch.pressed = true;
    took_input_ = took_input_ || touch.pressed || touch.held;
    touch.focus_ring = focused(id);
    return touch;
}

bool Ui::by_finger() const {
    return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
}

void Ui::claim_wheel(const Touch& touch, bool upright) {
    if (!touch.hovered) return;
    if (upright && !by_finger()) ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelX);
}

std::optional<std::string> Ui::take(NodeId id, NodeInputKind kind) {
    if (measuring()) return std::nullopt;
    const auto found =
        std::find_if(memory_.inputs.begin(), memory_.inputs.end(),
                     [&](const NodeInput& input) { return input.id == id && input.kind == kind; });
    if (found == memory_.inputs.end()) return std::nullopt;
    std::string value = std::move(found->value);
    memory_.inputs.erase(found);
    took_input_ = true;
    return value;
}

bool Ui::take_dismiss() {
    if (measuring()) return false;
    const auto found = std::find_if(memory_.inputs.begin(), memory_.inputs.end(), [](const NodeInput& input) {
        return input.kind == NodeInputKind::dismiss;
    });
    if (found == memory_.inputs.end()) return false;
    memory_.inputs.erase(found);
    return true;
}

void Ui::focus_ring(const Rect& rect, float radius) {
    stroke({rect.x - 2, rect.y - 2, rect.w + 4, rect.h + 4}, Token::accent, radius + 2, 2);
}

Ui::Measuring::Measuring(Ui& ui)
    : ui_(ui), discarded_(std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData())) {
    assert(!ui.measuring());
    discarded_->_ResetForNewFrame();
    discarded_->PushClipRectFullScreen();
    ui.measuring_ = discarded_.get();
}

Ui::Measuring::~Measuring() {
    ui_.measuring_ = nullptr;
}

Backdrop::Backdrop(Ui& ui) : list_(ui.draw()) {
    list_.ChannelsSplit(2);
    list_.ChannelsSetCurrent(1);
}

void Backdrop::begin() {
    list_.ChannelsSetCurrent(0);
}

Backdrop::~Backdrop() {
    list_.ChannelsMerge();
}

}  // namespace poolbill::ui
