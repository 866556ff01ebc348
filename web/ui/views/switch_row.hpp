// A switch as a row of a list of facts.
#pragma once

#include <string_view>

#include "web/ui/widgets/ui.hpp"

namespace poolbill::ui {

/// A switch and, beside it, the meaning of its state. `name` is also the label of the row.
void switch_row(Ui& ui, Rect& body, std::string_view name, std::string_view words, bool& on);

}  // namespace poolbill::ui
