#include "web/ui/model/time_scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/time/zone.hpp"

namespace poolbill::ui {
namespace {

constexpr std::int64_t hour = 3600, day = 86400;

double seconds_of(Instant instant) {
    return static_cast<double>(instant.time_since_epoch().count());
}

/// Steps of less than a month; each divides a day or is whole days.
constexpr std::array<std::int64_t, 17> short_steps{1,         5,    10,      30,       60,       300,
                                                   900,       1800, hour,    2 * hour, 3 * hour, 6 * hour,
                                                   12 * hour, day,  2 * day, 5 * day,  10 * day};
constexpr std::array<int, 7> month_steps{1, 3, 6, 12, 24, 60, 120};

std::vector<Tick> short_ticks(const TimeScale& scale, std::int64_t step, const Format& format) {
    std::vector<Tick> result;
    const Instant from = scale.instant_at(scale.x), until = scale.instant_at(scale.x + scale.width);
    // Days of a month are counted from its first, so that 5-day steps are at 1, 6, 11, …
    Instant at = step > day ? local_month_start(from) : local_day_start(from);
    if (step < day) at += Seconds{(from - at).count() / step * step};
    while (at <= until) {
        if (at >= from) {
            const bool new_day = at == local_day_start(at);
            const bool whole_days = step >= day;
            result.push_back({at,
                              whole_days || new_day ? format.day(at)
                              : step < 60           ? format.time(at)
                                                    : format.hour(at),
                              new_day && !whole_days});
        }
        Instant next = at + Seconds{step};
        if (step > day) {
            const Instant next_month = local_month_next(at);
            if (next + Seconds{step / 2} > next_month) next = next_month;
        }
        at = next;
    }
    return result;
}

std::vector<Tick> month_ticks(const TimeScale& scale, int step, const Format& format) {
    std::vector<Tick> result;
    const LocalTime first = to_local(scale.instant_at(scale.x));
    const Instant until = scale.instant_at(scale.x + scale.width);
    int months = (first.year() * 12 + static_cast<int>(first.month()) - 1) / step * step;
    for (;; months += step) {
        const Instant at = from_local(months / 12, static_cast<unsigned>(months % 12 + 1), 1);
        if (at > until) return result;
        if (scale.at(at) < scale.x) continue;
        const bool new_year = months % 12 == 0;
        result.push_back(
            {at, step >= 12 ? std::to_string(months / 12) : format.month(at), new_year && step < 12});
    }
}

}  // namespace

TimeWindow fit(Interval interval, double margin) {
    const double length = std::max(static_cast<double>(interval.seconds()), shortest_window);
    return {seconds_of(interval.begin) - length * margin, length * (1 + 2 * margin)};
}

TimeWindow zoom(TimeWindow window, double factor, double share) {
    const double span = std::clamp(window.span * factor, shortest_window, longest_window);
    return {window.begin + (window.span - span) * share, span};
}

TimeWindow pan(TimeWindow window, double share) {
    return {window.begin + window.span * share, window.span};
}

TimeWindow starting_at(TimeWindow window, Instant instant) {
    return {seconds_of(instant) - window.span * 0.04, window.span};
}

TimeWindow show(TimeWindow window, Interval interval) {
    const double begin = seconds_of(interval.begin), end = seconds_of(interval.end);
    const double margin = window.span * 0.08;
    if (end > window.end() - margin) window.begin = end + margin - window.span;
    if (begin < window.begin + margin) window.begin = begin - margin;
    return window;
}

Instant TimeScale::instant_at(float pixel) const {
    return Instant{Seconds{static_cast<std::int64_t>(std::floor(seconds_at(pixel)))}};
}

std::vector<Tick> ticks(const TimeScale& scale, float spacing, const Format& format) {
    const double least = spacing / scale.pixels_per_second();
    for (const std::int64_t step : short_steps) {
        if (static_cast<double>(step) >= least) return short_ticks(scale, step, format);
    }
    for (const int step : month_steps) {
        if (step * 28.0 * day >= least) return month_ticks(scale, step, format);
    }
    return month_ticks(scale, month_steps.back(), format);
}

}  // namespace poolbill::ui
