// The first dialog of the change to prepaid: the pool, the two billing modes and what will happen.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// *OK* opens the purchase. Opening this dialog orders nothing.
void change_dialog(View& view);

}  // namespace poolbill::ui
