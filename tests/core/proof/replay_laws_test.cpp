// Laws of replay: the world at an instant does not depend on how it was reached.
#include "core/scenario/stepwise_replay.hpp"
#include "tests/core/proof/random_scenarios.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

bool are_funded_alike(const World& left, const World& right) {
    return left.usage_funding == right.usage_funding;
}

bool are_same(const World& left, const World& right) {
    const Totals ours = left.bills().total(), theirs = right.bills().total();
    bool same =
        left.until == right.until && told(left) == told(right) && all_lines(left) == all_lines(right) &&
        ours.payable == theirs.payable && ours.exact_usage == theirs.exact_usage &&
        left.events == right.events && left.bills().accruing() == right.bills().accruing() &&
        left.orders.size() == right.orders.size() && are_funded_alike(left, right) &&
        left.arrears.has_value() == right.arrears.has_value() && left.quiet_until == right.quiet_until;
    for (std::size_t pool = 0; pool < left.pools.size(); ++pool) {
        const auto &before = left.pools[pool].subscription, &after = right.pools[pool].subscription;
        same = same && (!before || before->state == after->state);
    }
    if (left.account) same = same && left.account->cash == right.account->cash;
    return same;
}

/// The scenario until an instant, replayed in small steps.
Result<World> in_steps(const Scenario& scenario, Instant until, Random& random, ReplayMemory* memory) {
    StepwiseReplay replay(scenario, until, memory);
    for (;;) {
        const Result<bool> more = replay.advance(static_cast<std::size_t>(random.between(1, 3)));
        if (!more.ok()) return more.error();
        if (!*more) return std::move(replay).finish();
    }
}

/// Changes how a scenario begins, so that it continues differently or is not possible.
void change_start(Scenario& variant, Random& random) {
    switch (random.between(0, 3)) {
        case 0:
            variant.catalog.flavors.front().prices.hourly = UnitPrice::from_units(123'456'789);
            break;
        case 1:
            variant.account = Account{amount("1.5"), Amount()};
            break;
        case 2:
            variant.site = variant.site == "intl" ? "cn" : "intl";
            break;
        default:
            variant.settings.clear();
    }
}

}  // namespace

TEST_CASE("carrying on through quiet time gives what a replay gives") {
    int carried = 0, refused = 0;
    for_random_scenarios(400, [&](const Scenario& scenario, const World&, Random& random) {
        Result<World> world = replay(scenario, random_instant(random, whole(scenario)));
        const Instant to = world->until + Seconds{random.between(0, random.chance(50) ? 60 : 9000)};
        if (!advance_metering(world.value(), to)) return ++refused, true;
        ++carried;
        return are_same(*world, *replay(scenario, to));
    });
    CHECK(carried > 100);
    CHECK(refused > 20);
}

TEST_CASE("a replay in steps, however many at once, gives what one at a stretch gives") {
    int stops = 0;
    for_random_scenarios(400, [&](const Scenario& scenario, const World&, Random& random) {
        const Instant until = random_instant(random, whole(scenario));
        StepwiseReplay replay(scenario, until);
        Result<bool> more = replay.advance(0);
        for (; more.ok() && *more; ++stops)
            more = replay.advance(static_cast<std::size_t>(random.between(1, 3)));
        if (!more.ok()) return false;
        const Result<World> world = std::move(replay).finish();
        const Result<World> expected = poolbill::replay(scenario, until);
        return are_same(*world, *expected);
    });
    CHECK(stops > 900);
}

TEST_CASE(
    "a replay that remembers others of the same scenario, or of another, gives what one without memory "
    "gives") {
    int recalled = 0;
    for_random_scenarios(400, [&](const Scenario& scenario, const World&, Random& random) {
        ReplayMemory memory(1);
        for (int i = 0; i < 12; ++i) {
            Scenario variant = scenario;
            const auto actions = static_cast<std::int64_t>(variant.log.size());
            if (random.chance(60)) variant.log.resize(static_cast<std::size_t>(random.between(0, actions)));
            if (random.chance(10)) change_start(variant, random);
            const Instant until = random_instant(random, whole(scenario));
            if (memory.recall(variant, until) != nullptr) ++recalled;
            const Result<World> world = in_steps(variant, until, random, &memory);
            const Result<World> expected = replay(variant, until);
            if (world.ok() != expected.ok() || (world.ok() && !are_same(*world, *expected))) return false;
        }
        return true;
    });
    CHECK(recalled > 2000);
}
