// The drawing inside the timeline: axis, bars, bands, markers.
//
// Contract: draws what `bills` says for the visible stretch, whatever its length: lines while an hour is wide
// enough, else sums by day, month or year from the ledger's closed form. Cost depends on the pixels, not on
// the hours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ledger/ledger.hpp"
#include "web/ui/views/timeline/time_scale.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {

enum class Grain : std::uint8_t { hour, day, month, year };

/// What one bar is one of, at this scale.
Grain grain_of(const TimeScale& scale);
/// Start of the bucket that contains the instant, and of the next one.
Instant bucket_start(Grain grain, Instant instant);
Instant bucket_next(Grain grain, Instant instant);

struct Bar {
    Rect box;
    Interval interval;            // of the line or bucket
    std::optional<LineKey> line;  // when the bar is one line
    std::string words;            // for the hint
};

/// A stretch that is paid ahead, or would be.
struct Band {
    Interval interval;
    std::string title, detail;
    bool preview = false;
};

struct Marker {
    Instant at;
    std::string label;
    bool is_now = false;
};

struct ChartArea {
    Rect whole;   // bars stand on its bottom
    Rect labels;  // above: marker labels
    Rect axis;    // below: times
};

void draw_axis(Ui& ui, const ChartArea& area, const TimeScale& scale, const Format& format);
/// @return the bars, for selection
std::vector<Bar> draw_bars(View& view, const ChartArea& area, const TimeScale& scale, const Bills& bills);
void draw_bands(Ui& ui, const ChartArea& area, const TimeScale& scale, const std::vector<Band>& bands);
void draw_markers(Ui& ui, const ChartArea& area, const TimeScale& scale, const std::vector<Marker>& markers);

}  // namespace poolbill::ui
