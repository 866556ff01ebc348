// Random stories that are possible from their first action to their last.
//
// Contract: the same seed gives the same scenario on every platform. A story spans at most three hours, so
// that an oracle can walk through its seconds; it begins anywhere from 2019 to 2031, often close to the end
// of a month or to a change of the rules. Actions that the engine must refuse are not made here.
#pragma once

#include <cstdint>
#include <string>

#include "core/scenario/scenario.hpp"

namespace poolbill::test {

/// SplitMix64.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// Both ends included.
    std::int64_t between(std::int64_t least, std::int64_t most);
    bool chance(int percent) { return between(0, 99) < percent; }

  private:
    std::uint64_t state_;
};

/// Of the first scenario; the next ones count up. The environment's POOLBILL_SEED replaces it, so that a
/// failure's seed alone brings the failure back as the first scenario of a run.
std::uint64_t first_seed();

/// `now` is somewhere in the story, often at its end.
Scenario random_scenario(std::uint64_t seed);

}  // namespace poolbill::test
