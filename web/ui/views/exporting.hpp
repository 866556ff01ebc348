// What leaves the widget, and links that come in, for the page: what exportBills() returns and the *Export* menu of the bills saves, and
// the short form in which a link holds a scenario (core/link/packed_text.hpp).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "web/ui/model/session.hpp"
#include "web/ui/views/view_state.hpp"

namespace poolbill::exports {
class RunningExports;
}

namespace poolbill::ui {

/// The exports of a widget; null until the first is begun.
using RunningExports = std::shared_ptr<exports::RunningExports>;

}  // namespace poolbill::ui

namespace poolbill::ui::deferred {

/// The request for the records that are compared with the scenario (ViewState::reconcile), as CSV.
inline constexpr std::string_view reconciliation_word = "reconciliation";

/// @param request  a format's word, then lines "name=text" (exports::read_request); or reconciliation_word
/// @return "+" and the number of an export, which writes what `poolbill export` does; or "-" and why there is none
std::string begin_export(Session& session, const ViewState& state, RunningExports& exports,
                         std::string_view request);
/// @return a piece after "+", the last one after "."
std::string next_piece(RunningExports& exports, std::string_view number);
void end_export(RunningExports& exports, std::string_view number);
/// The scenario at its clock in the short form, which the page compresses.
std::string pack_scenario(const Session& session);
/// @return "+" and the scenario's JSON, which is not checked; or "-" and the code of the error
std::string unpack_scenario(std::string_view packed);

}  // namespace poolbill::ui::deferred
