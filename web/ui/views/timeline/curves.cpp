#include "web/ui/views/timeline/curves.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui.h"
#include "web/ui/model/cost_curves.hpp"
#include "web/ui/views/timeline/chart.hpp"
#include "web/ui/views/timeline/navigation.hpp"
#include "web/ui/views/timeline/picture.hpp"
#include "web/ui/views/timeline/switch_handle.hpp"
#include "web/ui/views/verdict_card.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

constexpr float pixels_per_point = 3;

struct Curves {
    ChartArea area;
    TimeScale scale;
    CostCurves costs;
    Amount top;  // of the scale
    Term term{Term::Unit::month, 1};

    float x(Instant instant) const { return scale.at(instant); }
    float y(Amount cost) const {
        if (top.is_zero()) return area.plot.bottom();
        const double share = static_cast<double>(cost.units()) / static_cast<double>(top.units());
        return area.plot.bottom() - static_cast<float>(share) * area.plot.h;
    }
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
    const auto line = [&](std::string_view name, Amount cost) {
        return "\n" +
               strings.fill(Text::timeline_curve_total, {std::string(name), view.format.rounded(cost)});
    };
    std::string words = view.format.date_time(instant);
    const std::optional<CostFutures>& futures = curves.costs.futures;
    if (!futures || instant < futures->time.begin)
        return words + line(strings(Text::timeline_charged),
                            charged_at(bills, curves.costs, std::min(instant, view.session.now())));
    return words + line(strings(Text::mode_pay_per_use), futures->staying_at(instant)) +
           line(view.format.term(curves.term), futures->changing);
}

/// A name at the right end of a curve, in its colour; above the curve, or below it if there is no room.
void name_curve(Ui& ui, const Curves& curves, float x, float y, std::string_view name, Token ink,
                bool above) {
    const Rect& plot = curves.area.plot;
    const float width = ui.text_width(name, type_scale::chart_strong);
    const float right = std::clamp(x, plot.x + width + 4, std::max(plot.x + width + 4, plot.right()));
    const float top = std::clamp(above ? y - 18 : y + 4, plot.y, plot.bottom() - 16);
    const Rect box{right - width - 2, top, width + 1, 14};
    ui.fill({box.x - 3, box.y - 1, box.w + 6, box.h + 2}, Token::panel, 3, 0.85f);
    ui.text(box, name, type_scale::chart_strong, ink);
}

void draw_charged(Ui& ui, const Curves& curves) {
    const std::vector<CostPoint>& points = curves.costs.charged;
    for (std::size_t i = 1; i < points.size(); ++i) {
        ui.line(curves.x(points[i - 1].at), curves.y(points[i - 1].cost), curves.x(points[i].at),
                curves.y(points[i].cost), Token::text, 2);
    }
}

void draw_futures(View& view, const Curves& curves) {
    if (!curves.costs.futures) return;
    Ui& ui = view.ui;
    const CostFutures& futures = *curves.costs.futures;
    const float left = curves.x(futures.time.begin), right = curves.x(futures.time.end);
    const float start = curves.y(futures.charged), staying = curves.y(futures.staying),
                changing = curves.y(futures.changing);
    ui.line(left, start, right, staying, Token::pay_per_use, 2.5f);
    ui.line(left, start, left, changing, Token::yearly_monthly, 2.5f);
    ui.line(left, changing, right, changing, Token::yearly_monthly, 2.5f);
    ui.dot(right, staying, 3, Token::pay_per_use);
    ui.dot(right, changing, 3, Token::yearly_monthly);
    if (!futures.break_even) return;
    const float x = curves.x(*futures.break_even);
    ui.dot(x, changing, 5, Token::accent);
    ui.dot(x, changing, 2, Token::panel);
}

/// Names last, so that no curve crosses one.
void name_futures(View& view, const Curves& curves) {
    if (!curves.costs.futures) return;
    Ui& ui = view.ui;
    const CostFutures& futures = *curves.costs.futures;
    const float right = curves.x(futures.time.end);
    const bool saves = futures.changing < futures.staying;
    const auto total = [&](std::string_view name, Amount cost) {
        return ui.strings.fill(Text::timeline_curve_total, {std::string(name), view.format.rounded(cost)});
    };
    name_curve(ui, curves, right, curves.y(futures.staying),
               total(ui.strings(Text::mode_pay_per_use), futures.staying), Token::pay_per_use_text, saves);
    name_curve(ui, curves, right, curves.y(futures.changing),
               total(view.format.term(curves.term), futures.changing), Token::yearly_monthly_text, !saves);
    if (!futures.break_even) return;
    const std::string words = ui.strings.fill(
        Text::compare_breaks_even_at, {view.format.short_date_time(*futures.break_even, view.session.now())});
    const float width = ui.text_width(words, type_scale::chart_strong), x = curves.x(*futures.break_even);
    if (x < curves.area.plot.x || x > curves.area.plot.right()) return;
    name_curve(ui, curves, x + width / 2, curves.y(futures.changing), words, Token::accent_text, true);
}

void crosshair(View& view, const Touch& touch, const Bills& bills, const Curves& curves) {
    if (!touch.hovered || touch.held) return;
    Ui& ui = view.ui;
    const Rect& plot = curves.area.plot;
    const float x = std::round(ImGui::GetIO().MousePos.x);
    ui.line(x, plot.y, x, plot.bottom(), Token::text_faint);
    hint(ui, touch, totals_at(view, bills, curves, curves.scale.instant_at(x)));
}

std::string spoken(View& view, const Bills& bills, const Curves& curves) {
    const Strings& strings = view.ui.strings;
    const Instant now = view.session.now();
    std::string words = strings.fill(Text::timeline_curve_total,
                                     {std::string(strings(Text::timeline_charged)),
                                      view.format.money(charged_at(bills, curves.costs, now), 8)});
    if (const std::optional<CostFutures>& futures = curves.costs.futures) {
        words += "\n" + totals_at(view, bills, curves, futures->time.end);
        if (futures->break_even)
            words += "\n" + strings.fill(Text::compare_breaks_even_at,
                                         {view.format.date_time(*futures->break_even)});
    }
    std::replace(words.begin(), words.end(), '\n', ';');
    return words;
}

}  // namespace

void cost_curves(View& view, Rect& rest) {
    Ui& ui = view.ui;
    Curves curves;
    curves.area = chart_area(ui, rest, false);
    const PoolPicture& picture = picture_of_pool(view);
    const Bills bills = view.session.world().bills(picture.moment.pool);
    const Rect& plot = curves.area.plot;
    curves.scale = {view.state.window, plot.x, plot.w};
    curves.term = picture.term;
    curves.costs =
        ui::cost_curves(bills, curves.scale.visible(), static_cast<std::size_t>(plot.w / pixels_per_point),
                        change_of(view, picture.term));
    curves.top = curves.costs.top.is_zero() ? Amount() : scale_top(curves.costs.top);

    const NodeId id = ui.id("curves");
    const Rect active = active_part(curves.area);
    Node& node = ui.node(id, Role::chart, ui.strings(Text::timeline_curves), active);
    node.focusable = true;
    node.description = ui.strings(Text::timeline_curves_description);
    node.value = spoken(view, bills, curves);
    switch_handle(view, curves.area, curves.scale);
    const Touch touch = ui.press(id, active, true, "grab");
    ui.claim_wheel(touch, takes_wheel(view, touch));
    if (touch.focus_ring) ui.focus_ring(active);
    draw_time_axis(ui, curves.area, curves.scale, view.format);
    if (!curves.top.is_zero()) draw_cost_axis(view, plot, curves.top, ui.strings(Text::timeline_in_total));
    draw_marks(view, curves.area, curves.scale, picture);
    ui.draw().PushClipRect({plot.x, plot.y - 6}, {plot.right() + 5, plot.bottom()}, true);
    draw_charged(ui, curves);
    draw_futures(view, curves);
    name_futures(view, curves);
    ui.draw().PopClipRect();
    crosshair(view, touch, bills, curves);
    pan_and_zoom(view, touch, curves.scale);
    timeline_keys(view, id, bills);
}

}  // namespace poolbill::ui::deferred
