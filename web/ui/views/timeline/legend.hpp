// What the timeline's fills and lines mean.
#pragma once

#include "web/ui/views/timeline/chart.hpp"

namespace poolbill::ui {

/// In a row or, when narrow, in as many as all the marks that there can be need.
void legend(View& view, Rect& rest, const PoolPicture& picture);

}  // namespace poolbill::ui
