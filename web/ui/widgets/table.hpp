// A table that builds only its visible rows.
//
// Every column has one place on a wide surface and one on a narrow one: a share of the width and a
// line of the row. A row can therefore be two lines high, or a card. A column without a line is
// only spoken.
//
// Contract: construct, then one Row for each number in [first(), last()), each with one call per
// column. Rows just outside the visible part are built too, so that arrow keys always find the next
// one.
//
// Left out: where the rows come from and in which order.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {

struct Slot {
    float x = 0, width = 0;  // shares of the row
    int line = -1;
};

struct TableColumn {
    Text title;
    Slot wide, narrow;
    Align align = Align::left;
    bool sorts = false;  // its head is a button
};

struct TableSort {
    std::size_t column = 0;
    bool descending = false;
    bool operator==(const TableSort&) const = default;
};

struct TableOptions {
    std::string_view key, name;
    std::span<const TableColumn> columns;
    std::int64_t rows = 0;
    std::int64_t most_in_sight = INT32_MAX;  // a table with more rows than this scrolls them itself
    TableSort* sort = nullptr;               // the current sort order; changed when a head is pressed
};

class Table {
  public:
    /// Draws the heads. The table cuts the height of its rows off `rest`; if `rest` is lower, the
    /// rows scroll.
    Table(Ui& ui, Rect& rest, const TableOptions& options);

    std::int64_t first() const { return first_; }
    std::int64_t last() const { return last_; }
    float width() const { return rows_rect_.w; }
    /// Scrolls to a row, when the rows scroll by themselves.
    void reveal(std::int64_t index);

    class Row {
      public:
        /// @param trailing  width at the right end that belongs to buttons, not to the row
        /// @param leading   the same at the left end
        Row(Table& table, std::int64_t index, std::string_view name, Tristate selected, float trailing = 0,
            float leading = 0);

        bool pressed() const { return touch_.pressed; }
        /// Whether Space was pressed on it.
        bool spaced();
        const Rect& rect() const { return rect_; }
        /// The next column: records `words` and draws them; on a narrow surface, in a small font
        /// before cutting them.
        void cell(std::string_view words, const TextStyle& style, Token token);
        /// The next column, drawn by the caller.
        Rect cell(std::string_view spoken);
        /// Nodes recorded during its lifetime belong to the last cell.
        Ui::Scope in_last_cell();

      private:
        Ui::Scope open(std::string_view name, Tristate selected, float trailing, float leading);

        Table& table_;
        std::int64_t index_;
        NodeId id_;
        Rect rect_;
        Touch touch_;
        Ui::Scope scope_;
        std::size_t column_ = 0;
    };

  private:
    Ui::Scope open(const TableOptions& options);
    void heads(const Rect& head, TableSort* sort);
    void find_rows_in_sight(std::int64_t rows);
    Rect place(const Rect& row, std::size_t column) const;
    Rect row_rect(std::int64_t index) const;

    Ui& ui_;
    std::span<const TableColumn> columns_;
    float row_height_;
    Rect rows_rect_;
    std::int64_t first_ = 0, last_ = 0;
    Ui::Scope scope_;
    std::optional<ScrollArea> scroll_;
};

}  // namespace poolbill::ui
