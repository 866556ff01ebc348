// Rows as an aligned table for people: two spaces between columns, none at line ends.
#include <algorithm>

#include "core/export/format_table.hpp"

namespace poolbill::exports {
namespace {

/// The width in code points.
std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

struct Layout {
    std::vector<Cell> kinds;
    std::vector<std::size_t> widths;

    void fit(const Cells& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], width_of(cells[i]));
    }
    std::string line(const Cells& cells) const {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string padding(widths[i] - width_of(cells[i]), ' ');
            if (i > 0) line += "  ";
            line += kinds[i] == Cell::number ? padding + cells[i] : cells[i] + padding;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        return line + "\n";
    }
};

}  // namespace

void write_table(const Rows& rows, const Choices&, Output& output) {
    // The widths are known only after the last row, so this format keeps all rows in memory.
    std::vector<Cells> all;
    for (Cells cells; rows.next(cells);)
        all.push_back(std::move(cells));
    Cells head;
    Layout layout;
    for (const Column& column : rows.columns) {
        head.emplace_back(column.name);
        layout.kinds.push_back(column.cell);
        layout.widths.push_back(0);
    }
    layout.fit(head);
    layout.fit(rows.totals);
    for (const Cells& cells : all)
        layout.fit(cells);
    Cells rule;
    for (const std::size_t width : layout.widths)
        rule.emplace_back(width, '-');
    output << layout.line(head) << layout.line(rule);
    for (const Cells& cells : all)
        output << layout.line(cells);
    if (!rows.totals.empty()) output << layout.line(rule) << layout.line(rows.totals);
}

void write_table(const ExplanationReport& report, const Choices&, Output& output) {
    output << to_text(report.explanation);
}

}  // namespace poolbill::exports
