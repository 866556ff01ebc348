// The columns of the sums of a statement.
#pragma once

#include <span>

#include "core/export/field.hpp"

namespace poolbill::exports {

std::span<const Field<StatementRow>> statement_sums();
/// What is to be paid for the period, after its rounding.
std::string due_of(const Statement& statement);

}  // namespace poolbill::exports
