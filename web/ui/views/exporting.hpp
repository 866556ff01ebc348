// Exports for the page: what exportBills() returns and the *Export* menu of the bills saves.
#pragma once

#include <string>
#include <string_view>

#include "web/ui/model/session.hpp"

namespace poolbill::ui::deferred {

/// @param request  a format's word, then lines "name=text" (exports::read_request)
/// @return "+" and the export, as `poolbill export` writes it; or "-" and why there is none
std::string export_text(Session& session, std::string_view request);

}  // namespace poolbill::ui::deferred
