// What a reconciliation found, in words.
#pragma once

#include "core/reconcile/reconcile.hpp"
#include "web/ui/text/strings.hpp"
#include "web/ui/theme/theme.hpp"

namespace poolbill::ui::deferred {

Text verdict_name(reconcile::Verdict verdict);
Token verdict_ink(reconcile::Verdict verdict);
/// @pre the cause is not `none`
Text cause_name(reconcile::Cause cause);

}  // namespace poolbill::ui::deferred
