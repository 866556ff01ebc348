#include "web/ui/views/timeline/picture.hpp"

namespace poolbill::ui {
namespace {

Moment moment_of(View& view) {
    return {view.session.revision(), view.session.world().until};
}

/// The term that would begin if the viewer paid now: of the open order, else of the one chosen last.
void add_preview(View& view, PoolPicture& picture) {
    const World& world = view.session.world();
    const Order* open = view.session.open_order();
    if (open == nullptr && !all_passed(check_change_to_prepaid(world, picture.pool))) return;
    const Result<Quote> offer = quote(world, picture.pool, picture.term, view.session.now());
    if (!offer.ok()) return;
    picture.offer = open != nullptr ? open->amounts.payable : offer->amounts.payable;
    picture.bands.push_back({BandKind::preview, {offer->at, offer->expires}});
}

}  // namespace

const PoolPicture& picture_of_pool(View& view) {
    PoolPicture& picture = view.state.timeline.pool;
    const World& world = view.session.world();
    const std::uint32_t pool = view.session.pool_index();
    const Order* open = view.session.open_order();
    const Term term = open != nullptr && open->term ? *open->term : view.state.term;
    const Moment moment = moment_of(view);
    if (picture.moment == moment && picture.pool == pool && picture.term == term) return picture;
    picture = PoolPicture();
    picture.moment = moment;
    picture.pool = pool;
    picture.term = term;
    picture.life = life_of(world, pool);
    picture.bands = bands_of(world, pool);
    picture.marks = marks_of(world, pool);
    add_preview(view, picture);
    return picture;
}

Amount top_of(View& view, const Bills& bills, Grain grain) {
    std::optional<Amount>& top = view.state.timeline.pool.tops[static_cast<std::size_t>(grain)];
    if (!top) top = scale_top(peak_cost(bills, grain));
    return *top;
}

const CostBars& bars_in(View& view, BarPicture& memory, const Bills& bills, const TimeScale& scale) {
    const std::uint32_t pool = view.state.timeline.pool.pool;
    const Moment moment = view.state.timeline.pool.moment;
    if (memory.moment != moment || memory.pool != pool || memory.window != scale.window ||
        memory.width != scale.width) {
        memory.moment = moment;
        memory.pool = pool;
        memory.window = scale.window;
        memory.width = scale.width;
        memory.bars = cost_bars(bills, scale.visible(), grain_of(scale.pixels_per_second()));
    }
    return memory.bars;
}

}  // namespace poolbill::ui
