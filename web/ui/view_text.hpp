// What a person looks at, as text, so that a reload of the page shows the same: pool, page, choices, window of the timeline.
//
// Contract: reading takes what it knows and leaves the rest; a text whose pool is not there changes nothing. The clock and
// the branch are part of the scenario (workspace.hpp). Not kept: what is open above the page, and what is typed there.
#pragma once

#include <string>
#include <string_view>

#include "web/ui/views/view_state.hpp"

namespace poolbill::ui {

std::string view_text(Session& session, const ViewState& view);
void show_view(Session& session, ViewState& view, std::string_view text);

}  // namespace poolbill::ui
