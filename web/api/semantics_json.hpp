// The semantic tree and the events as JSON, for the shell.
//
// A node is an object with the keys of `Node`; keys with their default value are left out, so that a tree
// of a few hundred nodes is written and parsed in well under a millisecond:
//   {"id":7,"depth":1,"role":"button","name":"Pay","box":[16,40,80,32],"focusable":true}
// `role` is the ARIA role name. Tristates become booleans and are left out when they do not apply.
//
// Left out: reading JSON.
#pragma once

#include <string>
#include <vector>

#include "web/ui/app.hpp"

namespace poolbill::ui {

std::string semantics_json(const SemanticTree& tree);
/// `detail` of each event is JSON already and is copied as it is.
std::string events_json(const std::vector<HostEvent>& events);

}  // namespace poolbill::ui
