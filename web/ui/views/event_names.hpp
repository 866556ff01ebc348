// The names of events in the viewer's language.
#pragma once

#include <string>

#include "core/scenario/world.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui {

/// "Pool created", "Bill cut at the full hour", …
std::string event_name(const Strings& strings, EventKind kind);
/// The same, but for an automatic renewal that could not be paid.
std::string event_name(const Strings& strings, const Event& event);

}  // namespace poolbill::ui
