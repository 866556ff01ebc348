// The export formats: one table for the command line, the canvas and JavaScript.
//
// Contract: a format is named by its word. It can write the kinds of report it has a function for, and every
// format can write a snapshot (snapshot.hpp). A new format is a writer and a row in format_table.hpp; tests/cases/formats.txt and docs/EXPORTS.md
// list it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/export/choices.hpp"
#include "core/export/output.hpp"
#include "core/export/report.hpp"
#include "core/export/steps.hpp"

namespace poolbill::exports {

/// What `poolbill export` writes in this format.
enum class Content : std::uint8_t { bill_lines, focus_1_2, focus_1_4, calendar, scenario };

/// How the widget offers to copy in this format: not at all, as "Copy as TITLE" in the *Export* menu of the bills, the
/// same with a button on the statement, or as "Copy as text" in both places.
enum class Copying : std::uint8_t { none, from_menu, by_title, as_text };

struct Rows;

/// One function per kind of report; null when the format cannot write that kind. Bills have millions of lines, so they
/// are written in steps.
struct Writers {
    Steps (*bills)(const BillsReport&, const Choices&) = nullptr;
    void (*statements)(const StatementsReport&, const Choices&, Output&) = nullptr;
    void (*comparison)(const ComparisonReport&, const Choices&, Output&) = nullptr;
    void (*explanation)(const ExplanationReport&, const Choices&, Output&) = nullptr;
    void (*rows)(const Rows&, const Choices&, Output&) = nullptr;  // of any report; null: JSON objects
    bool for_people = false;                                       // rows are made to be read
};

struct Format {
    std::string_view word;       // of --format and exportBills()
    std::string_view title;      // a proper name, the same in every language
    std::string_view extension;  // of a file, without the dot
    std::string_view mime_type;
    Copying copying = Copying::none;
    Content content = Content::bill_lines;
    Writers writers;
    bool for_spreadsheets = false;  // a file that the widget saves begins with a byte order mark

    /// Whether the *Export* menu saves a file in this format.
    constexpr bool is_saved() const { return copying == Copying::from_menu || copying == Copying::by_title; }
    bool can_write(ReportKind kind) const;
};

/// The first one is the default of the command line.
std::span<const Format> formats();
const Format* find_format(std::string_view word);

/// "table|json|csv"
std::string format_choice(ReportKind kind);
/// "table, json or csv"
std::string format_list(ReportKind kind, std::string_view after_first = {});

/// The formats as JSON: [{"word":"csv","title":"CSV","extension":"csv","type":"text/csv"},…]
std::string formats_json();

/// A whole report as one text. @pre the format has the writer
std::string to_text(const Format& format, const StatementsReport& report);

}  // namespace poolbill::exports
