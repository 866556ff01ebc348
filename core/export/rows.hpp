// Reports as a sequence of text rows, for CSV, text tables and other row-based formats.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/export/choices.hpp"
#include "core/export/output.hpp"
#include "core/export/report.hpp"
#include "core/export/steps.hpp"

namespace poolbill::exports {

/// Numbers are aligned right, and are written as they are where text is guarded against spreadsheets.
enum class Cell : std::uint8_t { text, number };

struct Column {
    std::string_view name;
    Cell cell = Cell::text;
};

using Cells = std::vector<std::string>;

struct Rows {
    std::vector<Column> columns;
    std::function<bool(Cells&)> next;  // replaces the cells with the next row's; false after the last
    Cells totals = {};                 // a separate last row; empty: none
};

// Formats made of rows.
void write_table(const Rows& rows, const Choices& choices, Output& output);
void write_tsv(const Rows& rows, const Choices& choices, Output& output);
void write_csv(const Rows& rows, const Choices& choices, Output& output);
Steps tsv_in_steps(Rows rows, const Choices& choices);
Steps csv_in_steps(Rows rows, const Choices& choices);

/// For programs: stable names, instants with their offset, no words.
Rows data_rows(const BillsReport& report);
Rows data_rows(const StatementsReport& report);
Rows data_rows(const ComparisonReport& report);

/// For people: headings in words, local times, totals.
Rows reading_rows(const BillsReport& report);
Rows reading_rows(const StatementsReport& report);
Rows reading_rows(const ComparisonReport& report);

}  // namespace poolbill::exports
