// Conversion between instants and pixels, and the positions of an axis's ticks.
//
// Contract: pure. A scale shows `span` seconds from `begin` on `width` pixels from `x`. Zooming
// keeps the instant of one pixel in place, so a person zooms into the part under the pointer.
#pragma once

#include <string>
#include <vector>

#include "core/time/instant.hpp"
#include "web/ui/text/format.hpp"

namespace poolbill::ui {

/// The visible time; in fractions of seconds so that zooming is smooth.
struct TimeWindow {
    double begin = 0;  // seconds since 1970
    double span = 0;   // seconds, positive

    double end() const { return begin + span; }
    bool operator==(const TimeWindow&) const = default;
};

inline constexpr double shortest_window = 10;                    // seconds
inline constexpr double longest_window = 40.0 * 365.25 * 86400;  // seconds

/// The window that shows `interval` with a margin of `margin` of its length on both sides.
TimeWindow fit(Interval interval, double margin);
/// Zoomed by `factor` (below 1: closer) about the point `share` (0..1) of the window, within the
/// limits.
TimeWindow zoom(TimeWindow window, double factor, double share);
TimeWindow pan(TimeWindow window, double share);
/// Moved so that `instant` is near the beginning.
TimeWindow starting_at(TimeWindow window, Instant instant);
/// Moved as little as needed to show `interval`.
TimeWindow show(TimeWindow window, Interval interval);

struct TimeScale {
    TimeWindow window;
    float x = 0, width = 1;

    float at(Instant instant) const { return at(static_cast<double>(instant.time_since_epoch().count())); }
    float at(double seconds) const {
        return x + static_cast<float>((seconds - window.begin) / window.span * width);
    }
    double seconds_at(float pixel) const {
        return window.begin + static_cast<double>(pixel - x) / width * window.span;
    }
    Instant instant_at(float pixel) const;
    /// The visible interval, in whole seconds.
    Interval visible() const { return {instant_at(x), instant_at(x + width) + Seconds{1}}; }
    double pixels_per_second() const { return width / window.span; }
};

struct Tick {
    Instant instant;
    std::string label;
    bool major = false;  // a new day (among hours), a new year (among months)
};

/// Ticks at round local times (UTC+08:00), at least `spacing` pixels apart.
std::vector<Tick> ticks(const TimeScale& scale, float spacing, const Format& format);

}  // namespace poolbill::ui
