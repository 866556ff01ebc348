// What the page is informed of.
#pragma once

#include <string>

#include "core/base/result.hpp"

namespace poolbill::ui {

/// `type` is a name of the event list in docs/EMBEDDING.md#events; `detail` is a JSON object with
/// money as decimal strings and times as ISO 8601.
struct HostEvent {
    std::string type;
    std::string detail;
};

/// The event "error" of something that did not work, after which the widget can still be used.
HostEvent error_event(const Error& error);

}  // namespace poolbill::ui
