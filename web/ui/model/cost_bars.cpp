#include "web/ui/model/cost_bars.hpp"

#include <algorithm>
#include <array>

#include "core/time/zone.hpp"

namespace poolbill::ui {
namespace {

/// The cost of the lines of the same hour that were charged at the same time, i.e. of the bars below.
Amount beneath(const std::vector<CostBar>& bars, const Line& line) {
    AmountSum sum;
    for (auto bar = bars.rbegin(); bar != bars.rend() && bar->interval.end > line.cycle.begin; ++bar) {
        if (bar->interval.end > line.charged.begin) sum += bar->cost;
    }
    return sum.bounded();
}

struct Usage {
    Amount payable;
    std::int64_t lines = 0;
};

/// The same as `usage_total`, but much faster when all hours are whole, as they nearly always are.
Usage usage_in(const Bills& bills, Interval interval) {
    const auto is_cut = [](Instant instant) { return clock_hour_start(instant) == instant; };
    std::int64_t units = 0, lines = 0;  // replay has checked that every sum of lines fits
    for (const Span& span : bills.spans()) {
        const Interval part = intersect(span.charged, interval);
        if (part.empty()) continue;
        if (!is_cut(part.begin) || !is_cut(part.end) || span.rounding->exact_total) {
            const Totals totals = bills.usage_total(interval);
            return {totals.payable, totals.lines};
        }
        const std::int64_t hours = part.seconds() / 3600;
        units += span.hour_payable.units() * hours;
        lines += hours;
    }
    return {Amount::from_units(units), lines};
}

/// Adds a line to a bar of lines that were charged at the same time, if there are many.
bool is_added_to_last(std::vector<CostBar>& bars, const Line& line) {
    constexpr std::size_t most_bars = 12;
    const auto is_of_time = [&line](const CostBar& bar) {
        return bar.interval.begin == line.charged.begin && bar.interval.end == line.charged.end &&
               bar.status == line.status;
    };
    if (bars.size() < most_bars || !std::all_of(bars.end() - most_bars, bars.end(), is_of_time)) return false;
    CostBar& last = bars.back();
    last.cost = (last.cost + line.payable).bounded();
    last.count += line.count;
    ++last.lines;
    return true;
}

void add_lines(CostBars& result, const Bills& bills, Interval visible) {
    for (const Line& line : bills.lines_between(visible)) {
        if (line.type != BillType::usage || is_added_to_last(result.bars, line)) continue;
        result.bars.push_back(
            {line.charged, beneath(result.bars, line), line.payable, 1, line.status, line.item, line.count});
    }
}

void add_buckets(CostBars& result, const Bills& bills, Interval visible) {
    const Instant until = bills.ledger().until();
    // Statuses change at clock hours: what ended before `settled` is settled, what ended before
    // `issued` is issued.
    const Instant settled = clock_hour_start(until - Seconds{bills.ledger().settlement_lag_seconds()});
    const Instant issued = clock_hour_start(until);
    struct Stage {
        LineStatus status;
        Interval time;
    };
    const std::array<Stage, 3> stages{Stage{LineStatus::settled, {earliest_instant, settled}},
                                      Stage{LineStatus::issued, {settled, issued}},
                                      Stage{LineStatus::accruing, {issued, latest_instant}}};
    const Instant end = std::min(visible.end, until);
    for (Instant at = bucket_start(result.grain, visible.begin); at < end;) {
        const Interval bucket{at, bucket_next(result.grain, at)};
        Amount below;
        for (const Stage& stage : stages) {
            const Interval part = intersect(bucket, stage.time);
            if (part.empty()) continue;
            const Usage usage = usage_in(bills, part);
            if (usage.lines == 0) continue;
            result.bars.push_back({bucket, below, usage.payable, usage.lines, stage.status, 0, 0});
            below = (below + usage.payable).bounded();
        }
        at = bucket.end;
    }
}

}  // namespace

Grain grain_of(double pixels_per_second) {
    const double pixels_per_hour = pixels_per_second * 3600;
    if (pixels_per_hour >= narrowest_bar) return Grain::hour;
    if (pixels_per_hour * 24 >= narrowest_bar) return Grain::day;
    if (pixels_per_hour * 24 * 28 >= narrowest_bar) return Grain::month;
    return Grain::year;
}

Instant bucket_start(Grain grain, Instant instant) {
    switch (grain) {
        case Grain::hour:
            return clock_hour_start(instant);
        case Grain::day:
            return local_day_start(instant);
        case Grain::month:
            return local_month_start(instant);
        case Grain::year:
            break;
    }
    return from_local(to_local(instant).year(), 1, 1);
}

Instant bucket_next(Grain grain, Instant instant) {
    switch (grain) {
        case Grain::hour:
            return clock_hour_next(instant);
        case Grain::day:
            return local_day_next(instant);
        case Grain::month:
            return local_month_next(instant);
        case Grain::year:
            break;
    }
    return from_local(to_local(instant).year() + 1, 1, 1);
}

CostBars cost_bars(const Bills& bills, Interval visible, Grain grain) {
    CostBars result;
    result.grain = grain;
    // There is nothing to count before the first span, however early the window begins.
    Instant first = bills.ledger().until();
    for (const Span& span : bills.spans())
        first = std::min(first, span.charged.begin);
    visible.begin = std::max(visible.begin, first);
    if (visible.empty()) return result;
    if (grain == Grain::hour) {
        add_lines(result, bills, visible);
    } else {
        add_buckets(result, bills, visible);
    }
    AmountSum total;
    for (const CostBar& bar : result.bars) {
        total += bar.cost;
        result.lines += bar.lines;
    }
    result.total = total.bounded();
    return result;
}

Amount peak_cost(const Bills& bills, Grain grain) {
    // Between two changes of rate, the cost of a whole bucket is proportional to its length. The
    // most expensive bucket therefore contains a change or is among the next few after one: of two
    // neighbouring months one has 31 days, of four years one has 366.
    const int following = grain == Grain::year ? 4 : grain == Grain::month ? 2 : 1;
    Amount peak;
    Instant last = latest_instant;
    const auto look_from = [&](Instant change) {
        Instant at = bucket_start(grain, change);
        if (at == last) return;
        last = at;
        for (int i = 0; i <= following; ++i) {
            const Interval bucket{at, bucket_next(grain, at)};
            peak = std::max(peak, usage_in(bills, bucket).payable);
            at = bucket.end;
        }
    };
    for (const Span& span : bills.spans()) {
        look_from(span.charged.begin);
        look_from(span.charged.end - Seconds{1});
    }
    return peak;
}

Amount scale_top(Amount peak) {
    std::int64_t power = 1;
    while (power * 10 < peak.units())
        power *= 10;
    for (const std::int64_t step : {1, 2, 3, 4, 5, 6, 8}) {
        if (power * step >= peak.units()) return Amount::from_units(power * step);
    }
    return Amount::from_units(power * 10);
}

}  // namespace poolbill::ui
