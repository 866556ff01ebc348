// Rows of text as an aligned table or as CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace poolbill::cli {

struct Column {
    std::string_view title;
    bool right = false;  // numbers
};

struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> totals;  // a last row below a rule; empty: none

    /// Two blanks between columns, no blanks at line ends. Widths count code points.
    std::string text() const;
    /// RFC 4180 with a header line and CRLF; totals are left out. Cells that a spreadsheet would run are
    /// quoted as text.
    std::string csv(char separator = ',') const;
};

}  // namespace poolbill::cli
