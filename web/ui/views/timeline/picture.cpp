#include "web/ui/views/timeline/picture.hpp"

#include <algorithm>

namespace poolbill::ui {
namespace {

/// The term that would begin if the viewer paid now: that of the open order, else the one chosen
/// last.
void add_preview(View& view, PoolPicture& picture) {
    const World& world = view.session.world();
    const Order* open = view.session.open_order();
    if (open != nullptr && open->kind != OrderKind::change_to_prepaid) return;
    if (open == nullptr && !all_passed(check_change_to_prepaid(world, picture.moment.pool))) return;
    const Result<Quote> offer = quote(world, picture.moment.pool, picture.term, view.session.now());
    if (!offer.ok()) return;
    picture.offer = open != nullptr ? open->amounts.payable : offer->amounts.payable;
    picture.bands.push_back({BandKind::preview, {offer->at, offer->expires}});
}

/// From the earliest begin to the latest end of all pools' lives.
Interval life_of_all(const World& world) {
    Interval all = life_of(world, 0);
    for (std::uint32_t pool = 1; pool < world.pools.size(); ++pool) {
        const Interval life = life_of(world, pool);
        all = {std::min(all.begin, life.begin), std::max(all.end, life.end)};
    }
    return all;
}

}  // namespace

PoolPicture& picture_of_pool(View& view) {
    PoolPicture& picture = view.state.timeline.pool;
    const World& world = view.session.world();
    const Order* open = view.session.open_order();
    const Term term = open != nullptr && open->term ? *open->term : view.state.term;
    const bool lanes = shows_lanes(view);
    const PoolMoment moment = view.session.moment();
    if (picture.moment == moment && picture.term == term && picture.lanes == lanes) return picture;
    picture = PoolPicture();
    picture.moment = moment;
    picture.term = term;
    picture.lanes = lanes;
    picture.life = lanes ? life_of_all(world) : life_of(world, moment.pool);
    picture.bands = bands_of(world, moment.pool);
    if (lanes) return picture;
    picture.marks = marks_of(world, moment.pool);
    add_preview(view, picture);
    return picture;
}

LanePicture& lane_of(View& view, std::uint32_t pool) {
    std::vector<LanePicture>& lanes = view.state.timeline.lane_pictures;
    if (lanes.empty()) lanes.resize(16);
    LanePicture& lane = lanes[pool % lanes.size()];
    PoolMoment moment = view.session.moment();
    moment.pool = pool;
    if (lane.pool.moment == moment) return lane;
    lane.pool = PoolPicture();
    lane.pool.moment = moment;
    lane.pool.bands = bands_of(view.session.world(), pool);
    return lane;
}

Amount top_of(PoolPicture& picture, const Bills& bills, Grain grain) {
    std::optional<Amount>& top = picture.tops[static_cast<std::size_t>(grain)];
    if (!top) {
        const Amount peak = peak_cost(bills, grain);
        top = peak.is_zero() ? peak : scale_top(peak);  // without a bill there is no scale
    }
    return *top;
}

const CostBars& bars_in(const PoolPicture& picture, BarPicture& memory, const Bills& bills,
                        const TimeScale& scale, HiddenLayers hidden) {
    if (memory.moment != picture.moment || memory.window != scale.window || memory.width != scale.width ||
        memory.hidden != hidden) {
        const Grain grain = grain_of(scale.pixels_per_second());
        memory = {picture.moment, scale.window, scale.width, hidden,
                  without(cost_bars(bills, scale.visible(), grain), hidden)};
    }
    return memory.bars;
}

bool shows_lanes(View& view) {
    return view.state.timeline.lanes && view.session.world().pools.size() > 1;
}

}  // namespace poolbill::ui
