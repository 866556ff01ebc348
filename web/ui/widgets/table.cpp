#include "web/ui/widgets/table.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui.h"

namespace poolbill::ui {
namespace {

constexpr float head_height = 34, line_height = 20, row_edge = 17;

const Slot& slot_of(const Ui& ui, const TableColumn& column) {
    return ui.narrow() ? column.narrow : column.wide;
}

float head_height_of(const Ui& ui) {
    return ui.narrow() ? 0 : head_height;
}

float row_height_of(const Ui& ui, std::span<const TableColumn> columns) {
    int lines = 0;
    for (const TableColumn& column : columns)
        lines = std::max(lines, slot_of(ui, column).line + 1);
    return static_cast<float>(lines) * line_height + row_edge;
}

}  // namespace

float Table::height(const Ui& ui, std::span<const TableColumn> columns, std::int64_t rows) {
    return head_height_of(ui) + static_cast<float>(rows) * row_height_of(ui, columns);
}

Table::Table(Ui& ui, std::string_view key, std::string_view name, const Rect& rect,
             std::span<const TableColumn> columns, std::int64_t rows)
    : ui_(ui),
      rows_rect_(rect),
      columns_(columns),
      row_height_(row_height_of(ui, columns)),
      scope_(open(key, name, rect, rows)) {
    const Rect head = rows_rect_.cut_top(head_height_of(ui));
    {
        const auto group = ui.group(ui.id("head"), Role::row, "", head);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string_view title = ui.strings(columns[i].title);
            const Rect box = place({head.x, head.y, head.w, row_edge + line_height}, i);
            ui.node(ui.id("column", static_cast<std::int64_t>(i)), Role::column_header, title,
                    box.intersect(head));
            if (!ui.narrow() && columns[i].wide.line == 0)
                ui.text({box.x, head.y, box.w, head.h}, title, type_scale::small, Token::text_dim,
                        columns[i].align);
        }
    }
    const ImVec2 top = ui.draw().GetClipRectMin(), bottom = ui.draw().GetClipRectMax();
    const auto row_at = [&](float y) {
        return static_cast<std::int64_t>(std::floor((y - rows_rect_.y) / row_height_));
    };
    first_ = std::clamp<std::int64_t>(row_at(top.y) - 1, 0, rows);
    last_ = std::clamp<std::int64_t>(row_at(bottom.y) + 2, first_, rows);
}

Ui::Scope Table::open(std::string_view key, std::string_view name, const Rect& rect, std::int64_t rows) {
    const NodeId id = ui_.id(key);
    ui_.node(id, Role::table, name, rect).row_count =
        static_cast<std::int32_t>(std::min<std::int64_t>(rows + 1, INT32_MAX));
    return {ui_, id, true};
}

Rect Table::row_rect(std::int64_t index) const {
    return {rows_rect_.x, rows_rect_.y + static_cast<float>(index) * row_height_, rows_rect_.w, row_height_};
}

Rect Table::place(const Rect& row, std::size_t column) const {
    const Slot& slot = slot_of(ui_, columns_[column]);
    if (slot.line < 0) return {row.x, row.y, 0, 0};
    const Rect inner = row.inset(ui_.narrow() ? 12 : metrics::padding, row_edge / 2);
    // What is right-aligned needs more air before the column that follows; at the end of the row, none.
    const bool ends = slot.x + slot.width > 0.999f;
    const float gap = ends ? 0 : columns_[column].align == Align::right ? 24.0f : 12.0f;
    return {inner.x + slot.x * inner.w, inner.y + static_cast<float>(slot.line) * line_height,
            slot.width * inner.w - gap, line_height};
}

Table::Row::Row(Table& table, std::int64_t index, std::string_view name, Tristate selected, float trailing)
    : table_(table), rect_(table.row_rect(index)), scope_(open(index, name, selected, trailing)) {}

Ui::Scope Table::Row::open(std::int64_t index, std::string_view name, Tristate selected, float trailing) {
    Ui& ui = table_.ui_;
    const NodeId id = ui.id("row", index);
    Node& node = ui.node(id, Role::row, name, rect_);
    node.focusable = true;
    node.selected = selected;
    node.row_index = static_cast<std::int32_t>(index) + 2;
    touch_ = ui.press(id, {rect_.x, rect_.y, rect_.w - trailing, rect_.h});
    if (selected == Tristate::yes) {
        ui.fill(rect_, Token::accent_weak);
    } else if (touch_.hovered) {
        ui.fill(rect_, Token::hover);
    }
    if (index > 0 || !ui.narrow()) ui.line(rect_.x, rect_.y, rect_.right(), rect_.y, Token::line);
    if (touch_.focus_ring) ui.focus_ring(rect_.inset(3, 3));
    return Ui::Scope(ui, id, true);
}

Rect Table::Row::cell(std::string_view spoken) {
    const Rect box = table_.place(rect_, column_);
    table_.ui_.node(table_.ui_.id("cell", static_cast<std::int64_t>(column_++)), Role::cell, spoken, box);
    return box;
}

void Table::Row::cell(std::string_view words, const TextStyle& style, Token token) {
    const Align align = table_.columns_[column_].align;
    const Rect box = cell(words);
    if (box.w > 0) table_.ui_.text(box, words, style, token, align);
}

Ui::Scope Table::Row::in_last_cell() {
    return {table_.ui_, table_.ui_.id("cell", static_cast<std::int64_t>(column_) - 1), true};
}

}  // namespace poolbill::ui
