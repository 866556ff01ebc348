// Words about the console in host mode.
#pragma once

#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// "$625.10"; in another currency than the scenario's, "625.10 EUR".
std::string live_money(const View& view, const LivePrice& price);
/// A sentence about what failed, with the cloud's code.
std::string live_problem(const Strings& strings, const LiveProblem& problem);

}  // namespace poolbill::ui::deferred
