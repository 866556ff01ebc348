#include "web/ui/widgets/field_list.hpp"

#include <string>

namespace poolbill::ui {
namespace {

constexpr float label_column = 190, field_gap = 12, line = 20;

float lines_height(const Ui& ui, float width, std::string_view value, std::string_view detail) {
    if (detail.empty()) return ui.paragraph_height(width - field_label_width(ui), value, type_scale::body);
    const bool is_beneath =
        ui.narrow() &&
        ui.text_width(value, type_scale::body) + 8 + ui.text_width(detail, type_scale::body) > width;
    return is_beneath ? 2 * line : line;
}

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

Rect field(Ui& ui, Rect& rest, std::string_view label, float height) {
    if (ui.narrow()) {
        ui.text(rest.cut_top(20, 4), label, type_scale::small, Token::text_dim);
        return rest.cut_top(height, field_gap);
    }
    Rect row = rest.cut_top(height, field_gap);
    Rect first_line = row.cut_left(label_column);
    first_line.h = height < metrics::control_height + 1 ? height : metrics::control_height;
    ui.text(first_line, label, type_scale::body, Token::text_dim);
    return row;
}

float field_label_width(const Ui& ui) {
    return ui.narrow() ? 0 : label_column;
}

float field_height(const Ui& ui, float height) {
    return height + field_gap + (ui.narrow() ? 24 : 0);
}

float field_text_height(const Ui& ui, float width, std::string_view value, std::string_view detail) {
    return field_height(ui, lines_height(ui, width, value, detail));
}

void field_text(Ui& ui, Rect& rest, std::string_view label, std::string_view value, std::string_view detail) {
    const float height = lines_height(ui, rest.w, value, detail);
    // The label stands beside the first line.
    Rect row = field(ui, rest, label, line);
    row.h = height;
    rest.cut_top(height - line);
    std::string spoken = std::string(label) + ": " + std::string(value);
    if (!detail.empty()) spoken += " " + std::string(detail);
    ui.node(ui.id(label), Role::text, spoken, row);
    if (detail.empty()) {
        ui.paragraph(row, value, type_scale::body, Token::text);
        return;
    }
    const float drawn = ui.text({row.x, row.y, row.w, line}, value, type_scale::body, Token::text);
    if (height > line) {
        row.cut_top(line);
    } else {
        row.cut_left(drawn, 8);
    }
    if (row.w > 20) ui.text(row, detail, ui.fitting(row.w, detail, type_scale::body), Token::text_faint);
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
