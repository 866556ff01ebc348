// Two branches of the scenario side by side, as a part of the comparison dialog.
#pragma once

#include <string>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// A sentence, the two curves with the difference between them shaded, and a table of the parts of the cost.
void branch_view(View& view, Rect& body);

/// "Main" for the first branch until someone renames it.
std::string shown_branch_name(const View& view, std::string_view branch);

}  // namespace poolbill::ui
