// The rows of a snapshot, one by one.
#pragma once

#include <memory>
#include <optional>

#include "core/export/focus/row.hpp"
#include "core/export/snapshot.hpp"

namespace poolbill::exports::focus {

/// In the order of the bill lines, each yearly/monthly line with the hours that it covers after it; then the roundings
/// of months that are over, unless the filter leaves bills out.
class RowCursor {
  public:
    /// @param snapshot  its world must outlive the cursor
    RowCursor(const Snapshot& snapshot, const Choices& choices);
    ~RowCursor();
    /// The next row; nothing after the last. Do not call it again then.
    std::optional<Row> next();

  private:
    struct Source;
    std::unique_ptr<Source> source_;
};

}  // namespace poolbill::exports::focus
