// A table of which only the rows in sight are made.
//
// Every column has a place when there is room and one when narrow: a share of the width and a line of the
// row, so a row can be two lines high, or a card. A column without a line is spoken only.
//
// Contract: construct, then one Row for each number in [first(), last()), each with one call per column. Rows
// just out of sight are made too, so that arrow keys always find the next one.
//
// Left out: where the rows come from, and scrolling, which is the container's.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

struct Slot {
    float x = 0, width = 0;  // shares of the row
    int line = -1;
};

struct TableColumn {
    Text title;
    Slot wide, narrow;
    Align align = Align::left;
};

class Table {
  public:
    /// @param rect  at least `height` high
    Table(Ui& ui, std::string_view key, std::string_view name, const Rect& rect,
          std::span<const TableColumn> columns, std::int64_t rows);
    static float height(const Ui& ui, std::span<const TableColumn> columns, std::int64_t rows);

    std::int64_t first() const { return first_; }
    std::int64_t last() const { return last_; }
    float width() const { return rows_rect_.w; }

    class Row {
      public:
        /// @param trailing  width at the right end that belongs to buttons, not to the row
        Row(Table& table, std::int64_t index, std::string_view name, Tristate selected, float trailing = 0);

        bool pressed() const { return touch_.pressed; }
        const Rect& rect() const { return rect_; }
        /// The next column: records `words` and draws them.
        void cell(std::string_view words, const TextStyle& style, Token token);
        /// The next column, drawn by the caller.
        Rect cell(std::string_view spoken);
        /// What is recorded while it lives belongs to the last cell.
        Ui::Scope in_last_cell();

      private:
        Ui::Scope open(std::int64_t index, std::string_view name, Tristate selected, float trailing);

        Table& table_;
        Rect rect_;
        Touch touch_;
        Ui::Scope scope_;
        std::size_t column_ = 0;
    };

  private:
    Ui::Scope open(std::string_view key, std::string_view name, const Rect& rect, std::int64_t rows);
    Rect place(const Rect& row, std::size_t column) const;
    Rect row_rect(std::int64_t index) const;

    Ui& ui_;
    Rect rows_rect_;
    std::span<const TableColumn> columns_;
    float row_height_;
    std::int64_t first_ = 0, last_ = 0;
    Ui::Scope scope_;
};

}  // namespace poolbill::ui
