// The rows of a snapshot, one by one.
#pragma once

#include <functional>

#include "core/export/focus/row.hpp"
#include "core/export/snapshot.hpp"

namespace poolbill::exports::focus {

/// In the order of the bill lines, each yearly/monthly line with the hours that it covers after it; then the roundings
/// of months that are over, unless the filter leaves bills out.
/// @param visit  returns whether more rows are wanted
void for_each_row(const Snapshot& snapshot, const Choices& choices,
                  const std::function<bool(const Row&)>& visit);

}  // namespace poolbill::exports::focus
