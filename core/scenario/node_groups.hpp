// Nodes and disks as actions ask for them, in the groups in which a pool keeps them.
#pragma once

#include <string>
#include <vector>

#include "core/pool/pool.hpp"
#include "core/scenario/action.hpp"

namespace poolbill {

/// Adds nodes to the group of the same flavor and mode, so that there is one group for each.
void add_nodes(std::vector<NodeGroup>& groups, const std::string& flavor, std::int64_t count,
               BillingMode mode);
/// @param mode  of the nodes for which the request names none
std::vector<NodeGroup> as_groups(const std::vector<NodeRequest>& requests, BillingMode mode);
/// Whether there are more nodes of a flavor and mode than before, or disks that were not there. @pre `disks` are merged
bool grows(const Pool& pool, const std::vector<NodeGroup>& nodes, const std::vector<DiskGroup>& disks);
/// Whether these are the pool's nodes and disks, in any order. @pre all are merged
bool are_there(const Pool& pool, const std::vector<NodeGroup>& nodes, const std::vector<DiskGroup>& disks);
/// One group for each type and size.
std::vector<DiskGroup> merged(const std::vector<DiskGroup>& disks);

}  // namespace poolbill
