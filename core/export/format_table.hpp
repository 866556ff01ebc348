// Every export format: its writers, and its row in the table. Internal to core/export; others use
// formats.hpp.
#pragma once

#include <array>

#include "core/export/formats.hpp"
#include "core/export/rows.hpp"

namespace poolbill::exports {

void write_table(const ExplanationReport& report, Output& output);
void write_json(const BillsReport& report, Output& output);
void write_json(const StatementsReport& report, Output& output);
void write_json(const ComparisonReport& report, Output& output);
void write_json(const ExplanationReport& report, Output& output);

/// The writers of a format that takes rows for programs.
template <void (*write)(const Rows&, Output&)>
constexpr Writers of_data_rows{
    [](const BillsReport& report, Output& output) { write(data_rows(report), output); },
    [](const StatementsReport& report, Output& output) { write(data_rows(report), output); },
    [](const ComparisonReport& report, Output& output) { write(data_rows(report), output); }, nullptr};

inline constexpr Writers of_table{
    [](const BillsReport& report, Output& output) { write_table(reading_rows(report), output); },
    [](const StatementsReport& report, Output& output) { write_table(reading_rows(report), output); },
    [](const ComparisonReport& report, Output& output) { write_table(reading_rows(report), output); },
    write_table};

// The widget offers copying in this order.
inline constexpr std::array format_table{
    Format{"table", "Table", "txt", "text/plain", Copying::none, of_table},
    Format{"json",
           "JSON",
           "json",
           "application/json",
           Copying::none,
           {write_json, write_json, write_json, write_json}},
    Format{"tsv", "TSV", "tsv", "text/tab-separated-values", Copying::as_text, of_data_rows<write_tsv>},
    Format{"csv", "CSV", "csv", "text/csv", Copying::by_title, of_data_rows<write_csv>},
};

}  // namespace poolbill::exports
