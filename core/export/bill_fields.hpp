// The columns of a bill line, and the lines of a report one after the other.
#pragma once

#include <span>
#include <vector>

#include "core/export/field.hpp"

namespace poolbill::exports {

struct BillRow {
    const World* world = nullptr;
    const Line* line = nullptr;
    std::int64_t number = 0;  // in the report, from 1
};

/// As in docs/BILLING.md.
std::span<const Field<BillRow>> bill_fields();

/// Computes the lines a few thousand at a time, so that their number costs no memory.
class BillCursor {
  public:
    /// @param report  must outlive the cursor, except for `lines`
    explicit BillCursor(const BillsReport& report);
    /// The next line, which lives until the next call; null after the last.
    const BillRow* next();

  private:
    BillsReport report_;
    std::vector<Line> window_;
    std::size_t next_in_window_ = 0;
    BillRow row_;
};

}  // namespace poolbill::exports
