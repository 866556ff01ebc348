#include "web/ui/views/compare/branch_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "generated/text/compare.hpp"
#include "generated/text/mode.hpp"
#include "generated/text/scenario.hpp"
#include "imgui.h"
#include "web/ui/views/compare/cost_plane.hpp"
#include "web/ui/views/tax_row.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"

namespace poolbill::ui {
namespace {

using Costs = BranchComparison::Costs;

std::string said_of(const View& view, const Costs& comparison) {
    if (!comparison.costs.ok())
        return problem_words(view.ui.strings, comparison.costs.error(), Subject::action);
    const BranchCosts& costs = *comparison.costs;
    const std::string current = shown_branch_name(view, comparison.current),
                      other = shown_branch_name(view, comparison.other),
                      until = view.format.date_time(costs.interval.end),
                      paid = view.format.rounded(costs.left.total.payable);
    if (costs.difference.is_zero())
        return view.ui.strings.fill(text::compare_branch_same, {until, current, other, paid});
    const bool dearer = costs.difference.is_negative();  // the current one
    const std::string apart =
        view.format.rounded(dearer ? (Amount() - costs.difference).bounded() : costs.difference);
    return view.ui.strings.fill(dearer ? text::compare_branch_dearer : text::compare_branch_cheaper,
                                {until, current, paid, apart, other});
}

std::string intro_of(const View& view, const Costs& comparison) {
    return view.ui.strings.fill(text::compare_branch_intro,
                                {view.format.date_time(comparison.costs->interval.begin)});
}

/// The cost at an instant, interpolated between the points of the curve.
double cost_at(const std::vector<CostPoint>& curve, Instant at) {
    const auto next =
        std::lower_bound(curve.begin(), curve.end(), at,
                         [](const CostPoint& point, Instant value) { return point.at < value; });
    if (next == curve.begin()) return static_cast<double>(next->cost.units());
    if (next == curve.end()) return static_cast<double>(curve.back().cost.units());
    const CostPoint &from = *std::prev(next), &to = *next;
    const double share =
        static_cast<double>((at - from.at).count()) / static_cast<double>((to.at - from.at).count());
    return static_cast<double>(from.cost.units()) +
           share * static_cast<double>(to.cost.units() - from.cost.units());
}

/// Fills the area between the two curves, from point to point; two triangles where the curves cross
/// in between.
void shade_difference(Ui& ui, const Plane& plane, const BranchCosts& costs) {
    std::vector<Instant> corners;
    for (const auto* curve : {&costs.left.curve, &costs.right.curve}) {
        for (const CostPoint& point : *curve)
            corners.push_back(point.at);
    }
    std::sort(corners.begin(), corners.end());
    const auto place = [&](const std::vector<CostPoint>& curve, Instant at) {
        return plane.y(Amount::from_units(static_cast<std::int64_t>(cost_at(curve, at))));
    };
    const std::uint32_t ink = ui.paint(Token::accent, 0.16f);
    ImDrawList& list = ui.draw();
    const ImDrawListFlags flags = list.Flags;
    list.Flags &= ~ImDrawListFlags_AntiAliasedFill;  // soft edges would show where two triangles meet
    for (std::size_t i = 1; i < corners.size(); ++i) {
        if (corners[i] == corners[i - 1]) continue;
        const float x0 = plane.x(corners[i - 1]), x1 = plane.x(corners[i]);
        const float a0 = place(costs.left.curve, corners[i - 1]), a1 = place(costs.left.curve, corners[i]);
        const float b0 = place(costs.right.curve, corners[i - 1]), b1 = place(costs.right.curve, corners[i]);
        const float d0 = a0 - b0, d1 = a1 - b1;
        if (d0 * d1 < 0) {
            const float share = d0 / (d0 - d1);
            const ImVec2 crossing(x0 + share * (x1 - x0), a0 + share * (a1 - a0));
            list.AddTriangleFilled({x0, a0}, crossing, {x0, b0}, ink);
            list.AddTriangleFilled({x1, a1}, crossing, {x1, b1}, ink);
        } else {
            list.AddTriangleFilled({x0, a0}, {x1, a1}, {x1, b1}, ink);
            list.AddTriangleFilled({x0, a0}, {x1, b1}, {x0, b0}, ink);
        }
    }
    list.Flags = flags;
}

void branch_chart(View& view, const Rect& rect, const Costs& comparison) {
    Ui& ui = view.ui;
    if (ui.measuring()) return;
    const BranchCosts& costs = *comparison.costs;
    Amount top;
    for (const auto* curve : {&costs.left.curve, &costs.right.curve}) {
        for (const CostPoint& point : *curve)
            top = std::max(top, point.cost);
    }
    const Plane plane = plane_in(view, rect, costs.interval, scale_top(top));
    const Rect& plot = plane.area.plot;
    ui.node(ui.id("branch chart"), Role::image, said_of(view, comparison), rect);
    draw_time_axis(ui, plane.area, plane.time, view.format);
    draw_cost_axis(view, plot, plane.top, cost_axis_width(view, plane.top));
    ui.draw().PushClipRect({plot.x, plot.y - plane_headroom}, {plot.right() + 5, plot.bottom() + 1}, true);
    shade_difference(ui, plane, costs);
    draw_curve(ui, plane, costs.right.curve, Token::text_faint);
    draw_curve(ui, plane, costs.left.curve, Token::accent);
    ui.draw().PopClipRect();
    const float left = plane.y(costs.left.curve.back().cost), right = plane.y(costs.right.curve.back().cost);
    const bool dearer = left <= right;  // the current one ends higher, so its name goes above
    const auto beneath = [&](float y) { return y + 26 < plot.bottom() ? y + 8 : y - 38; };
    annotate(ui, plane, plot.right(), dearer ? left - 22 : beneath(left),
             shown_branch_name(view, comparison.current), Token::accent_text);
    annotate(ui, plane, plot.right(), dearer ? beneath(right) : right - 22,
             shown_branch_name(view, comparison.other), Token::text_dim);
}

using Cells = std::array<std::string, 4>;

void branch_table(View& view, Rect& body, const Costs& comparison) {
    Ui& ui = view.ui;
    const Totals &left = comparison.costs->left.total, &right = comparison.costs->right.total;
    const Ui::FlowGroup group(ui, ui.id("branch table"), Role::table, ui.strings(text::compare_branches),
                              body);
    std::int64_t index = 0;
    const auto line = [&](const Cells& cells, bool strong) {
        Rect row = body.cut_top(32);
        const NodeId id = ui.id("row", index);
        ui.node(id, Role::row, cells[0], row).row_index = static_cast<std::int32_t>(index) + 1;
        const Ui::Scope inside(ui, id, true);
        const bool head = index++ == 0;
        if (!head) ui.line(row.x, row.y, row.right(), row.y, Token::line);
        const float width = row.w, others = ui.narrow() ? 0.27f : 0.25f;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const Rect cell = row.cut_left(width * (i != 0 ? others : 1 - 3 * others));
            ui.node(ui.id("cell", static_cast<std::int64_t>(i)),
                    head && !cells[i].empty() ? Role::column_header : Role::cell, cells[i], cell);
            ui.text(cell.inset(ui.narrow() ? 2.0f : 8.0f, 0), cells[i],
                    strong                ? ui.narrow() ? type_scale::small_strong : type_scale::body_strong
                    : head || ui.narrow() ? type_scale::small
                                          : type_scale::body,
                    head ? Token::text_dim : Token::text, i == 0 ? Align::left : Align::right);
        }
    };
    const auto figures = [&](Text title, Amount one, Amount two, bool strong) {
        // All digits if there is room, so that every row and column adds up.
        const auto written = [&](Amount amount) {
            return ui.narrow() ? view.format.rounded(amount) : view.format.money(amount, 8);
        };
        line({ui.strings(title), written(one), written(two), written((one - two).bounded())}, strong);
    };
    line({"", shown_branch_name(view, comparison.current), shown_branch_name(view, comparison.other),
          ui.strings(text::compare_difference)},
         false);
    figures(text::mode_pay_per_use, left.pay_per_use, right.pay_per_use, false);
    figures(text::mode_yearly_monthly, left.yearly_monthly, right.yearly_monthly, false);
    figures(text::compare_total, left.payable, right.payable, true);
}

float name_width(const View& view, const std::string& branch) {
    return std::ceil(view.ui.text_width(shown_branch_name(view, branch), type_scale::body_strong)) + 26;
}

/// The choice of the branch to compare with the current one; only if there is more than one other.
void choice(View& view, Rect& body) {
    const std::vector<std::string> others = other_branches(view.session);
    if (others.size() < 2) return;
    Ui& ui = view.ui;
    const Ui::FlowGroup group(ui, ui.id("other"), Role::radio_group, ui.strings(text::compare_beside), body);
    Flow flow(body, 34, 8);
    for (const std::string& branch : others) {
        const std::string name = shown_branch_name(view, branch);
        if (chip(ui, branch, flow.place(name_width(view, branch)), name, name,
                 branch == view.state.branches.other(view.session)))
            view.state.branches.choose(branch);
    }
    body.cut_top(flow.height(), 16);
}

}  // namespace

std::string shown_branch_name(const View& view, std::string_view branch) {
    return branch == "main" ? std::string(view.ui.strings(text::scenario_main)) : std::string(branch);
}

void branch_view(View& view, Rect& body) {
    Ui& ui = view.ui;
    choice(view, body);
    const Costs& comparison = view.state.branches.costs(view.session);
    sentence(ui, body, ui.id("branch verdict"), said_of(view, comparison), type_scale::heading, Token::text);
    body.cut_top(8);
    if (!comparison.costs.ok()) return;
    sentence(ui, body, ui.id("branch intro"), intro_of(view, comparison), type_scale::small, Token::text_dim);
    tax_left_out(view, body);
    body.cut_top(12);
    branch_chart(view, body.cut_top(232, 16), comparison);
    branch_table(view, body, comparison);
}

}  // namespace poolbill::ui
