// The figures of a pool at a glance.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Cost so far, the running hour or the expiration, nodes, price, billing mode.
void pool_facts(View& view, Rect& rest);

}  // namespace poolbill::ui
