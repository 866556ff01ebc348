// Members of a file that this version does not know, kept so that saving does not lose them.
//
// Contract: pairs of key and JSON text, in the order of the file. Tolerant parsing keeps them; writing puts
// them back unchanged.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace poolbill {

using ExtraMembers = std::vector<std::pair<std::string, std::string>>;

}  // namespace poolbill
