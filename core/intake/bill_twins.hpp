// Records that are in several files: a page that was asked for twice, a month beside its days. Internal to core/intake.
#pragma once

#include "core/intake/facts.hpp"

namespace poolbill::intake {

/// Leaves out the records that another file has too, and notes how many. Only records that name their transaction: those
/// of one file, and those that do not, may be of two nodes.
void leave_out_twins(Facts& facts);

}  // namespace poolbill::intake
