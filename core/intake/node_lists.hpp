// Which list of nodes is of which pool, and which of two entries of a pool is taken.
#pragma once

#include <vector>

#include "core/intake/facts.hpp"

namespace poolbill::intake {

/// The one list of nodes that fits each pool: the same number of each flavor, none older than the pool. A list that fits
/// several pools is that of the one that no other list can be of.
std::vector<const NodeListFact*> match_nodes(Facts& facts);

/// Keeps one entry of each pool, whatever the order of the files: that with a list of its nodes, else the later creation,
/// else more nodes. Different numbers of nodes are asked about.
void leave_out_second_entries(Facts& facts);

}  // namespace poolbill::intake
