// The columns of a bill line, and a cursor over the lines of a report.
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

/// As in docs/EXPORTS.md.
std::span<const Field<BillRow>> bill_fields();

/// Computes a few thousand lines at a time, so that memory does not grow with their number.
class BillCursor {
  public:
    /// @param report  must outlive the cursor, except for `lines`
    explicit BillCursor(const BillsReport& report);
    /// The next line, valid until the next call; null after the last.
    const BillRow* next();

  private:
    BillsReport report_;
    std::vector<Line> window_;
    std::size_t next_in_window_ = 0;
    BillRow row_;
};

}  // namespace poolbill::exports
