// The tables of a reconciliation.
#pragma once

#include <span>

#include "core/reconcile/reconcile.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui::deferred {

/// @param listed  the numbers of the rows that are shown
void records_table(View& view, Rect& rest, const reconcile::Reconciliation& all,
                   std::span<const std::uint32_t> listed);
/// By month and pool; below the pools of a month, the month.
void sums_table(View& view, Rect& rest, const reconcile::Reconciliation& all);

}  // namespace poolbill::ui::deferred
