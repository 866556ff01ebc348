// What the timeline's fills and lines mean.
#pragma once

#include "web/ui/views/timeline/chart.hpp"

namespace poolbill::ui {

/// In a row, or in several when the width asks for it.
void draw_legend(View& view, const Rect& rect, const PoolPicture& picture);
/// Room for every mark there can be.
float legend_height(const Ui& ui, float width);

}  // namespace poolbill::ui
