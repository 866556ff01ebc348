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

/// Adds up the rows, a piece at a time.
class BillFigureSums {
  public:
    /// @param facts  must outlive the sums; its rows must not change
    explicit BillFigureSums(const Facts& facts);

    /// Adds at most so many rows more. @return whether there are more
    bool advance(std::size_t rows);
    /// The fraction of the rows that was added, from 0 to 1.
    float progress() const;
    /// @pre all rows are added
    BillFigures figures(RecordReading reading) const;

  private:
    void add(const BillRow& row);

    const Facts& facts_;
    std::size_t next_ = 0;
    BillFigures figures_;
    AmountSum official_, due_, per_node_;
    bool differs_ = false;  // whether a record per node would be another sum
};

/// Notes the sums, the rows that are no charge of a pool, and missing pages.
void note_bills(const BillFigures& figures, Facts& facts);

}  // namespace poolbill::intake
