#include "web/ui/widgets/field_list.hpp"

#include <algorithm>
#include <string>

namespace poolbill::ui {
namespace {

constexpr float label_column = 190, field_gap = 12, line = 20;

}  // namespace

void fact(Ui& ui, const Rect& rect, std::string_view label, std::string_view value, std::string_view detail) {
    std::string spoken = std::string(label) + ": " + std::string(value);
    if (!detail.empty()) spoken += ", " + std::string(detail);
    ui.node(ui.id(label), Role::text, spoken, rect);
    Rect inner = rect.inset(16, 14);
    ui.text(inner.cut_top(18), label, type_scale::small, Token::text_dim);
    ui.text(inner.cut_top(28), value, ui.headline(inner.w, value), Token::text);
    ui.paragraph(inner, detail, type_scale::small, Token::text_faint);
}

Field::Field(Ui& ui, Rect& rest, std::string_view label) : ui_(ui), rest_(rest), label_(label) {
    if (ui.narrow()) ui.text(rest.cut_top(line, 4), label, type_scale::small, Token::text_dim);
    content = rest;
    content.cut_left(field_label_width(ui));
}

Field::~Field() {
    Rect row = rest_.cut_top(content.y - rest_.y, field_gap);
    if (ui_.narrow()) return;
    row.h = std::min(row.h, metrics::control_height);
    ui_.text(row.cut_left(label_column), label_, type_scale::body, Token::text_dim);
}

Rect field(Ui& ui, Rect& rest, std::string_view label, float height) {
    Field row(ui, rest, label);
    return row.content.cut_top(height);
}

float field_label_width(const Ui& ui) {
    return ui.narrow() ? 0 : label_column;
}

void field_text(Ui& ui, Rect& rest, const FieldText& text) {
    const auto& [label, value, detail] = text;
    Rect first = field(ui, rest, label, line);  // the label is beside the first line
    const Rect row{first.x, first.y, first.w, unbounded};
    float below = 0;  // the part that does not fit on the first line
    if (detail.empty()) {
        below = ui.paragraph(row, value, type_scale::body, Token::text) - line;
    } else {
        const float drawn = ui.text(first, value, type_scale::body, Token::text);
        const float needed =
            ui.text_width(value, type_scale::body) + 8 + ui.text_width(detail, type_scale::body);
        Rect beside = first;
        if (ui.narrow() && needed > rest.w) {
            beside.y += line;
            below = line;
        } else {
            beside.cut_left(drawn, 8);
        }
        if (beside.w > 20)
            ui.text(beside, detail, ui.fitting(beside.w, detail, type_scale::body), Token::text_faint);
    }
    rest.cut_top(below);
    first.h += below;
    ui.node(ui.id(label), Role::text, label + ": " + value + (detail.empty() ? "" : " " + detail), first);
}

void sentence(Ui& ui, Rect& rest, NodeId id, std::string_view words, const TextStyle& style, Token ink,
              Role role) {
    const float height = ui.paragraph(rest, words, style, ink);
    ui.node(id, role, words, rest.cut_top(height));
}

Rect Flow::place(float width) {
    if (x_ > rect_.x && x_ + width > rect_.right() + 0.5f) {
        x_ = rect_.x;
        y_ += height_ + gap_;
    }
    const Rect placed{x_, y_, width, height_};
    x_ += width + gap_;
    return placed;
}

}  // namespace poolbill::ui
