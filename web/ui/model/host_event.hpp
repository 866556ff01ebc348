// What the page is told.
#pragma once

#include <string>

namespace poolbill::ui {

/// `type` is a name of the event list in docs/EMBEDDING.md#events; `detail` is a JSON object with
/// money as decimal strings and times as ISO 8601.
struct HostEvent {
    std::string type;
    std::string detail;
};

}  // namespace poolbill::ui
