// The FOCUS Cost and Usage dataset (focus.finops.org) as CSV.
#pragma once

#include "core/export/focus/row.hpp"
#include "core/export/snapshot.hpp"

namespace poolbill::exports::focus {

Steps in_steps(const Snapshot& snapshot, Version version, const Choices& choices);

}  // namespace poolbill::exports::focus
