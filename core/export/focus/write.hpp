// The FOCUS Cost and Usage dataset (focus.finops.org) as CSV.
#pragma once

#include "core/export/focus/row.hpp"
#include "core/export/snapshot.hpp"

namespace poolbill::exports::focus {

void write(const Snapshot& snapshot, Version version, const Choices& choices, Output& output);

}  // namespace poolbill::exports::focus
