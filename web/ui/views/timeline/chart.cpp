#include "web/ui/views/timeline/chart.hpp"

#include <algorithm>
#include <array>

#include "core/time/zone.hpp"
#include "imgui.h"

namespace poolbill::ui {
namespace {

constexpr float narrowest_bar = 7, band_height = 44;

struct Stack {
    Instant start;
    AmountSum sum;
};

/// The cost of an hour in which everything runs, so that bars do not jump when the view moves.
AmountSum hourly_peak(const Bills& bills) {
    AmountSum peak, sum;
    Instant at{};
    for (const Span& span : bills.spans()) {
        if (span.charged.begin != at) sum = {};
        at = span.charged.begin;
        sum += span.hour_payable;
        peak = std::max(peak, sum);
    }
    return peak;
}

float share_of(AmountSum part, AmountSum whole) {
    if (whole <= AmountSum()) return 0;
    return std::min(
        1.0f, static_cast<float>(static_cast<double>(part.units()) / static_cast<double>(whole.units())));
}

void bar_text(View& view, const Rect& box, std::string_view amount, std::string_view detail) {
    if (box.w < 64 || box.h < 40) return;
    Rect inner = box.inset(9, 8);
    view.ui.text(inner.cut_top(16), amount, type_scale::chart, Token::on_pay_per_use);
    view.ui.text(inner.cut_top(16), detail, type_scale::chart, Token::on_pay_per_use);
}

std::vector<Bar> line_bars(View& view, const Rect& area, const TimeScale& scale, const Bills& bills,
                           Interval visible) {
    std::vector<Bar> bars;
    const AmountSum peak = hourly_peak(bills);
    Stack stack;
    for (const Line& line : bills.lines_between(visible)) {
        if (line.type != BillType::usage) continue;
        if (line.cycle.begin != stack.start) stack = {line.cycle.begin, {}};
        const float below = share_of(stack.sum, peak) * area.h;
        stack.sum += line.payable;
        const float height = std::max(2.0f, share_of(stack.sum, peak) * area.h - below);
        const float left = scale.at(line.charged.begin), right = scale.at(line.charged.end);
        Bar bar;
        bar.box = {left, area.bottom() - below - height,
                   std::max(1.0f, right - left - (right - left > 6 ? 2.0f : 0.5f)), height};
        bar.interval = line.charged;
        bar.line = LineKey{line.charged.begin, bills.ledger().item(line.item).code, false};
        bar.words = view.format.span(line.charged) + " · " + view.format.money(line.amount, 8) + " · " +
                    view.format.nodes(line.count);
        const bool accruing = line.status == LineStatus::accruing;
        view.ui.fill(bar.box, Token::pay_per_use, std::min(3.0f, bar.box.w / 2), accruing ? 0.8f : 1.0f);
        if (bar.line == view.state.selected) view.ui.stroke(bar.box, Token::accent, 3, 2);
        bar_text(view, bar.box, view.format.money(line.amount, 6),
                 view.format.count(line.charged.seconds()) + " s");
        bars.push_back(std::move(bar));
    }
    return bars;
}

std::string bucket_name(const Format& format, Grain grain, Instant instant) {
    switch (grain) {
        case Grain::month:
            return format.month(instant);
        case Grain::year:
            return std::to_string(to_local(instant).year());
        case Grain::hour:
        case Grain::day:
            break;
    }
    return format.day(instant);
}

std::vector<Bar> bucket_bars(View& view, const Rect& area, const TimeScale& scale, const Bills& bills,
                             Interval visible, Grain grain) {
    struct Bucket {
        Interval interval;
        Amount cost;
    };
    std::vector<Bucket> buckets;
    Amount peak;
    for (Instant at = bucket_start(grain, visible.begin); at < visible.end; at = bucket_next(grain, at)) {
        const Interval interval{at, bucket_next(grain, at)};
        buckets.push_back({interval, bills.total(interval).pay_per_use});
        peak = std::max(peak, buckets.back().cost);
    }
    std::vector<Bar> bars;
    for (const Bucket& bucket : buckets) {
        if (bucket.cost.is_zero()) continue;
        const float left = scale.at(bucket.interval.begin), right = scale.at(bucket.interval.end);
        const float height = std::max(2.0f, share_of(bucket.cost, peak) * area.h);
        Bar bar;
        bar.box = {left + 1, area.bottom() - height, std::max(1.0f, right - left - 2), height};
        bar.interval = bucket.interval;
        const std::string name = bucket_name(view.format, grain, bucket.interval.begin);
        bar.words = name + " · " + view.format.money(bucket.cost, 8);
        view.ui.fill(bar.box, Token::pay_per_use, std::min(3.0f, bar.box.w / 2));
        bar_text(view, bar.box, view.format.money(bucket.cost, 2), name);
        bars.push_back(std::move(bar));
    }
    return bars;
}

}  // namespace

Grain grain_of(const TimeScale& scale) {
    const double pixels_per_hour = scale.pixels_per_second() * 3600;
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
            return from_local(to_local(instant).year(), 1, 1);
    }
    return instant;
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
            return from_local(to_local(instant).year() + 1, 1, 1);
    }
    return instant;
}

void draw_axis(Ui& ui, const ChartArea& area, const TimeScale& scale, const Format& format) {
    ui.line(area.whole.x, area.whole.bottom(), area.whole.right(), area.whole.bottom(), Token::line);
    for (const Tick& tick : ticks(scale, ui.narrow() ? 76.0f : 96.0f, format)) {
        const float x = scale.at(tick.instant);
        ui.line(x, area.labels.y, x, area.whole.bottom(), Token::line, tick.major ? 1.5f : 1.0f);
        const float width = ui.text_width(tick.label, type_scale::chart);
        const float left =
            std::clamp(x - width / 2, area.axis.x, std::max(area.axis.x, area.axis.right() - width));
        ui.text({left, area.axis.y, width + 1, area.axis.h}, tick.label,
                tick.major ? type_scale::chart_strong : type_scale::chart, Token::text_dim);
    }
}

std::vector<Bar> draw_bars(View& view, const ChartArea& area, const TimeScale& scale, const Bills& bills) {
    const Interval visible{scale.instant_at(scale.x), scale.instant_at(scale.x + scale.width) + Seconds{1}};
    const Grain grain = grain_of(scale);
    view.ui.draw().PushClipRect({area.whole.x, area.whole.y}, {area.whole.right(), area.whole.bottom()},
                                true);
    std::vector<Bar> bars = grain == Grain::hour
                                ? line_bars(view, area.whole, scale, bills, visible)
                                : bucket_bars(view, area.whole, scale, bills, visible, grain);
    view.ui.draw().PopClipRect();
    return bars;
}

void draw_bands(Ui& ui, const ChartArea& area, const TimeScale& scale, const std::vector<Band>& bands) {
    for (const Band& band : bands) {
        const float left = std::max(scale.at(band.interval.begin), area.whole.x);
        const float right = std::min(scale.at(band.interval.end), area.whole.right());
        if (right <= left) continue;
        const Rect box{left, area.whole.bottom() - band_height, right - left, band_height};
        ui.fill(box, Token::yearly_monthly_weak, 3);
        if (band.preview) {
            ui.dashed(box, Token::yearly_monthly);
        } else {
            ui.stroke(box, Token::yearly_monthly, 3);
            ui.fill({box.x, box.bottom() - 3, box.w, 3}, Token::yearly_monthly, 1);
        }
        if (box.w < 90) continue;
        Rect words = box.inset(12, 7);
        ui.text(words.cut_top(15), band.title, type_scale::chart_strong, Token::yearly_monthly_text);
        ui.text(words.cut_top(15), band.detail, type_scale::chart, Token::text_dim);
    }
}

void draw_markers(Ui& ui, const ChartArea& area, const TimeScale& scale, const std::vector<Marker>& markers) {
    constexpr std::size_t rows = 3;
    constexpr float row_height = 16;
    std::array<float, rows> taken{};
    taken.fill(area.labels.x);
    for (const Marker& marker : markers) {
        const float x = scale.at(marker.at);
        if (x < area.whole.x || x > area.whole.right()) continue;
        const Token color = marker.is_now ? Token::accent : Token::text_dim;
        const TextStyle style = marker.is_now ? type_scale::chart_strong : type_scale::chart;
        const float width = ui.text_width(marker.label, style);
        const float left =
            std::clamp(x - width / 2, area.labels.x, std::max(area.labels.x, area.labels.right() - width));
        const auto row = static_cast<std::size_t>(
            std::find_if(taken.begin(), taken.end(), [left](float end) { return end <= left; }) -
            taken.begin());
        const float top = area.labels.y + static_cast<float>(std::min(row, rows - 1)) * row_height;
        ui.line(x, row < rows ? top + row_height : area.labels.bottom(), x, area.whole.bottom(), color,
                marker.is_now ? 2.0f : 1.0f);
        if (row == rows) continue;
        taken[row] = left + width + 10;
        ui.fill({left - 3, top, width + 6, row_height}, Token::panel);
        ui.text({left, top, width + 1, row_height}, marker.label, style,
                marker.is_now ? Token::accent_text : Token::text_dim);
    }
}

}  // namespace poolbill::ui
