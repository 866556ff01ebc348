// The chart's bars: bill lines while an hour is wide enough, else sums by day, month or year.
//
// Contract: pure. The bars that touch a window add up exactly to the usage lines that reach into
// their time: a bar's bounds are clock hours, so it never cuts a line. Sums come from the ledger's
// closed form, so the running time depends on the number of bars and spans, never on the hours.
//
// Not here: one-off charges, which are bands and marks (timeline_marks.hpp), and pixels
// (views/timeline/chart.hpp).
#pragma once

#include <vector>

#include "core/ledger/ledger.hpp"

namespace poolbill::ui {

/// The unit of time that one bar covers.
enum class Grain : std::uint8_t { hour, day, month, year };

/// In pixels; below this width, hours merge into days, days into months, and months into years.
inline constexpr double narrowest_bar = 5;

Grain grain_of(double pixels_per_second);
/// Start of the bucket that contains the instant, and of the one after it.
Instant bucket_start(Grain grain, Instant instant);
Instant bucket_next(Grain grain, Instant instant);

/// A bill line, or the part of a bucket that has one status. Of more than a dozen lines of the same time the last ones are one
/// bar: it would take as long to draw them one by one as it would be hard to tell them apart.
struct CostBar {
    Interval interval;  // the line's charge; or the whole bucket, for each of its parts
    Amount below;       // the cost of the bars below it
    Amount cost;        // payable
    std::int64_t lines = 0;
    LineStatus status = LineStatus::settled;
    std::uint32_t item = 0;  // of a line, or of the first one: index into Ledger::items
    std::int64_t count = 0;  // of lines: nodes
};

struct CostBars {
    Grain grain = Grain::hour;
    std::vector<CostBar> bars;  // by time, lower before upper
    Amount total;
    std::int64_t lines = 0;
};

CostBars cost_bars(const Bills& bills, Interval visible, Grain grain);

/// The cost of the most expensive bucket of the whole history, wherever the window is: bars keep
/// their height while the window moves.
Amount peak_cost(const Bills& bills, Grain grain);

/// The top of the scale: the least of 1, 2, 3, 4, 5, 6, 8 times a power of ten that is not below `peak`.
Amount scale_top(Amount peak);

}  // namespace poolbill::ui
