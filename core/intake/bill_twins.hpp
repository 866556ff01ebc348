// Records that are there more than once: a page that was asked for twice, a month beside its days. Internal to core/intake.
#pragma once

#include "core/intake/facts.hpp"

namespace poolbill::intake {

/// Leaves out the records that another file has too, or another part of the file, and those that have the id of another one;
/// notes how many. Only records that name their transaction: those that do not may be of two nodes. So may those of one part of
/// a file with one transaction: whether the records of nodes share one is not published, so it is noted.
void leave_out_twins(Facts& facts);

}  // namespace poolbill::intake
