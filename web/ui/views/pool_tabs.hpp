// The tabs of one pool's page, and the content of the chosen tab.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Cuts its height off `rest`: the tabs, then the chosen page, panel by panel.
void pool_tabs(View& view, Rect& rest);

}  // namespace poolbill::ui
