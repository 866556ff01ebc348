// Every export format: its writers, and its row in the table. Internal to core/export; others use
// formats.hpp.
#pragma once

#include <array>

#include "core/export/formats.hpp"
#include "core/export/rows.hpp"

namespace poolbill::exports {

void write_table(const ExplanationReport& report, const Choices& choices, Output& output);
Steps json_in_steps(const BillsReport& report, const Choices& choices);
void write_json(const StatementsReport& report, const Choices& choices, Output& output);
void write_json(const ComparisonReport& report, const Choices& choices, Output& output);
void write_json(const ExplanationReport& report, const Choices& choices, Output& output);
Steps json_lines_in_steps(const BillsReport& report, const Choices& choices);
void write_json_lines(const StatementsReport& report, const Choices& choices, Output& output);
void write_json_lines(const ComparisonReport& report, const Choices& choices, Output& output);

using RowsWriter = void (*)(const Rows&, const Choices&, Output&);
using RowsInSteps = Steps (*)(Rows, const Choices&);

template <RowsWriter write, class Report>
void write_data(const Report& report, const Choices& choices, Output& output) {
    write(data_rows(report), choices, output);
}
template <RowsWriter write, class Report>
void write_reading(const Report& report, const Choices& choices, Output& output) {
    write(reading_rows(report), choices, output);
}

template <RowsInSteps in_steps>
Steps bills_in_steps(const BillsReport& report, const Choices& choices) {
    return in_steps(data_rows(report), choices);
}
/// A table is written in one step: its columns are as wide as the widest of all rows.
inline Steps table_in_steps(const BillsReport& report, const Choices& choices) {
    return [report, choices](Output& output) {
        write_table(reading_rows(report), choices, output);
        return false;
    };
}

/// The writers of a format that takes rows for programs.
template <RowsWriter write, RowsInSteps in_steps>
constexpr Writers of_data_rows{bills_in_steps<in_steps>, write_data<write, StatementsReport>,
                               write_data<write, ComparisonReport>, nullptr, write};

inline constexpr Writers of_table{table_in_steps,
                                  write_reading<write_table, StatementsReport>,
                                  write_reading<write_table, ComparisonReport>,
                                  write_table,
                                  write_table,
                                  true};

// The widget offers them in this order.
inline constexpr std::array format_table{
    Format{"table", "Table", "txt", "text/plain", Copying::none, Content::bill_lines, of_table},
    Format{"json",
           "JSON",
           "json",
           "application/json",
           Copying::from_menu,
           Content::bill_lines,
           {json_in_steps, write_json, write_json, write_json}},
    Format{"jsonl",
           "JSON lines",
           "jsonl",
           "application/jsonl",
           Copying::from_menu,
           Content::bill_lines,
           {json_lines_in_steps, write_json_lines, write_json_lines, nullptr}},
    Format{"tsv", "TSV", "tsv", "text/tab-separated-values", Copying::as_text, Content::bill_lines,
           of_data_rows<write_tsv, tsv_in_steps>},
    Format{"csv", "CSV", "csv", "text/csv", Copying::by_title, Content::bill_lines,
           of_data_rows<write_csv, csv_in_steps>, true},
    Format{"focus-1.2", "FOCUS 1.2", "csv", "text/csv", Copying::from_menu, Content::focus_1_2, {}},
    Format{"focus-1.4", "FOCUS 1.4", "csv", "text/csv", Copying::from_menu, Content::focus_1_4, {}},
    Format{"ics", "iCalendar", "ics", "text/calendar", Copying::from_menu, Content::calendar, {}},
    Format{"scenario", "Poolbill", "json", "application/json", Copying::from_menu, Content::scenario, {}},
};

}  // namespace poolbill::exports
