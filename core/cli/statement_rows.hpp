// Statements as rows of text: what `poolbill statement` prints and what the widget copies.
#pragma once

#include <vector>

#include "core/cli/table.hpp"
#include "core/scenario/statement.hpp"

namespace poolbill::cli {

/// One row per pool and bill type, and one per period when `with_sums`.
Table statement_rows(const World& world, const std::vector<Statement>& statements, bool with_sums);

}  // namespace poolbill::cli
