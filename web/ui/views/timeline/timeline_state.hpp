// What the timeline keeps from frame to frame: how it is looked at, and what it has worked out.
//
// Contract: plain values. The derived part is worked out again when the world, the pool, the term on offer or
// the window changes, and never in a frame that only repaints.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/time/term.hpp"
#include "web/ui/views/timeline/cost_bars.hpp"
#include "web/ui/views/timeline/time_scale.hpp"
#include "web/ui/views/timeline/timeline_marks.hpp"

namespace poolbill::ui {

/// Which world something was worked out of.
struct Moment {
    std::int64_t revision = -1;  // of the log; -1: none yet
    Instant now;
    bool operator==(const Moment&) const = default;
};

/// What of a pool does not depend on the window.
struct PoolPicture {
    Moment moment;
    std::uint32_t pool = 0;
    Term term{Term::Unit::month, 1};
    bool lanes = false;
    Interval life;  // what the overview spans: the pool's life, with lanes that of all
    std::vector<Band> bands;
    std::vector<Mark> marks;
    Amount offer;                               // what the previewed term costs
    std::array<std::optional<Amount>, 4> tops;  // of the scale, by grain
};

/// Bars for one window.
struct BarPicture {
    Moment moment;
    std::uint32_t pool = 0;
    TimeWindow window;
    float width = 0;
    CostBars bars;
};

/// One pool's lane.
struct LanePicture {
    PoolPicture pool;
    BarPicture bars;
};

struct TimelineState {
    bool lanes = false;  // one lane for each pool, instead of the pool on the screen alone
    enum class Grip : std::uint8_t { none, frame, begin, end };
    Grip grip = Grip::none;  // what of the overview's frame is being dragged

    PoolPicture pool;
    BarPicture bars, overview;
    std::vector<LanePicture> lane_pictures;    // more than are visible; a pool's is at index modulo size
    std::optional<std::uint32_t> wanted_lane;  // should be scrolled to
};

}  // namespace poolbill::ui
