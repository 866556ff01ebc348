// The drawing inside the timeline: axes, bars, bands, marks.
//
// Contract: draws the given data into an area; the time it takes depends on the pixels, not on the
// hours. Nothing is shown by colour alone: a settled bar is solid, an issued one hatched, an
// accruing one has a dashed outline.
#pragma once

#include <string>
#include <vector>

#include "web/ui/model/timeline_state.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {

struct ChartArea {
    Rect labels;  // above: names of marks
    Rect plot;    // bars start at its bottom
    Rect axis;    // below: times
};

/// Cuts the chart off `column`, higher in a higher window. Lanes have their names inside.
ChartArea chart_area(const Ui& ui, Rect& column, bool lanes);
/// The part of the chart that takes drags and the wheel: all but the axis of time.
Rect active_part(const ChartArea& area);

/// The chart of a pool as currently shown.
struct Chart {
    ChartArea area;
    TimeScale scale;
    const PoolPicture& picture;
    const CostBars& bars;
    Amount top;  // of the scale of cost
    float axis_width = 0;
    float band_height = 0;
};

/// Fills a bar or band of this kind, in the chart and in its legend.
void status_fill(Ui& ui, const Rect& box, LineStatus status);
void band_fill(Ui& ui, const Rect& box, BandKind kind, bool upcoming);

void draw_time_axis(Ui& ui, const ChartArea& area, const TimeScale& scale, const Format& format);
/// The room that `draw_cost_axis` needs at the left of the plot for whole amounts, and the least that it has.
float cost_axis_width(const View& view, Amount top);
inline constexpr float least_cost_axis = 60;
/// The same for the bars of the current pool, at every zoom: the chart keeps its place while the viewer zooms.
float bar_axis_width(View& view, const Bills& bills);
/// Lines for the top and the middle of the scale, labelled at the left of the plot. @param width  of the labels' room
/// @param title  what the costs are, such as "per day"; written above the top
void draw_cost_axis(View& view, const Rect& plot, Amount top, float width = least_cost_axis,
                    std::string_view title = {});
/// The box of a bar; may extend beyond the plot.
Rect bar_box(const Rect& plot, const TimeScale& scale, const CostBar& bar, Grain grain, Amount top);
/// The line that a bar represents, in the chart of the current pool. @pre the grain is an hour
LineId line_of(View& view, const CostBar& bar);
/// @param with_words  writes each bar's cost inside it if there is room
void draw_bars(View& view, const Rect& plot, const TimeScale& scale, const BarPicture& picture, Amount top,
               bool with_words);
void draw_bands(View& view, const Rect& plot, const TimeScale& scale, const PoolPicture& picture,
                float height, HiddenLayers hidden = {});
Rect band_box(const Rect& plot, const TimeScale& scale, const Band& band, float height);
/// Marks are labelled as far as labels fit, important ones first; a mark without a label keeps its
/// line.
void draw_marks(View& view, const ChartArea& area, const TimeScale& scale, const PoolPicture& picture);

std::string bar_words(View& view, const CostBar& bar, Grain grain);
std::string band_title(View& view, const Band& band);
std::string band_detail(View& view, const Band& band, Amount offer);
std::string mark_words(View& view, const Mark& mark);

}  // namespace poolbill::ui
