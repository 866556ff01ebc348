// How the program that saved a table writes numbers and dates: "1.750,00", "10/14/2025".
//
// Contract: one cell may mean two things, a column rarely does. What the cells say without doubt holds for the whole
// file; when they contradict each other, nothing is known. Internal to core/intake.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/intake/csv.hpp"
#include "core/intake/date.hpp"
#include "core/intake/number.hpp"
#include "core/money/currency.hpp"

namespace poolbill::intake {

struct TableStyle {
    /// As read_number takes it: '.' or ','; 0 when nothing tells; '?' when a point may be one between groups, because cells
    /// contradict each other, or because the table is one of a program that writes decimal commas.
    char decimal_sign = 0;
    bool signs_differ = false;  // some cells have a decimal point, others a decimal comma
    DateOrder dates = DateOrder::year_first;
};

enum class CellKind : std::uint8_t { other, number, time, month };

/// @param csv  has read the header; it is looked at some thousand records ahead
/// @param kinds  of the columns
TableStyle style_of(CsvReader csv, const std::vector<CellKind>& kinds);

/// What the unit in brackets behind a column's name says: "官网价(¥)".
std::optional<Currency> currency_of_column(std::string_view column);
CurrencySaid currency_said_by_column(std::string_view column);

}  // namespace poolbill::intake
