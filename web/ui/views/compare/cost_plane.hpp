// The plane of a chart of cost against time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/scenario/running_total.hpp"
#include "web/ui/views/timeline/chart.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {

inline constexpr float plane_headroom = 20;  // above the plot, for labels

/// Time from left to right, money from the bottom up, between `bottom` and `top`.
struct Plane {
    ChartArea area;
    TimeScale time;
    Amount bottom, top;

    float x(Instant instant) const { return time.at(instant); }
    float y(Amount cost) const {
        const double share = static_cast<double>(cost.units() - bottom.units()) /
                             static_cast<double>(top.units() - bottom.units());
        return area.plot.bottom() - static_cast<float>(share) * area.plot.h;
    }
};

/// From `interval.begin` to its end, from zero to `top`.
Plane plane_in(View& view, Rect rect, Interval interval, Amount top);

/// A curve with a dot at its end.
void draw_curve(Ui& ui, const Plane& plane, const std::vector<CostPoint>& curve, Token ink);

/// A line at the pointer. @return where it is @pre the pointer is over the plot
Instant crosshair(Ui& ui, const Plane& plane);

/// A line of a hint: what something comes to.
std::string total_line(View& view, std::string_view name, Amount cost);

/// A label on the panel's background, kept inside the plot.
void annotate(Ui& ui, const Plane& plane, float x, float y, std::string_view words, Token ink);
/// Where `annotate` puts the words.
Rect annotation_box(const Ui& ui, const Plane& plane, float x, float y, std::string_view words);

}  // namespace poolbill::ui
