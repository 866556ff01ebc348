// Rows as separated values (RFC 4180 with a header line and CRLF). Totals are left out.
#include "core/export/format_table.hpp"

namespace poolbill::exports {
namespace {

/// Text that a spreadsheet would run as a formula is marked as text.
void append_cell(std::string& line, std::string_view text, char separator) {
    // A leading minus is a negative number here.
    const bool formula = !text.empty() && (text[0] == '=' || text[0] == '+' || text[0] == '@');
    if (!formula && text.find(separator) == std::string_view::npos &&
        text.find_first_of("\"\r\n") == std::string_view::npos) {
        line += text;
        return;
    }
    line += formula ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

template <class Texts, class TextOf>
void append_line(std::string& line, const Texts& texts, char separator, TextOf text_of) {
    line.clear();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > 0) line += separator;
        append_cell(line, text_of(texts[i]), separator);
    }
    line += "\r\n";
}

void write_separated(const Rows& rows, char separator, Output& output) {
    std::string line;
    append_line(line, rows.columns, separator, [](const Column& column) { return column.name; });
    output << line;
    Cells cells;
    while (output.ok() && rows.next(cells)) {
        append_line(line, cells, separator, [](std::string_view cell) { return cell; });
        output << line;
    }
}

}  // namespace

void write_csv(const Rows& rows, Output& output) {
    write_separated(rows, ',', output);
}

void write_tsv(const Rows& rows, Output& output) {
    write_separated(rows, '\t', output);
}

}  // namespace poolbill::exports
