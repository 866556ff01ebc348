// The two charts of the comparison: the cumulative cost of pay-per-use and of every term, and the
// cost of switching later.
//
// Contract: images whose name describes what they show; every figure in them is also in the table
// or in the sentence beside them.
#pragma once

#include "web/ui/model/comparison.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {

inline constexpr float cost_chart_height = 232, sweep_chart_height = 132;

void cost_chart(View& view, const Rect& rect, const Comparison& comparison);
/// @pre there is a sweep
void sweep_chart(View& view, const Rect& rect, const Comparison& comparison);

}  // namespace poolbill::ui
