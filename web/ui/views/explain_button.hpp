// The button at the end of a row that opens *How this is computed*.
#pragma once

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

/// The width that the button uses at the right end of a row.
inline constexpr float explain_width = 40;

/// @return whether it was pressed
bool explain_button(Ui& ui, const Rect& row);

}  // namespace poolbill::ui
