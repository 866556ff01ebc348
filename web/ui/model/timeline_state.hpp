// The timeline's state from frame to frame: its display settings and cached results.
//
// Contract: plain values. The cached results are computed again when the world, the pool, the term
// on offer or the window changes, and never in a frame that only repaints.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "core/time/term.hpp"
#include "web/ui/model/chart_layers.hpp"
#include "web/ui/model/cost_bars.hpp"
#include "web/ui/model/cost_curves.hpp"
#include "web/ui/model/derived.hpp"
#include "web/ui/model/time_scale.hpp"
#include "web/ui/model/timeline_marks.hpp"

namespace poolbill::ui {

/// The results for a pool that do not depend on the window.
struct PoolPicture {
    PoolMoment moment;
    Term term{Term::Unit::month, 1};
    bool lanes = false;
    Interval life;  // the range of the overview: the pool's life; with lanes, that of all pools
    std::vector<Band> bands;
    std::vector<Mark> marks;
    Amount offer;                               // the cost of the previewed term
    std::array<std::optional<Amount>, 4> tops;  // of the scale, by grain

    bool has(BandKind kind) const {
        return std::any_of(bands.begin(), bands.end(),
                           [kind](const Band& band) { return band.kind == kind; });
    }
};

/// Bars for one window.
struct BarPicture {
    PoolMoment moment;
    TimeWindow window;
    float width = 0;
    HiddenLayers hidden;
    CostBars bars;  // without the hidden layers
};

/// One pool's lane.
struct LanePicture {
    PoolPicture pool;
    BarPicture bars;
};

struct CurvesKey {
    PoolMoment moment;
    PoolMoment compared;  // of the comparison's rows
    Term term{Term::Unit::month, 1};
    friend bool operator==(const CurvesKey&, const CurvesKey&) = default;
};

struct TimelineState {
    bool lanes = false;   // one lane for each pool, instead of only the current pool
    bool curves = false;  // running totals instead of bars, for the current pool
    HiddenLayers hidden;  // by the legend
    enum class Grip : std::uint8_t { none, frame, begin, end };
    std::optional<Instant> moved_to;  // the clock, by its line in the chart; takes effect after the chart
    Grip grip = Grip::none;           // the part of the overview's frame that is being dragged

    PoolPicture pool;
    BarPicture bars, overview;
    Derived<CurvesKey, CostCurves> totals;
    std::vector<LanePicture> lane_pictures;    // more than are visible; at pool index modulo size
    std::optional<std::uint32_t> wanted_lane;  // should be scrolled to
};

}  // namespace poolbill::ui
