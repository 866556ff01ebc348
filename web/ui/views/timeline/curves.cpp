#include "web/ui/views/timeline/curves.hpp"

#include <algorithm>
#include <string>

#include "generated/text/compare.hpp"
#include "generated/text/mode.hpp"
#include "generated/text/timeline.hpp"
#include "imgui.h"
#include "web/ui/model/cost_curves.hpp"
#include "web/ui/views/compare/cost_plane.hpp"
#include "web/ui/views/timeline/chart.hpp"
#include "web/ui/views/timeline/navigation.hpp"
#include "web/ui/views/timeline/picture.hpp"
#include "web/ui/views/timeline/switch_handle.hpp"
#include "web/ui/views/verdict_card.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

struct Curves {
    Plane plane;
    const CostCurves& costs;
    Term term{Term::Unit::month, 1};
    bool shows_charged = true, shows_staying = true, shows_changing = true;  // by the legend
};

/// The row of the comparison for the term of the preview; nullptr if the pool cannot change.
const ComparisonRow* change_of(View& view, Term term) {
    for (const ComparisonRow& row : verdict_rows(view)) {
        if (row.term == term) return &row;
    }
    return nullptr;
}

/// What has been charged up to an instant, or will have been.
Amount charged_at(const Bills& bills, const CostCurves& costs, Instant instant) {
    if (costs.futures && instant >= costs.futures->time.begin) return costs.futures->charged;
    return charged_before(bills, instant + Seconds{1});
}

/// "2023/05/01 12:00:00", then each total at that instant.
std::string totals_at(View& view, const Bills& bills, const Curves& curves, Instant instant) {
    const Strings& strings = view.ui.strings;
    std::string words = view.format.date_time(instant);
    const std::optional<CostFutures>& futures = curves.costs.futures;
    if (!futures || instant < futures->time.begin)
        return words + total_line(view, strings(text::timeline_charged),
                                  charged_at(bills, curves.costs, std::min(instant, view.session.now())));
    return words + total_line(view, strings(text::mode_pay_per_use), futures->staying_at(instant)) +
           total_line(view, view.format.term(curves.term), futures->changing);
}

/// A name at a point of a curve, above it or below, but within the plot.
void name_curve(Ui& ui, const Plane& plane, float x, float y, std::string_view name, Token ink, bool above) {
    const Rect& plot = plane.area.plot;
    annotate(ui, plane, x, std::clamp(above ? y - 18 : y + 4, plot.y, plot.bottom() - 16), name, ink);
}

void draw_futures(View& view, const Curves& curves) {
    if (!curves.costs.futures) return;
    Ui& ui = view.ui;
    const CostFutures& futures = *curves.costs.futures;
    const float left = curves.plane.x(futures.time.begin), right = curves.plane.x(futures.time.end);
    const float start = curves.plane.y(futures.charged), staying = curves.plane.y(futures.staying),
                changing = curves.plane.y(futures.changing);
    if (curves.shows_staying) {
        ui.line(left, start, right, staying, Token::pay_per_use, 2.5f);
        ui.dot(right, staying, 3, Token::pay_per_use);
    }
    if (curves.shows_changing) {
        ui.line(left, start, left, changing, Token::yearly_monthly, 2.5f);
        ui.line(left, changing, right, changing, Token::yearly_monthly, 2.5f);
        ui.dot(right, changing, 3, Token::yearly_monthly);
    }
    if (!curves.shows_staying || !curves.shows_changing || !futures.break_even) return;
    const float x = curves.plane.x(*futures.break_even);
    ui.dot(x, changing, 5, Token::accent);
    ui.dot(x, changing, 2, Token::panel);
}

/// Names last, so that no curve crosses one.
void name_futures(View& view, const Curves& curves) {
    if (!curves.costs.futures) return;
    Ui& ui = view.ui;
    const CostFutures& futures = *curves.costs.futures;
    const float right = curves.plane.x(futures.time.end);
    const bool saves = futures.changing < futures.staying;
    const auto total = [&](std::string_view name, Amount cost) {
        return ui.strings.fill(text::timeline_curve_total, {std::string(name), view.format.rounded(cost)});
    };
    if (curves.shows_staying)
        name_curve(ui, curves.plane, right, curves.plane.y(futures.staying),
                   total(ui.strings(text::mode_pay_per_use), futures.staying), Token::pay_per_use_text,
                   saves);
    if (curves.shows_changing)
        name_curve(ui, curves.plane, right, curves.plane.y(futures.changing),
                   total(view.format.term(curves.term), futures.changing), Token::yearly_monthly_text,
                   !saves);
    if (!curves.shows_staying || !curves.shows_changing || !futures.break_even) return;
    const std::string words = ui.strings.fill(
        text::compare_breaks_even_at, {view.format.short_date_time(*futures.break_even, view.session.now())});
    const float x = curves.plane.x(*futures.break_even);
    if (x < curves.plane.area.plot.x || x > curves.plane.area.plot.right()) return;
    name_curve(ui, curves.plane, x, curves.plane.y(futures.changing), words, Token::accent_text, true);
}

void show_totals(View& view, const Touch& touch, const Bills& bills, const Curves& curves) {
    if (!touch.hovered || touch.held) return;
    hint(view.ui, touch, totals_at(view, bills, curves, crosshair(view.ui, curves.plane)));
}

std::string spoken(View& view, const Bills& bills, const Curves& curves) {
    const Strings& strings = view.ui.strings;
    const Instant now = view.session.now();
    std::string words = strings.fill(text::timeline_curve_total,
                                     {std::string(strings(text::timeline_charged)),
                                      view.format.money(charged_at(bills, curves.costs, now), 8)});
    if (const std::optional<CostFutures>& futures = curves.costs.futures) {
        words += "\n" + totals_at(view, bills, curves, futures->time.end);
        if (futures->break_even)
            words += "\n" + strings.fill(text::compare_breaks_even_at,
                                         {view.format.date_time(*futures->break_even)});
    }
    std::replace(words.begin(), words.end(), '\n', ';');
    return words;
}

}  // namespace

void cost_curves(View& view, Rect& rest) {
    Ui& ui = view.ui;
    const PoolPicture& picture = picture_of_pool(view);
    const Bills bills = view.session.world().bills(picture.moment.pool);
    const ComparisonRow* change = change_of(view, picture.term);
    const CostCurves& costs = view.state.timeline.totals.get(
        {picture.moment, view.state.verdict_at, picture.term},
        [&] { return ui::cost_curves(view.session.world(), picture.moment.pool, change); });
    Plane plane;
    plane.top = scale_top(std::max(costs.top, Amount::from_units(1)));  // without a cost there is no axis
    const float axis_width = cost_axis_width(view, plane.top);
    plane.area = chart_area(ui, rest, false);
    // The total of years may be longer than what the bars' axis, which has its room already, needs.
    const float left = std::max(0.0f, axis_width - bar_axis_width(view, bills));
    for (Rect* part : {&plane.area.labels, &plane.area.plot, &plane.area.axis})
        part->cut_left(left);
    const Rect& plot = plane.area.plot;
    plane.time = {view.state.window, plot.x, plot.w};
    const HiddenLayers hidden = view.state.timeline.hidden;
    const Curves curves{plane,
                        costs,
                        picture.term,
                        !hidden.has(ChartLayer::charged),
                        !hidden.has(ChartLayer::staying),
                        !hidden.has(ChartLayer::changing)};

    const NodeId id = ui.id("curves");
    const Rect active = active_part(plane.area);
    Node& node = ui.node(id, Role::chart, ui.strings(text::timeline_curves), active);
    node.focusable = true;
    node.description = ui.strings(text::timeline_curves_description);
    node.value = spoken(view, bills, curves);
    switch_handle(view, plane.area, plane.time);
    const Touch touch = ui.press(id, active, true, "grab");
    ui.claim_wheel(touch, takes_wheel(view, touch));
    if (touch.focus_ring) ui.focus_ring(active);
    draw_time_axis(ui, plane.area, plane.time, view.format);
    if (!costs.top.is_zero())
        draw_cost_axis(view, plot, plane.top, axis_width, ui.strings(text::timeline_in_total));
    draw_marks(view, plane.area, plane.time, picture);
    ui.draw().PushClipRect({plot.x, plot.y - 6}, {plot.right() + 5, plot.bottom()}, true);
    if (curves.shows_charged) draw_curve(ui, plane, costs.charged, Token::text);
    draw_futures(view, curves);
    name_futures(view, curves);
    ui.draw().PopClipRect();
    show_totals(view, touch, bills, curves);
    pan_and_zoom(view, touch, plane.time);
    timeline_keys(view, id, bills);
}

}  // namespace poolbill::ui::deferred
