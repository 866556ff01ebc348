// The timeline's cached results, updated when requested.
//
// Contract: computes only when the world, the pool, the term on offer, the window or the width
// changed since the last call; otherwise it returns the cached result.
#pragma once

#include "web/ui/model/timeline_state.hpp"
#include "web/ui/views/view.hpp"

namespace poolbill::ui {

/// The results for the current pool.
PoolPicture& picture_of_pool(View& view);
/// The results for a pool's lane: without marks and preview.
LanePicture& lane_of(View& view, std::uint32_t pool);
/// The top of the cost scale for that pool.
Amount top_of(PoolPicture& picture, const Bills& bills, Grain grain);
/// @param memory  the cache of these bars
const CostBars& bars_in(const PoolPicture& picture, BarPicture& memory, const Bills& bills,
                        const TimeScale& scale, HiddenLayers hidden = {});
/// Whether the viewer chose lanes and there is more than one pool.
bool shows_lanes(View& view);

}  // namespace poolbill::ui
