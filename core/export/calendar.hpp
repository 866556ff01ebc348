// The upcoming dates of a snapshot as a calendar: expiry, automatic renewals, the end of grace and retention, and
// the deadlines of unpaid orders, if nobody acts.
#pragma once

#include "core/export/snapshot.hpp"

namespace poolbill::exports {

/// The mode of the filter does not apply. Errors as replay, before anything is written.
Status write_calendar(const Snapshot& snapshot, Output& output);

}  // namespace poolbill::exports
