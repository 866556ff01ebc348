// The band above the page while questions of an import are open.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Nothing once the log is no longer the imported one; then the questions are over. @pre there are questions
void open_questions(View& view, Rect& rest);

}  // namespace poolbill::ui::deferred
