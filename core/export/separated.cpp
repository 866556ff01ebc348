// Rows as separated values (RFC 4180 with a header line and CRLF). Totals are left out.
#include <algorithm>
#include <array>

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

void write_separated(const Rows& rows, char separator, const Choices& choices, Output& output) {
    SeparatedLine line(output, separator, !choices.raw);
    for (const Column& column : rows.columns)
        line.add(column.name, Cell::text);
    line.end();
    Cells cells;
    while (output.ok() && rows.next(cells)) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            line.add(cells[i], rows.columns[i].cell);
        line.end();
    }
}

}  // namespace

void write_csv(const Rows& rows, const Choices& choices, Output& output) {
    if (choices.byte_order_mark) output << byte_order_mark;
    write_separated(rows, ',', choices, output);
}

void write_tsv(const Rows& rows, const Choices& choices, Output& output) {
    write_separated(rows, '\t', choices, output);
}

}  // namespace poolbill::exports
