// What was just done, with a button that takes it back, above everything but overlays and for some seconds. Nothing is
// lost with it: the clock bar takes the same back at any time.
#pragma once

#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// @param bottom  where it ends, in the surface
void toast(View& view, float bottom);

}  // namespace poolbill::ui
