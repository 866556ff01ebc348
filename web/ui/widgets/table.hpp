// A table of which only the rows in sight are made.
//
// Every column has a place when there is room and one when narrow: a share of the width and a line of the
// row, so a row can be two lines high, or a card. A column without a line is spoken only.
//
// Contract: construct, then one Row for each number in [first(), last()), each with one call per column. Rows
// just out of sight are made too, so that arrow keys always find the next one.
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
    std::int64_t most_in_sight = INT32_MAX;  // more rows than these scroll by themselves
    TableSort* sort = nullptr;               // what the rows are sorted by; changed when a head is pressed
};

class Table {
  public:
    /// Draws the heads. The table takes the height of its rows off `rest`; where `rest` is lower, the rows
    /// scroll.
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
        /// The next column: records `words` and draws them, on a narrow surface small before they are cut.
        void cell(std::string_view words, const TextStyle& style, Token token);
        /// The next column, drawn by the caller.
        Rect cell(std::string_view spoken);
        /// What is recorded while it lives belongs to the last cell.
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
