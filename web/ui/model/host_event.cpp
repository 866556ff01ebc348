#include "web/ui/model/host_event.hpp"

#include "core/json/object.hpp"

namespace poolbill::ui {

HostEvent error_event(const Error& error) {
    const std::string place = error.path.empty() ? "" : error.path + ": ";
    return {"error", json::ObjectWriter()
                         .add("code", error.code)
                         .add("path", error.path)
                         .add("message", place + error.message)
                         .add("recoverable", true)
                         .str()};
}

}  // namespace poolbill::ui
