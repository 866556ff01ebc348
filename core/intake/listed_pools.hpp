// What a list says about a pool whose history the bills give.
//
// Contract: bills know the history as far as they go, and lag; the list knows what is there now. What only the list says
// is kept, and what differs is noted.
#pragma once

#include <vector>

#include "core/intake/history.hpp"
#include "core/intake/interview.hpp"

namespace poolbill::intake {

/// The nodes that a pool has at the end of its log.
std::vector<NodeRequest> last_nodes(const PoolHistory& history);

/// Notes how the numbers of nodes differ.
/// @param billed  the histories of a pool of the list: one, or one for each node that is billed under its own id
void compare_with_list(const std::vector<const PoolHistory*>& billed, const PoolFact& listed, Facts& facts);

/// When a list had the pool's state: it does not say when it was made, and is taken as made now. Of a pool whose term is over
/// by then only its last action is known to come before it.
/// @pre the log is not empty. @param renews  whether it renews automatically
Instant time_of_list(const PoolHistory& history, bool renews, Instant now);

/// Completes the history by what the list says.
/// @param has_disks  whether this is the history, of several of a pool, that its disks are added to
void take_list_facts(PoolHistory& history, const PoolFact& listed, bool has_disks, Facts& facts,
                     Interview& interview);

}  // namespace poolbill::intake
