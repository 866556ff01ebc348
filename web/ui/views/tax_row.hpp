// The tax: beside a fee, what is to be paid on it; beside other amounts, that they are without it.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// A row with the tax on an amount, and when it is due; nothing while the scenario has no tax.
void tax_row(View& view, Rect& rest, Amount taxed);
/// Says that the amounts above are without tax; nothing while the scenario has no tax.
void tax_left_out(View& view, Rect& rest);

}  // namespace poolbill::ui
