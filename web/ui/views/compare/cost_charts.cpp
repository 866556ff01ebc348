#include "web/ui/views/compare/cost_charts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

#include "generated/text/compare.hpp"
#include "generated/text/mode.hpp"
#include "imgui.h"
#include "web/ui/views/compare/comparison_words.hpp"
#include "web/ui/views/compare/cost_plane.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

/// The last expiry that is shown: of all terms if the chosen one is in years, else of those in
/// months.
Instant end_of_chart(const Comparison& comparison) {
    const bool years = comparison.term->unit() == Term::Unit::year;
    const auto last =
        std::find_if(comparison.rows.rbegin(), comparison.rows.rend(), [&](const ComparisonRow& row) {
            return row.term && (years || row.term->unit() == Term::Unit::month);
        });
    return *last->expires;
}

/// @param taken  where the line has no name
void draw_term(View& view, const Plane& plane, const ComparisonRow& row, bool chosen, const Rect& taken) {
    Ui& ui = view.ui;
    const float left = plane.x(row.compared.begin), right = plane.x(*row.expires), y = plane.y(row.total);
    const Token ink = chosen ? Token::yearly_monthly_text : Token::yearly_monthly;
    if (!chosen) {
        ui.line(left, y, right, y, ink, 1);
        ui.dot(right, y, 2.5f, ink);
        const std::string name = view.format.term(*row.term);
        // Above its line, an area that the pay-per-use line reaches only if the term is cheaper.
        const float width = ui.text_width(name, type_scale::chart);
        const Rect box{right - width - 4, y - 16, width + 1, 14}, shared = box.intersect(taken);
        if (!ui.narrow() && right - width > left && (shared.w <= 0 || shared.h <= 0))
            ui.text(box, name, type_scale::chart, Token::text_dim);
        return;
    }
    ui.fill({left, y, right - left, plane.area.plot.bottom() - y}, Token::yearly_monthly_weak, 0, 0.6f);
    ui.line(left, y, right, y, ink, 2.5f);
    ui.dot(right, y, 4, ink);
}

/// The point at which the chosen term and pay-per-use have cost the same or, if there is none, the end of the term, and
/// how much more the term costs.
struct Crossing {
    float x, y;
    std::string words;
    bool breaks_even;
};

Crossing crossing_of(const View& view, const Plane& plane, const ComparisonRow& row) {
    const Strings& strings = view.ui.strings;
    const float y = plane.y(row.total);
    if (!row.break_even) {
        const Amount gap = (row.total - row.pay_per_use).bounded();
        return {plane.x(*row.expires), y, strings.fill(text::compare_gap, {view.format.rounded(gap)}), false};
    }
    const std::string at = view.format.short_date_time(*row.break_even, view.session.now());
    return {plane.x(*row.break_even), y, strings.fill(text::compare_breaks_even_at, {at}), true};
}

constexpr float crossing_words_above = 22;

void draw_crossing(Ui& ui, const Plane& plane, const ComparisonRow& row, const Crossing& crossing) {
    const auto& [x, y, words, breaks_even] = crossing;
    if (breaks_even) {
        ui.line(x, y, x, plane.area.plot.bottom(), Token::accent, 1.5f);
        ui.dot(x, y, 5, Token::accent);
        ui.dot(x, y, 2, Token::panel);
    } else {
        ui.line(x, y, x, plane.y(row.pay_per_use), Token::danger, 2);
    }
    annotate(ui, plane, x, y - crossing_words_above, words,
             breaks_even ? Token::accent_text : Token::danger_text);
}

/// What both modes have cost at an instant; pay-per-use goes on after the term, as its line does.
void show_costs_at(View& view, const Touch& touch, const ComparisonRow& row, Instant instant) {
    const Interval term{row.compared.begin, *row.expires};
    const Int128 passed = std::max<std::int64_t>((instant - term.begin).count(), 0);
    const Int128 length = std::max<std::int64_t>(term.seconds(), 1);
    const Amount metered =
        Amount::from_units(static_cast<std::int64_t>(Int128{row.pay_per_use.units()} * passed / length));
    hint(view.ui, touch,
         view.format.date_time(instant) + total_line(view, view.ui.strings(text::mode_pay_per_use), metered) +
             total_line(view, view.format.term(*row.term), row.total));
}

/// What a switch at the moment nearest to an instant comes to.
void show_switch_at(View& view, const Touch& touch, const SwitchSweep& sweep, Instant instant) {
    const auto nearer = [instant](const SwitchPoint& one, const SwitchPoint& other) {
        return std::abs((one.at - instant).count()) < std::abs((other.at - instant).count());
    };
    const SwitchPoint& point = *std::min_element(sweep.points.begin(), sweep.points.end(), nearer);
    hint(view.ui, touch,
         view.format.date_time(point.at) +
             total_line(view, view.ui.strings(text::compare_total), point.total));
}

}  // namespace

void cost_chart(View& view, const Rect& rect, const Comparison& comparison) {
    Ui& ui = view.ui;
    if (ui.measuring()) return;
    const ComparisonRow& chosen = comparison.chosen();
    const Instant end = end_of_chart(comparison);
    Amount top = chosen.total, metered;
    for (const ComparisonRow& row : comparison.rows) {
        if (row.expires && *row.expires <= end) {
            top = std::max({top, row.total, row.pay_per_use});
            metered = std::max(metered, row.pay_per_use);
        }
    }
    const Plane plane = plane_in(view, rect, {comparison.at, end}, scale_top(top));
    const Rect& plot = plane.area.plot;
    ui.node(ui.id("chart"), Role::image, verdict(view, comparison), rect);
    draw_time_axis(ui, plane.area, plane.time, view.format);
    draw_cost_axis(view, plot, plane.top, cost_axis_width(view, plane.top));
    ui.draw().PushClipRect({plot.x, plot.y - plane_headroom}, {plot.right() + 5, plot.bottom()}, true);
    const Crossing crossing = crossing_of(view, plane, chosen);
    const Rect taken =
        annotation_box(ui, plane, crossing.x, crossing.y - crossing_words_above, crossing.words);
    draw_term(view, plane, chosen, true, taken);
    for (const ComparisonRow& row : comparison.rows) {
        if (row.term && row.term != chosen.term && row.total <= plane.top)
            draw_term(view, plane, row, false, taken);
    }
    const float end_y = plane.y(metered);
    ui.line(plane.x(comparison.at), plane.y(Amount()), plane.x(end), end_y, Token::pay_per_use, 2.5f);
    draw_crossing(ui, plane, chosen, crossing);
    ui.draw().PopClipRect();
    const Touch touch = ui.press(ui.id("costs"), plot, true, "crosshair");
    if (touch.hovered) show_costs_at(view, touch, chosen, crosshair(ui, plane));
    const std::string_view name = ui.strings(text::mode_pay_per_use);
    // Below the line, which is lower by `slope` times the width where the label begins.
    const float slope = (plane.y(Amount()) - end_y) / plot.w;
    const float below = end_y + slope * ui.text_width(name, type_scale::chart_strong) + 4;
    annotate(ui, plane, plot.right(), below + 14 < plot.bottom() ? below : end_y - 20, name,
             Token::pay_per_use_text);
}

void sweep_chart(View& view, const Rect& rect, const Comparison& comparison) {
    Ui& ui = view.ui;
    if (ui.measuring()) return;
    const SwitchSweep& sweep = *comparison.sweep;
    Amount least = sweep.best.total, most;
    for (const SwitchPoint& point : sweep.points)
        most = std::max(most, point.total);
    Plane plane = plane_in(view, rect, {sweep.points.front().at, sweep.points.back().at}, most);
    // The differences are small compared with the totals, so this scale does not begin at zero; its
    // ends are labelled.
    const std::int64_t margin = std::max<std::int64_t>((most.units() - least.units()) / 8, 1);
    plane.bottom = Amount::from_units(least.units() - margin);
    plane.top = Amount::from_units(most.units() + margin);
    const Rect& plot = plane.area.plot;
    ui.node(ui.id("sweep"), Role::image, sweep_words(view, comparison), rect);
    draw_time_axis(ui, plane.area, plane.time, view.format);
    for (const Amount cost : {least, most}) {
        const float y = std::round(plane.y(cost));
        ui.line(plot.x, y, plot.right(), y, Token::line);
        ui.text({plot.x - 60, y - 7, 54, 14}, view.format.money(cost, 0), type_scale::chart,
                Token::text_faint, Align::right);
    }
    for (std::size_t i = 1; i < sweep.points.size(); ++i) {
        const SwitchPoint &from = sweep.points[i - 1], &to = sweep.points[i];
        ui.line(plane.x(from.at), plane.y(from.total), plane.x(to.at), plane.y(to.total),
                Token::yearly_monthly, 2);
    }
    const float x = plane.x(sweep.best.at), y = plane.y(sweep.best.total);
    ui.dot(x, y, 5, Token::accent);
    ui.dot(x, y, 2, Token::panel);
    annotate(ui, plane, x, y - 24, view.format.short_date_time(sweep.best.at, comparison.at),
             Token::accent_text);
    const Touch touch = ui.press(ui.id("switches"), plot, true, "crosshair");
    if (touch.hovered) show_switch_at(view, touch, sweep, crosshair(ui, plane));
}

}  // namespace poolbill::ui
