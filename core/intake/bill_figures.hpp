// The sums of the bill rows, and what is said about them.
#pragma once

#include <optional>

#include "core/intake/history.hpp"

namespace poolbill::intake {

/// The sums of the bill rows as they are in the files.
struct BillFigures {
    std::int64_t rows = 0;
    std::int64_t of_pools = 0;
    std::int64_t other_services = 0;
    std::int64_t taxes = 0;
    std::int64_t apart = 0;  // adjustments, make-up, unknown types
    std::int64_t refused = 0;
    std::int64_t said = 0;  // total_count, 0 when no file says it
    Amount official;        // of the pools' rows
    Amount due;
    RecordReading reading = RecordReading::unknown;
    std::optional<Amount> due_per_node;  // if each record were one per node, and cut so
};

BillFigures figures_of(const Facts& facts, RecordReading reading);

/// Notes the sums, the rows that are no charge of a pool, and missing pages.
void note_bills(const BillFigures& figures, Facts& facts);

}  // namespace poolbill::intake
