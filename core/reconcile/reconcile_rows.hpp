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

/// A sum with the rounding of its month.
struct SumRow {
    const Sum& sum;
    const RoundingPolicy* rounding;

    bool is_month() const { return sum.pool.empty(); }
    exports::Decimal text(AmountSum amount) const;
    /// As it would be due in a month.
    exports::Decimal due(AmountSum amount) const;
};
std::span<const exports::Field<SumRow>> sum_fields();

/// Everything as one object: "counts" by verdict, "rows", "sums", "missing_pages".
void write_json(const Reconciliation& reconciliation, exports::Output& output);

}  // namespace poolbill::reconcile
