// Many random scenarios to test laws on, and a readable form of a world's lines.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/scenario/replay.hpp"
#include "tests/core/proof/generator.hpp"
#include "tests/core/support.hpp"

namespace poolbill::test {

/// Calls law(scenario, world at its `now`, random) for `count` scenarios; stops at the first that breaks it.
template <class Law>
void for_random_scenarios(std::uint64_t count, Law&& law) {
    for (std::uint64_t seed = first_seed(); seed < first_seed() + count; ++seed) {
        INFO("POOLBILL_SEED=" << seed);
        const Scenario scenario = random_scenario(seed);
        const Result<World> world = replay(scenario, scenario.now);
        if (!world) {
            FAIL(world.error().path << " " << world.error().message);
            return;
        }
        Random random(seed + 1);
        if (!law(scenario, *world, random)) {
            FAIL("the law does not hold for this scenario");
            return;
        }
    }
}

inline std::vector<Line> all_lines(const World& world) {
    return world.bills().lines(0, world.bills().line_count());
}

/// With names instead of indices, which depend on what else is in the ledger.
inline std::vector<std::string> told(const World& world) {
    std::vector<std::string> lines;
    for (const Line& line : all_lines(world)) {
        const ChargeItem& item = world.ledger.item(line.item);
        lines.push_back(world.pools[line.pool].identity.id + " " + item.code + " " +
                        std::to_string(item.size_gb) + " x" + std::to_string(line.count) + " " +
                        format_instant(line.charged.begin) + " " + format_instant(line.charged.end) + " " +
                        to_string(line.amount) + " " + to_string(line.payable) + " " +
                        std::string(to_string(line.status)));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

inline Instant random_instant(Random& random, Interval interval) {
    return interval.begin + Seconds{random.between(0, interval.seconds())};
}

inline Interval whole(const Scenario& scenario) {
    const Instant begin =
        scenario.log.empty() ? scenario.now : std::min(scenario.log.front().at, scenario.now);
    return {begin, scenario.now};
}

}  // namespace poolbill::test
