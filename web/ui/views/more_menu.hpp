// The menu that *More* opens: everything that can be done with the pool.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Drawn above the page.
void more_menu(View& view);

}  // namespace poolbill::ui
