#include "web/ui/views/timeline/chart.hpp"

#include <algorithm>
#include <cmath>

#include "core/time/zone.hpp"
#include "generated/text/bills.hpp"
#include "generated/text/duration.hpp"
#include "generated/text/timeline.hpp"
#include "imgui.h"
#include "web/ui/views/event_names.hpp"
#include "web/ui/views/timeline/label_rows.hpp"
#include "web/ui/views/timeline/picture.hpp"

namespace poolbill::ui {
namespace {

constexpr float row_height = 16;
/// Narrower boxes are drawn without rounded corners: there can be hundreds, and a plain box is much
/// cheaper.
constexpr float roundable = 16;

float share_of(std::int64_t part, Amount whole) {
    if (whole.is_zero()) return 0;
    const double share = static_cast<double>(part) / static_cast<double>(whole.units());
    return static_cast<float>(std::min(share, 1.0));
}

/// Stripes from lower left to upper right, which stay in place while the window moves.
void hatch(Ui& ui, const Rect& box, Token token, float step) {
    const float reach = box.w + box.h;
    for (float at = (std::floor((box.x + box.y) / step) + 1) * step - box.x - box.y; at < reach; at += step) {
        const float x1 = std::min(at, box.w), x2 = std::max(0.0f, at - box.h);
        ui.line(box.x + x1, box.y + at - x1, box.x + x2, box.y + at - x2, token);
    }
}

/// Text at the left end of the visible part of a bar or band, on a background that keeps it readable.
void words_in(Ui& ui, const Rect& box, std::string_view title, std::string_view detail, Token ink,
              Token detail_ink, std::optional<Token> ground) {
    const Rect inner = box.inset(8, 6);
    if (inner.w < 48 || inner.h < 28) return;
    if (ground) {
        const float width = std::max(ui.text_width(title, type_scale::chart_strong),
                                     ui.text_width(detail, type_scale::chart));
        ui.fill({inner.x - 3, inner.y - 2, std::min(width, inner.w) + 6, 32}, *ground, 3);
    }
    Rect rows = inner;
    ui.text(rows.cut_top(14), title, type_scale::chart_strong, ink);
    // The detail begins with an amount, which is whole or not there.
    const std::string amount(detail.substr(0, detail.find(' ')));
    if (ui.text_width(amount + " …", type_scale::chart) > inner.w) return;
    ui.text(rows.cut_top(14), detail, type_scale::chart, detail_ink);
}

std::string bucket_name(const Format& format, Grain grain, Instant instant) {
    switch (grain) {
        case Grain::year:
            return std::to_string(to_local(instant).year());
        case Grain::month:
            return format.month(instant);
        case Grain::day:
        case Grain::hour:
            break;
    }
    return format.day(instant);
}

}  // namespace

void status_fill(Ui& ui, const Rect& box, LineStatus status) {
    const float radius = box.w < roundable ? 0.0f : 3.0f;
    if (status == LineStatus::settled) return ui.fill(box, Token::pay_per_use, radius);
    ui.fill(box, Token::pay_per_use_weak, radius);
    if (status == LineStatus::accruing) return ui.dashed(box, Token::pay_per_use);
    hatch(ui, box, Token::pay_per_use, 5);
    ui.stroke(box, Token::pay_per_use, radius);
}

void band_fill(Ui& ui, const Rect& box, BandKind kind, bool upcoming) {
    const bool lapsed = kind == BandKind::grace || kind == BandKind::retention;
    const Token ink = !lapsed                   ? Token::yearly_monthly
                      : kind == BandKind::grace ? Token::text_faint
                                                : Token::danger;
    const Token ground = !lapsed                   ? Token::yearly_monthly_weak
                         : kind == BandKind::grace ? Token::hover
                                                   : Token::danger_weak;
    const float radius = box.w < roundable ? 0.0f : 3.0f;
    ui.fill(box, ground, radius);
    if (kind == BandKind::retention) hatch(ui, box, ink, 8);
    if (upcoming) return ui.dashed(box, ink);
    if (box.w < roundable) {
        ui.fill({box.x, box.y, std::min(box.w, 1.0f), box.h}, ink);
    } else {
        ui.stroke(box, ink, radius);
    }
    ui.fill({box.x, box.bottom() - 3, box.w, 3}, ink);
}

void draw_time_axis(Ui& ui, const ChartArea& area, const TimeScale& scale, const Format& format) {
    ui.line(area.plot.x, area.plot.bottom(), area.plot.right(), area.plot.bottom(), Token::control_line);
    constexpr float least_gap = 4;
    float free_from = area.axis.x;
    for (const Tick& tick : ticks(scale, ui.narrow() ? 76.0f : 96.0f, format)) {
        const float x = std::round(scale.at(tick.instant));
        ui.line(x, area.plot.y, x, area.plot.bottom(), Token::line, tick.major ? 1.5f : 1.0f);
        const TextStyle style = tick.major ? type_scale::chart_strong : type_scale::chart;
        const float width = ui.text_width(tick.label, style);
        const float left =
            std::clamp(x - width / 2, area.axis.x, std::max(area.axis.x, area.axis.right() - width));
        if (left < free_from) continue;  // at the end of a short axis, where labels are moved inside
        free_from = left + width + least_gap;
        ui.text({left, area.axis.y, width + 1, area.axis.h}, tick.label, style, Token::text_dim);
    }
}

ChartArea chart_area(const Ui& ui, Rect& column, bool lanes) {
    constexpr float labels = 48, axis = 24, least = 152, most = 640;
    // What a common window leaves for the chart; a higher one gives it half of the rest, and the bills the other half.
    constexpr float common_window = 800;
    const float plot = std::clamp(std::round(least + (ui.viewport.h - common_window) / 2), least, most);
    Rect chart = column.cut_top(labels + plot + axis, 8);
    ChartArea area;
    area.labels = chart.cut_top(lanes ? 0 : labels);
    area.axis = chart.cut_bottom(axis);
    area.plot = chart;
    return area;
}

Rect active_part(const ChartArea& area) {
    return {area.labels.x, area.labels.y, area.labels.w, area.axis.y - area.labels.y};
}

float cost_axis_width(const View& view, Amount top) {
    return std::max(least_cost_axis, view.ui.text_width(view.format.money(top, 0), type_scale::chart) + 8);
}

float bar_axis_width(View& view, const Bills& bills) {
    return cost_axis_width(view, top_of(view.state.timeline.pool, bills, Grain::year));
}

void draw_cost_axis(View& view, const Rect& plot, Amount top, float width, std::string_view title) {
    Ui& ui = view.ui;
    const float labels = width - 6, left = plot.x - width;
    ui.text({left, plot.y - 24, labels, 14}, title, ui.fitting(labels, title, type_scale::chart),
            Token::text_dim, Align::right);
    for (const std::int64_t part : {1, 2}) {
        const Amount cost = Amount::from_units(top.units() / 2 * part);
        const float y = std::round(plot.bottom() - plot.h * static_cast<float>(part) / 2);
        ui.line(plot.x, y, plot.right(), y, Token::line);
        const bool whole = cost.units() % Amount::units_per_one == 0;
        ui.text({left, y - 7, labels, 14}, whole ? view.format.money(cost, 0) : view.format.short_money(cost),
                type_scale::chart, Token::text_faint, Align::right);
    }
}

Rect bar_box(const Rect& plot, const TimeScale& scale, const CostBar& bar, Grain grain, Amount top) {
    // At whole pixels: hundreds of narrow bars with blurred edges would make a pattern of their own.
    const float left = std::round(scale.at(bar.interval.begin)),
                right = std::round(scale.at(bar.interval.end));
    const float gap = right - left > 6   ? (grain == Grain::hour ? 1.0f : 2.0f)
                      : right - left > 3 ? 1.0f
                                         : 0.0f;
    const float below = std::round(share_of(bar.below.units(), top) * plot.h);
    const float height =
        std::max(2.0f, std::round(share_of(bar.below.units() + bar.cost.units(), top) * plot.h) - below);
    return {left, plot.bottom() - below - height, std::max(1.0f, right - left - gap), height};
}

LineId line_of(View& view, const CostBar& bar) {
    Line line;
    line.pool = view.session.pool_index();
    line.item = bar.item;
    line.charged = bar.interval;
    return view.session.world().ledger.id_of(line);
}

void draw_bars(View& view, const Rect& plot, const TimeScale& scale, const BarPicture& picture, Amount top,
               bool with_words) {
    Ui& ui = view.ui;
    const CostBars& bars = picture.bars;
    // A selected line has a separate bar, or is part of a merged one. It belongs to the current pool.
    const LineId* chosen = view.state.selected && picture.moment.pool == view.session.pool_index()
                               ? &*view.state.selected
                               : nullptr;
    for (const CostBar& bar : bars.bars) {
        const Rect box = bar_box(plot, scale, bar, bars.grain, top).intersect(plot);
        if (box.w <= 0) continue;
        status_fill(ui, box, bar.status);
        const bool is_chosen = chosen != nullptr && chosen->type == BillType::usage &&
                               bar.interval.contains(chosen->begin) &&
                               (bars.grain != Grain::hour || *chosen == line_of(view, bar));
        if (is_chosen) ui.stroke(box, Token::accent, 3, 2);
        if (!with_words || box.w < 64 || box.h < 40) continue;
        const bool solid = bar.status == LineStatus::settled;
        const bool line = bars.grain == Grain::hour;
        const auto fits = [&](const std::string& words) {
            return ui.text_width(words, type_scale::chart_strong) <= box.w - 16;
        };
        std::string cost = view.format.money(bar.cost, line ? 6 : 2);
        if (!fits(cost)) cost = view.format.rounded(bar.cost);
        if (!fits(cost)) continue;
        words_in(
            ui, box, cost,
            line ? view.ui.strings.fill(text::duration_seconds, {view.format.count(bar.interval.seconds())})
                 : bucket_name(view.format, bars.grain, bar.interval.begin),
            solid ? Token::on_pay_per_use : Token::pay_per_use_text,
            solid ? Token::on_pay_per_use : Token::pay_per_use_text,
            solid ? std::nullopt : std::optional(Token::pay_per_use_weak));
    }
}

Rect band_box(const Rect& plot, const TimeScale& scale, const Band& band, float height) {
    const float left = scale.at(band.interval.begin), right = scale.at(band.interval.end);
    return Rect{left, plot.bottom() - height, right - left, height}.intersect(plot);
}

void draw_bands(View& view, const Rect& plot, const TimeScale& scale, const PoolPicture& picture,
                float height, HiddenLayers hidden) {
    Ui& ui = view.ui;
    for (const Band& band : picture.bands) {
        if (hidden.has(band.kind)) continue;
        const Rect box = band_box(plot, scale, band, height);
        if (box.w <= 0) continue;
        band_fill(ui, box, band.kind, band.upcoming || band.kind == BandKind::preview);
        const std::optional<LineId>& chosen = view.state.selected;
        if (band.kind == BandKind::term && chosen && chosen->type != BillType::usage &&
            chosen->begin == band.interval.begin && picture.moment.pool == view.session.pool_index())
            ui.stroke(box, Token::accent, 3, 2);
        if (box.w < 90 || box.h < 40) continue;
        const bool lapsed = band.kind == BandKind::grace || band.kind == BandKind::retention;
        words_in(ui, box, band_title(view, band), band_detail(view, band, picture.offer),
                 lapsed ? Token::text : Token::yearly_monthly_text, Token::text_dim,
                 band.kind == BandKind::retention ? std::optional(Token::danger_weak) : std::nullopt);
    }
}

void draw_marks(View& view, const ChartArea& area, const TimeScale& scale, const PoolPicture& picture) {
    Ui& ui = view.ui;
    constexpr float least_width = 40;
    constexpr std::uint8_t ranks = 4;
    LabelRows rows(area.labels.x, area.labels.right(), 10);
    struct Named {
        LabelRows::Place place;
        float x, width;
        std::string words;
        bool is_now;
    };
    std::vector<Named> named;
    const Instant now = view.session.now();
    const auto name = [&](float x, const Mark* mark) {  // nullptr: the clock's instant
        if (!rows.find(x, least_width)) return;
        std::string words = mark != nullptr ? mark_words(view, *mark)
                                            : ui.strings.fill(text::timeline_now_at, {view.format.time(now)});
        const float width =
            ui.text_width(words, mark != nullptr ? type_scale::chart : type_scale::chart_strong);
        const auto place = rows.find(x, width);
        if (!place) return;
        rows.take(*place, width);
        named.push_back({*place, x, width, std::move(words), mark == nullptr});
    };
    const auto visible = [&](float x) { return x >= area.plot.x - 0.5f && x <= area.plot.right() + 0.5f; };
    const float now_x = std::round(scale.at(now));
    if (visible(now_x)) name(now_x, nullptr);
    for (std::uint8_t rank = 0; rank < ranks; ++rank) {
        float last = -1;
        for (const Mark& mark : picture.marks) {
            const float x = std::round(scale.at(mark.at));
            if (mark.rank != rank || !visible(x)) continue;
            if (x != last) ui.line(x, area.labels.bottom(), x, area.plot.bottom(), Token::text_faint);
            last = x;
            name(x, &mark);
        }
    }
    if (visible(now_x)) {
        ui.line(now_x, area.labels.bottom(), now_x, area.plot.bottom(), Token::accent, 2);
        ui.triangle(now_x, area.plot.bottom() + 4, 8, -6, Token::accent);
    }
    // Lines first, so that a label covers the lines that lead to the rows above it.
    const auto top_of = [&](const Named& label) {
        return area.labels.bottom() - static_cast<float>(label.place.row + 1) * row_height;
    };
    for (const Named& label : named) {
        ui.line(label.x, top_of(label) + row_height - 2, label.x, area.labels.bottom(),
                label.is_now ? Token::accent : Token::text_faint, label.is_now ? 2.0f : 1.0f);
    }
    for (const Named& label : named) {
        const Rect box{label.place.left, top_of(label), label.width + 1, row_height};
        ui.fill({box.x - 3, box.y, box.w + 5, row_height - 2}, Token::panel);
        ui.text(box, label.words, label.is_now ? type_scale::chart_strong : type_scale::chart,
                label.is_now ? Token::accent_text : Token::text_dim);
    }
}

std::string bar_words(View& view, const CostBar& bar, Grain grain) {
    const Strings& strings = view.ui.strings;
    const bool line = grain == Grain::hour;
    const Text status = bar.status == LineStatus::accruing  ? text::bills_accruing
                        : bar.status == LineStatus::settled ? text::bills_settled
                                                            : text::bills_issued;
    return ((line ? view.format.span(bar.interval) : bucket_name(view.format, grain, bar.interval.begin)) +
            " · " + view.format.money(bar.cost, 8) + " · " +
            (line ? view.format.nodes(bar.count) : view.format.lines(bar.lines)) + " · ")
        .append(strings(status));
}

std::string mark_words(View& view, const Mark& mark) {
    constexpr double day = 86400;
    const double span = view.state.window.span;
    return event_name(view.ui.strings, mark.kind) + " " +
           (span < 2 * day     ? view.format.time(mark.at)
            : span < 365 * day ? view.format.day(mark.at)
                               : view.format.month(mark.at));
}

std::string band_title(View& view, const Band& band) {
    const Strings& strings = view.ui.strings;
    switch (band.kind) {
        case BandKind::grace:
            return strings(text::timeline_grace);
        case BandKind::retention:
            return strings(text::timeline_retention);
        case BandKind::preview:
            return strings.fill(text::timeline_preview, {view.format.term(view.state.timeline.pool.term)});
        case BandKind::term:
            break;
    }
    return strings.fill(text::timeline_term,
                        {view.format.term(*view.session.world().orders[band.order].term)});
}

std::string band_detail(View& view, const Band& band, Amount offer) {
    // The end has its year unless it is that of the beginning: a year that is left out would look like a day.
    const std::string begin = view.format.short_date_time(band.interval.begin, view.session.now()),
                      end = view.format.short_date_time(band.interval.end, band.interval.begin);
    if (band.kind == BandKind::grace || band.kind == BandKind::retention) return begin + " – " + end;
    const Amount cost =
        band.kind == BandKind::preview ? offer : view.session.world().orders[band.order].amounts.payable;
    return view.ui.strings.fill(text::timeline_band_detail, {begin, end, view.format.money(cost)});
}

}  // namespace poolbill::ui
