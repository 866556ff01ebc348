#include "web/ui/widgets/table.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "generated/text/pools.hpp"
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

/// The head of a column that can be sorted by. @return whether it was pressed
bool sort_button(Ui& ui, const Rect& rect, std::string_view title, Align align, bool sorted,
                 bool descending) {
    const NodeId id = ui.id("sort");
    std::string name(title);
    if (sorted) name = ui.strings.fill(descending ? text::pools_descending : text::pools_ascending, {title});
    Node& node = ui.node(id, Role::button, name, rect);
    node.focusable = true;
    if (sorted) node.value = title;  // what is seen, and copied with the table
    const Touch touch = ui.press(id, rect);
    const Token ink = sorted || touch.hovered ? Token::text : Token::text_dim;
    const float width =
        ui.text(rect, title, sorted ? type_scale::small_strong : type_scale::small, ink, align);
    if (sorted) {
        const float x = align == Align::right ? rect.right() + 10 : rect.x + width + 10;
        ui.triangle(x, rect.center_y(), 8, descending ? 5 : -5, ink);
    }
    if (touch.focus_ring) ui.focus_ring(rect.inset(-2, 6), 2);
    return touch.pressed;
}

/// Nothing can be scrolled on paper, for which shell/printing.mjs gives a surface higher than any screen.
std::int64_t rows_in_sight(const Ui& ui, const TableOptions& options) {
    constexpr float tallest_screen = 20000;
    return ui.viewport.h > tallest_screen ? options.rows : std::min(options.rows, options.most_in_sight);
}

}  // namespace

Table::Table(Ui& ui, Rect& rest, const TableOptions& options)
    : ui_(ui),
      columns_(options.columns),
      row_height_(row_height_of(ui, options.columns)),
      rows_rect_(
          rest.cut_top(head_height_of(ui) + static_cast<float>(rows_in_sight(ui, options)) * row_height_)),
      scope_(open(options)) {
    if (ui.measuring()) return;
    const float all_rows = static_cast<float>(options.rows) * row_height_;
    Rect head = rows_rect_.cut_top(head_height_of(ui));
    const bool scrolls = all_rows > rows_rect_.h + 0.5f;
    if (scrolls) head.cut_right(metrics::scrollbar);  // keeps the heads above their cells
    heads(head, options.sort);
    if (scrolls) {
        ui.line(rows_rect_.x, rows_rect_.y, rows_rect_.right(), rows_rect_.y, Token::line);
        rows_rect_ = scroll_.emplace(ui, "rows", rows_rect_).content();
        scroll_->set_height(all_rows);
    }
    find_rows_in_sight(options.rows);
}

void Table::heads(const Rect& head, TableSort* sort) {
    const auto group = ui_.group(ui_.id("head"), Role::row, "", head);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const TableColumn& column = columns_[i];
        const std::string_view title = ui_.strings(column.title);
        const bool shown = !ui_.narrow() && column.wide.line == 0, sorts = shown && column.sorts && sort;
        Rect box = place(head, i);
        box = {box.x, head.y, box.w, head.h};
        const auto cell = ui_.group(ui_.id("column", static_cast<std::int64_t>(i)), Role::column_header,
                                    sorts ? std::string_view() : title, box);
        if (sorts) {
            const bool sorted = sort->column == i;
            if (sort_button(ui_, box, title, column.align, sorted, sort->descending))
                *sort = {i, sorted && !sort->descending};
        } else if (shown) {
            ui_.text(box, title, type_scale::small, Token::text_dim, column.align);
        }
    }
}

void Table::find_rows_in_sight(std::int64_t rows) {
    const ImVec2 top = ui_.draw().GetClipRectMin(), bottom = ui_.draw().GetClipRectMax();
    const auto row_at = [&](float y) {
        return static_cast<std::int64_t>(std::floor((y - rows_rect_.y) / row_height_));
    };
    // A table that is out of sight still builds rows, so that keyboard focus can enter it.
    constexpr std::int64_t fewest = 12;
    first_ = std::clamp<std::int64_t>(row_at(top.y) - 1, 0, std::max<std::int64_t>(0, rows - fewest));
    last_ = std::min(std::max(row_at(bottom.y) + 2, first_ + fewest), rows);
}

void Table::reveal(std::int64_t index) {
    if (scroll_) scroll_->reveal(static_cast<float>(index) * row_height_, row_height_);
}

Ui::Scope Table::open(const TableOptions& options) {
    const NodeId id = ui_.id(options.key);
    ui_.node(id, Role::table, options.name, rows_rect_).row_count =
        static_cast<std::int32_t>(std::min<std::int64_t>(options.rows + 1, INT32_MAX));
    return {ui_, id, true};
}

Rect Table::row_rect(std::int64_t index) const {
    return {rows_rect_.x, rows_rect_.y + static_cast<float>(index) * row_height_, rows_rect_.w, row_height_};
}

Rect Table::place(const Rect& row, std::size_t column) const {
    const Slot& slot = slot_of(ui_, columns_[column]);
    if (slot.line < 0) return {row.x, row.y, 0, 0};
    const Rect inner = row.inset(ui_.narrow() ? 12 : metrics::padding, row_edge / 2);
    // A right-aligned cell needs more space before the next column; at the end of the row, none.
    const bool ends = slot.x + slot.width > 0.999f;
    const float gap = ends ? 0 : columns_[column].align == Align::right ? 24.0f : 12.0f;
    return {inner.x + slot.x * inner.w, inner.y + static_cast<float>(slot.line) * line_height,
            slot.width * inner.w - gap, line_height};
}

Table::Row::Row(Table& table, std::int64_t index, std::string_view name, Tristate selected, float trailing,
                float leading)
    : table_(table),
      index_(index),
      id_(table.ui_.id("row", index)),
      rect_(table.row_rect(index)),
      scope_(open(name, selected, trailing, leading)) {}

Ui::Scope Table::Row::open(std::string_view name, Tristate selected, float trailing, float leading) {
    Ui& ui = table_.ui_;
    Node& node = ui.node(id_, Role::row, name, rect_);
    node.focusable = true;
    node.selected = selected;
    node.row_index = static_cast<std::int32_t>(index_) + 2;
    touch_ = ui.press(id_, {rect_.x + leading, rect_.y, rect_.w - leading - trailing, rect_.h});
    if (selected == Tristate::yes) {
        ui.fill(rect_, Token::accent_weak);
    } else if (touch_.hovered) {
        ui.fill(rect_, Token::hover);
    }
    if (index_ > 0 || !ui.narrow()) ui.line(rect_.x, rect_.y, rect_.right(), rect_.y, Token::line);
    if (touch_.focus_ring) ui.focus_ring(rect_.inset(3, 3));
    return Ui::Scope(ui, id_, true);
}

bool Table::Row::spaced() {
    return table_.ui_.take(id_, NodeInputKind::key) == " ";
}

Rect Table::Row::cell(std::string_view spoken) {
    const Rect box = table_.place(rect_, column_);
    table_.ui_.node(table_.ui_.id("cell", static_cast<std::int64_t>(column_++)), Role::cell, spoken, box);
    return box;
}

void Table::Row::cell(std::string_view words, const TextStyle& style, Token token) {
    const Align align = table_.columns_[column_].align;
    const Rect box = cell(words);
    Ui& ui = table_.ui_;
    if (box.w > 0) ui.text(box, words, ui.fitting(box.w, words, style), token, align);
}

Ui::Scope Table::Row::in_last_cell() {
    return {table_.ui_, table_.ui_.id("cell", static_cast<std::int64_t>(column_) - 1), true};
}

}  // namespace poolbill::ui
