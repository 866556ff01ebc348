// What the timeline has worked out of the world, brought up to date when asked for.
//
// Contract: works only when the world, the pool, the term on offer, the window or the width changed since the
// last time; else it gives what it has.
#pragma once

#include "web/ui/views/timeline/timeline_state.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// Of the pool on the screen.
PoolPicture& picture_of_pool(View& view);
/// What a lane shows of a pool: neither marks nor a preview.
LanePicture& lane_of(View& view, std::uint32_t pool);
/// The top of the cost scale for that pool.
Amount top_of(PoolPicture& picture, const Bills& bills, Grain grain);
/// @param memory  where these bars are kept
const CostBars& bars_in(const PoolPicture& picture, BarPicture& memory, const Bills& bills,
                        const TimeScale& scale);
/// Whether the viewer wants lanes and there is more than one pool to have one.
bool shows_lanes(View& view);

}  // namespace poolbill::ui
