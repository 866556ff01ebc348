// The statement: the total of each month or day, by bill type, and how it was paid.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

void statement(View& view, Rect& rest);

}  // namespace poolbill::ui::deferred
