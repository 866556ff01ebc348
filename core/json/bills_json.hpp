// Bills, statements and comparisons as JSON.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/ledger/explain.hpp"
#include "core/scenario/compare.hpp"
#include "core/scenario/statement.hpp"
#include "core/scenario/world.hpp"

namespace poolbill::json {

/// One line as an object; keys as in docs/BILLING.md.
std::string write_line(const World& world, const Line& line);
/// An array, oldest first, one line of text per bill line.
std::string write_bills(const World& world, const Bills& bills);
std::string write_comparison(std::span<const ComparisonRow> rows);
/// An array of periods with their rows; the month's rounding is in "due".
std::string write_statements(const World& world, std::span<const Statement> statements);
std::string write_explanation(const Explanation& explanation);

}  // namespace poolbill::json
