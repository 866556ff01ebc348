// Rows as separated values (RFC 4180 with a header line and CRLF). Totals are left out.
#include <algorithm>
#include <array>
#include <utility>

#include "core/export/separated.hpp"

namespace poolbill::exports {
namespace {

// What a spreadsheet takes for the start of a formula or skips before one. East Asian versions take the full-width
// signs as well.
constexpr std::array<std::string_view, 12> formula_starts{
    "=", "+", "-", "@", "\t", "\r", "\n", std::string_view("\0", 1), "＝", "＋", "－", "＠"};

bool is_formula(std::string_view text) {
    return std::any_of(formula_starts.begin(), formula_starts.end(),
                       [text](std::string_view start) { return text.starts_with(start); });
}

}  // namespace

void SeparatedLine::add(std::string_view text, Cell cell) {
    if (!is_first_) line_ += separator_;
    is_first_ = false;
    const bool is_marked = is_guarded_ && cell == Cell::text && is_formula(text);
    if (!is_marked && text.find(separator_) == std::string_view::npos &&
        text.find_first_of("\"\r\n") == std::string_view::npos) {
        line_ += text;
        return;
    }
    line_ += is_marked ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"') line_ += '"';
        line_ += c;
    }
    line_ += '"';
}

void SeparatedLine::end() {
    line_ += "\r\n";
    output_ << line_;
    line_.clear();
    is_first_ = true;
}

namespace {

/// A header line, then the rows. @param head  before the header line
Steps separated(Rows rows, char separator, const Choices& choices, std::string_view head) {
    return [rows = std::move(rows), separator, is_guarded = !choices.raw, head,
            is_begun = false](Output& output) mutable {
        SeparatedLine line(output, separator, is_guarded);
        if (!std::exchange(is_begun, true)) {
            output << head;
            for (const Column& column : rows.columns)
                line.add(column.name, Cell::text);
            line.end();
        }
        Cells cells;
        for (int row = 0; row < rows_per_step; ++row) {
            if (!rows.next(cells)) return false;
            for (std::size_t i = 0; i < cells.size(); ++i)
                line.add(cells[i], rows.columns[i].cell);
            line.end();
        }
        return true;
    };
}

}  // namespace

Steps csv_in_steps(Rows rows, const Choices& choices) {
    return separated(std::move(rows), ',', choices, choices.byte_order_mark ? byte_order_mark : "");
}

Steps tsv_in_steps(Rows rows, const Choices& choices) {
    return separated(std::move(rows), '\t', choices, "");
}

void write_csv(const Rows& rows, const Choices& choices, Output& output) {
    write_all(csv_in_steps(rows, choices), output);
}

void write_tsv(const Rows& rows, const Choices& choices, Output& output) {
    write_all(tsv_in_steps(rows, choices), output);
}

}  // namespace poolbill::exports
