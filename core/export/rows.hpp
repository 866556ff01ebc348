// Reports as a sequence of text rows, for CSV, text tables and other row-based formats.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/export/output.hpp"
#include "core/export/report.hpp"

namespace poolbill::exports {

enum class Align : std::uint8_t { left, right };  // numbers are aligned right

struct Column {
    std::string_view name;
    Align align = Align::left;
};

using Cells = std::vector<std::string>;

struct Rows {
    std::vector<Column> columns;
    std::function<bool(Cells&)> next;  // replaces the cells with the next row's; false after the last
    Cells totals = {};                 // a separate last row; empty: none
};

// Formats made of rows.
void write_table(const Rows& rows, Output& output);
void write_tsv(const Rows& rows, Output& output);
void write_csv(const Rows& rows, Output& output);

/// For programs: stable names, instants with their offset, no words.
Rows data_rows(const BillsReport& report);
Rows data_rows(const StatementsReport& report);
Rows data_rows(const ComparisonReport& report);

/// For people: headings in words, local times, totals.
Rows reading_rows(const BillsReport& report);
Rows reading_rows(const StatementsReport& report);
Rows reading_rows(const ComparisonReport& report);

}  // namespace poolbill::exports
