// Bills held against the scenario: whether each of their records agrees with the line that is computed here.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Fills `rect`. Without bills, how to get them here.
void reconcile_page(View& view, const Rect& rect);

}  // namespace poolbill::ui::deferred
