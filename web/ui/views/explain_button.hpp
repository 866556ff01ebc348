// The button at the end of a row that opens *How this is computed*.
#pragma once

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

/// What it takes of a row's right end.
inline constexpr float explain_width = 40;

/// @return whether it was pressed
bool explain_button(Ui& ui, const Rect& row);

}  // namespace poolbill::ui
