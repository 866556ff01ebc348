#include "web/ui/widgets/surfaces.hpp"

#include <algorithm>
#include <string>

#include "imgui.h"

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

}  // namespace

void notice_ground(Ui& ui, const Rect& rect, Tone tone) {
    const ToneColors colors = tone_colors(tone);
    ui.fill(rect, colors.back, metrics::radius);
    ui.draw().AddRectFilled({rect.x, rect.y}, {rect.x + 3, rect.bottom()}, ui.paint(colors.bar),
                            metrics::radius, ImDrawFlags_RoundCornersLeft);
}

void notice_words(Ui& ui, Rect& rest, const NoticeOptions& options) {
    std::string spoken(options.title);
    if (!options.detail.empty()) spoken.append(" ").append(options.detail);
    Rect inner = rest.inset(notice_side, 0);
    inner.cut_top(notice_edge);
    inner.cut_top(ui.paragraph(inner, options.title, type_scale::body_strong, Token::text));
    inner.cut_top(ui.paragraph(inner, options.detail, type_scale::body, Token::text_dim) + notice_edge);
    ui.node(ui.id(options.title), options.role, spoken, rest.cut_top(inner.y - rest.y));
}

void notice(Ui& ui, Rect& rest, const NoticeOptions& options) {
    Backdrop backdrop(ui);
    Rect box = rest;
    notice_words(ui, rest, options);
    box.h = rest.y - box.y;
    backdrop.begin();
    notice_ground(ui, box, options.tone);
}

void panel_ground(Ui& ui, const Rect& rect) {
    ui.fill({rect.x, rect.y + 1, rect.w, rect.h + 1}, Token::shadow, metrics::panel_radius);
    ui.fill({rect.x - 1, rect.y, rect.w + 2, rect.h + 3}, Token::shadow, metrics::panel_radius + 1);
    ui.fill(rect, Token::panel, metrics::panel_radius);
    ui.stroke(rect, Token::line, metrics::panel_radius);
}

float panel_side(const Ui& ui) {
    return ui.narrow() ? 12 : metrics::padding;
}

Panel::Panel(Ui& ui, Rect& rest, const PanelOptions& options)
    : inner(rest.inset(options.edge, options.edge)),
      ui_(ui),
      rest_(rest),
      edge_(options.edge),
      backdrop_(ui),
      bottom_(rest),
      group_(ui, ui.id(options.key), options.role, options.name, bottom_) {}

Panel::~Panel() {
    const float height = inner.y + edge_ - rest_.y;
    bottom_.y += height;
    backdrop_.begin();
    panel_ground(ui_, rest_.cut_top(height, metrics::gap));
}

Rect Panel::head(float height) {
    return inner.cut_top(height).inset(panel_side(ui_), 0);
}

void panel_title(Ui& ui, Rect& head, std::string_view title) {
    const Rect box = head.cut_left(ui.text_width(title, type_scale::body_strong) + 1, 12);
    ui.node(ui.id("title"), Role::heading, title, box).level = 2;
    ui.text(box, title, type_scale::body_strong, Token::text);
}

void hint(Ui& ui, const Touch& touch, std::string_view text) {
    if (!touch.hovered || text.empty() || ui.measuring()) return;
    ui.show_hint(text);
}

}  // namespace poolbill::ui
