#include "web/ui/views/timeline/lanes.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "web/ui/views/timeline/navigation.hpp"
#include "web/ui/views/timeline/picture.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui {
namespace {

constexpr float lane_height = 48, name_height = 18, band_height = 12;

void pool_lane(View& view, std::uint32_t pool, Rect lane, const TimeScale& scale) {
    Ui& ui = view.ui;
    LanePicture& picture = lane_of(view, pool);
    const Bills bills = view.session.world().bills(pool);
    const HiddenLayers hidden = view.state.timeline.hidden;
    const CostBars& bars = bars_in(picture.pool, picture.bars, bills, scale, hidden);
    const bool chosen = pool == view.session.pool_index();

    const std::string& pool_name = view.session.world().pools[pool].identity.name;
    const std::string cost = view.format.short_money(bars.total);
    const NodeId id = ui.id("lane", pool);
    Node& node = ui.node(id, Role::button, pool_name + ", " + cost, lane);
    node.focusable = true;
    node.checked = chosen ? Tristate::yes : Tristate::no;
    const Touch touch = ui.press(id, lane, true, "grab");
    if (chosen || touch.hovered) ui.fill(lane, chosen ? Token::accent_weak : Token::hover, 3, 0.6f);
    if (touch.focus_ring) ui.focus_ring(lane.inset(3, 3));
    ui.line(lane.x, lane.bottom() - 1, lane.right(), lane.bottom() - 1, Token::line);
    Rect words = lane.cut_top(name_height).inset(4, 0);
    ui.text(words, cost, type_scale::chart, Token::text_dim, Align::right);
    words.cut_right(ui.text_width(cost, type_scale::chart), 12);
    ui.text(words, pool_name, type_scale::chart_strong, Token::text);

    const Rect plot{scale.x, lane.y, scale.width, lane.h - 2};
    draw_bars(view, plot, scale, picture.bars, top_of(picture.pool, bills, bars.grain), false);
    draw_bands(view, plot, scale, picture.pool, band_height, hidden);
    drag_to_pan(view, touch, scale);
    if (touch.hovered) wheel_to_zoom(view, scale, false);
    if (touch.pressed && !view.state.dragged) choose_pool(view, pool);
}

}  // namespace

void pool_lanes(View& view, const Rect& rect, const TimeScale& scale) {
    const auto count = static_cast<std::uint32_t>(view.session.world().pools.size());
    ScrollArea area(view.ui, "lanes", rect);
    if (const auto wanted = std::exchange(view.state.timeline.wanted_lane, std::nullopt))
        area.reveal(static_cast<float>(*wanted) * lane_height, lane_height);
    const Rect content = area.content();
    const auto first = static_cast<std::uint32_t>(area.scroll() / lane_height);
    const auto after = static_cast<std::uint32_t>((area.scroll() + rect.h) / lane_height) + 1;
    for (std::uint32_t pool = first; pool < std::min(after, count); ++pool) {
        const float top = content.y + static_cast<float>(pool) * lane_height;
        pool_lane(view, pool, {content.x, top, content.w, lane_height}, scale);
    }
    area.set_height(static_cast<float>(count) * lane_height);
}

}  // namespace poolbill::ui
