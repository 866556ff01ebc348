// The form of a pool that a person enters: a new one, or the entry of one that is there.
//
// Contract: the dialog changes nothing by itself. When the form is confirmed and complete, `PoolDialog::is_done` is set,
// and App takes over what was entered. It can be shown while no scenario is open.
#pragma once

#include "web/ui/views/view_state.hpp"
#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui::deferred {

/// @param current  the scenario that is open, if any
/// @param now      its instant
void pool_dialog(Ui& ui, ViewState& state, PoolDialog& dialog, const Scenario* current, Instant now);

}  // namespace poolbill::ui::deferred
