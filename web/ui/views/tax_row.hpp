// What is to be paid beside a fee: the tax on it.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// A row with the tax on an amount, and when it is due; nothing while the scenario has no tax.
void tax_row(View& view, Rect& rest, Amount taxed);

}  // namespace poolbill::ui
