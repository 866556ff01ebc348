// The prices of the catalog: what each flavor and disk type costs, where each price comes from, and what is missing.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Heading, what is missing, search, the table; fills `rect`. Pressing a row opens its form.
void prices_page(View& view, const Rect& rect);

}  // namespace poolbill::ui::deferred
