// A reconciliation as rows of an export. docs/EXPORTS.md lists the columns.
#pragma once

#include <span>

#include "core/export/field.hpp"
#include "core/reconcile/reconcile.hpp"

namespace poolbill::reconcile {

/// How times are written: for people in UTC+08:00 without the offset, for programs with it.
enum class Times : std::uint8_t { local, with_offset };

std::span<const exports::Field<Row>> row_fields(Times times);
/// The records in the order of the reconciliation, which must outlive the rows.
exports::Rows rows_of(const Reconciliation& reconciliation, Times times);

}  // namespace poolbill::reconcile
