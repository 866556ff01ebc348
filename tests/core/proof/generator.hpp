// Random scenarios in which every action is possible.
//
// Contract: the same seed gives the same scenario on every platform. A scenario spans at most three hours, so
// that an oracle can go through its seconds. It begins anywhere from 2019 to 2031, often close to the end of
// a month or to a change of the rules. Left out: actions that the engine must refuse.
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
    /// Both limits are included.
    std::int64_t between(std::int64_t least, std::int64_t most);
    bool chance(int percent) { return between(0, 99) < percent; }

  private:
    std::uint64_t state_;
};

/// The seed of the first scenario; the following seeds count up. The environment variable POOLBILL_SEED
/// replaces it, so that the seed of a failure reproduces the failure as the first scenario of a run.
std::uint64_t first_seed();

/// `now` is somewhere within the scenario, often at its end.
Scenario random_scenario(std::uint64_t seed);

}  // namespace poolbill::test
