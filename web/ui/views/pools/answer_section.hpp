// The questions of an import about its pools, each with the answers that are possible.
#pragma once

#include "web/ui/model/answer_form.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// Cuts its height off the top of `body`.
void answer_section(View& view, Rect& body, AnswerForm& form);

}  // namespace poolbill::ui::deferred
