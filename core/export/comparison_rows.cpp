#include "core/export/comparison_fields.hpp"

namespace poolbill::exports {
namespace {

std::string choice_of(const ComparisonRow& row) {
    return row.term ? to_string(*row.term) : "pay-per-use";
}

std::optional<Decimal> utilisation_of(const ComparisonRow& row) {
    return row.utilisation.empty() ? std::nullopt : std::optional(Decimal{row.utilisation});
}

std::optional<std::string> local(const std::optional<Instant>& instant) {
    return instant ? std::optional(format_local(*instant)) : std::nullopt;
}

// Columns are local times; JSON has instants with their offset, and different, stable keys for programs.
constexpr Field<ComparisonRow> members[] = {
    {"term", [](const ComparisonRow& row) { return choice_of(row); }},
    {"total", [](const ComparisonRow& row) { return row.total; }},
    {"saving", [](const ComparisonRow& row) { return row.saving; }},
    {"break_even", [](const ComparisonRow& row) { return row.break_even; }},
    {"expires", [](const ComparisonRow& row) { return row.expires; }},
    {"from", [](const ComparisonRow& row) { return row.compared.begin; }},
    {"until", [](const ComparisonRow& row) { return row.compared.end; }},
    {"pay_per_use", [](const ComparisonRow& row) { return row.pay_per_use; }},
    {"free_tail_seconds", [](const ComparisonRow& row) { return row.free_tail_seconds; }},
    {"utilisation_percent", [](const ComparisonRow& row) { return utilisation_of(row); }},
};

constexpr Field<ComparisonRow> columns[] = {
    {"term", [](const ComparisonRow& row) { return choice_of(row); }},
    {"total", [](const ComparisonRow& row) { return row.total; }},
    {"pay_per_use", [](const ComparisonRow& row) { return row.pay_per_use; }},
    {"saving", [](const ComparisonRow& row) { return row.saving; }},
    {"break_even", [](const ComparisonRow& row) { return row.term ? local(row.break_even) : std::nullopt; }},
    {"expires", [](const ComparisonRow& row) { return local(row.expires); }},
    {"compared_until", [](const ComparisonRow& row) { return format_local(row.compared.end); }},
    {"free_tail_seconds", [](const ComparisonRow& row) { return row.free_tail_seconds; }},
    {"utilisation_percent", [](const ComparisonRow& row) { return utilisation_of(row); }},
};
constexpr std::size_t break_even_column = 4;
static_assert(columns[break_even_column].name == "break_even");

/// @param never  the cell text for a term that never pays off
Rows comparison_rows(const ComparisonReport& report, std::string_view never) {
    Rows rows{columns_of<ComparisonRow>(columns), nullptr};
    rows.next = [report, never, at = std::size_t{0}](Cells& cells) mutable {
        if (at == report.rows.size()) return false;
        const ComparisonRow& row = report.rows[at++];
        fill_cells<ComparisonRow>(columns, row, cells);
        if (row.term && !row.break_even) cells[break_even_column] = never;
        return true;
    };
    return rows;
}

}  // namespace

std::span<const Field<ComparisonRow>> comparison_members() {
    return members;
}

Rows data_rows(const ComparisonReport& report) {
    return comparison_rows(report, "");
}

Rows reading_rows(const ComparisonReport& report) {
    return comparison_rows(report, "never");
}

}  // namespace poolbill::exports
