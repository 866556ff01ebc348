// The main figures of a pool.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Cost so far, the current hour or the expiration, nodes, price, billing mode.
void pool_facts(View& view, Rect& rest);

}  // namespace poolbill::ui
