// The work that is timed: the same loops natively (Google Benchmark) and as WASM (under Node).
//
// Contract: every loop returns a number that depends on everything computed, so that no compiler removes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/scenario/replay.hpp"

namespace poolbill::bench {

/// `pools` pools, each metered for ten years, with a contract discount, tax, and an account with a coupon: 1,000 of them
/// have 87.66 million hourly lines.
World ten_years(std::int64_t pools);

/// The sum of every line of the world, and the tax on it.
std::int64_t totals(const World& world);

/// The position of a window in a pool's history.
enum class Place { begin, middle, end };
/// Fifty lines of the first pool.
std::int64_t window(const World& world, Place place);

/// Every line once.
std::int64_t stream_all(const World& world);

/// 1,000 pools that were created, scaled or changed: about 0.4 MB.
std::string large_scenario_text();
/// Reads and checks it. Aborts if it is refused.
std::int64_t load_and_check(std::string_view text);

/// Bytes of heap that are held by that scenario's text, its scenario and its world.
std::int64_t heap_with_scenario_open();

}  // namespace poolbill::bench
