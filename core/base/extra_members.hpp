// Members of a file that this version does not know, so that saving does not lose what another program wrote.
//
// Contract: (key, JSON text) in the order of the file; kept by tolerant parsing, written back unchanged.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace poolbill {

using ExtraMembers = std::vector<std::pair<std::string, std::string>>;

}  // namespace poolbill
