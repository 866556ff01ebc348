// The statement: what each month or day came to, by bill type, and how it was paid.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

float statement_height(View& view, float width);
void statement(View& view, const Rect& rect);

}  // namespace poolbill::ui::deferred
