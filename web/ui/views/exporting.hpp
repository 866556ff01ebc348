// What leaves the widget, and links that come in, for the page: what exportBills() returns and the *Export* menu of the bills saves, and
// the short form in which a link holds a scenario (core/link/packed_text.hpp).
#pragma once

#include <string>
#include <string_view>

#include "web/ui/model/session.hpp"

namespace poolbill::ui::deferred {

/// @param request  a format's word, then lines "name=text" (exports::read_request)
/// @return "+" and the export, as `poolbill export` writes it; or "-" and why there is none
std::string export_text(Session& session, std::string_view request);
/// The scenario at its clock in the short form, which the page compresses.
std::string pack_scenario(const Session& session);
/// @return "+" and the scenario's JSON, which is not checked; or "-" and the code of the error
std::string unpack_scenario(std::string_view packed);

}  // namespace poolbill::ui::deferred
