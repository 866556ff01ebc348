// Laws of renewals, by hand and automatic, with a unified expiry day that comes, changes and goes. A failure names
// its seed: POOLBILL_SEED=N reproduces it.
#include <set>

#include "core/time/zone.hpp"
#include "tests/core/proof/random_scenarios.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

constexpr std::chrono::days day{1};

SetExpiryDay random_expiry_day(Random& random) {
    SetExpiryDay action{"p1", std::nullopt};
    const std::int64_t dice = random.between(-8, 28);
    if (dice >= 1) action.day = static_cast<int>(dice);
    if (dice < -4) action.day = -1;
    return action;
}

Renew random_renewal(Random& random) {
    return renewal_for(
        Term(Term::Unit::month, random.chance(80) ? 1 : static_cast<int>(random.between(1, 11))));
}

/// A prepaid pool over about two years: renewals, auto-renewal on and off, the unified day set and removed.
Scenario random_life(std::uint64_t seed) {
    Random random(seed);
    Scenario scenario = empty_story();
    scenario.settings = {{"auto_renew_days_before", std::to_string(random.between(0, 7))}};
    Instant when = from_local(static_cast<int>(random.between(2019, 2031)),
                              static_cast<unsigned>(random.between(1, 12)), 1) +
                   Seconds{random.between(0, 31 * 86'400 - 1)};
    scenario.log.push_back({when, CreatePool{"p1", {{"f", 1, std::nullopt}}, {}}, {}});
    SubmitChangeOrder order = order_for(one_month);
    order.auto_renew = random.chance(70);
    scenario.log.push_back({when, order, {}});
    scenario.log.push_back({when, payment(), {}});
    while (random.chance(94)) {
        when += Seconds{random.chance(20) ? 1 : random.between(1, 40 * 86'400)};
        scenario.now = when;
        const Result<World> world = replay(scenario, when);
        if (!world || !world->pools[0].exists()) break;
        const std::int64_t dice = random.between(0, 99);
        if (dice < 40) {
            scenario.log.push_back({when, random_expiry_day(random), {}});
        } else if (dice < 80) {
            scenario.log.push_back({when, random_renewal(random), {}});
        } else if (when < world->pools[0].subscription->expires) {
            scenario.log.push_back({when, SetAutoRenew{"p1", random.chance(80)}, {}});
        }
    }
    scenario.now = when + std::chrono::days{random.between(0, 90)};
    return scenario;
}

/// law(charges) for the charges of many pools, in order of time.
template <class Law>
void for_random_lives(Law&& law) {
    std::size_t renewals = 0;
    for (std::uint64_t seed = first_seed(); seed < first_seed() + 500; ++seed) {
        INFO("POOLBILL_SEED=" << seed);
        const Scenario scenario = random_life(seed);
        const Result<World> world = replay(scenario, scenario.now);
        if (!world) {
            FAIL(world.error().path << " " << world.error().message);
            return;
        }
        const Charges charges = world->bills().charges();
        renewals += charges.size() - 1;
        if (!law(charges)) {
            FAIL("the law does not hold for this scenario");
            return;
        }
    }
    CHECK(renewals > 2000);  // the scenarios must be worth testing
}

}  // namespace

TEST_CASE("every renewal begins where the last term ended and ends at least 28 days later for each month") {
    for_random_lives([](const Charges& charges) {
        for (std::size_t i = 1; i < charges.size(); ++i) {
            const Interval period = charges[i].charged;
            if (period.begin != charges[i - 1].charged.end) return false;
            if (period.end - period.begin < day * 28 * charges[i].periods) return false;
            // A unified day that was just set adds less than a month, once.
            if (period.end - period.begin > day * 31 * (charges[i].periods + 1)) return false;
        }
        return true;
    });
}

TEST_CASE("no automatic renewal is deducted in the second of another one") {
    for_random_lives([](const Charges& charges) {
        std::set<Instant> deducted;
        for (const Line& charge : charges) {
            if (charge.type == BillType::auto_renewal && !deducted.insert(charge.settled).second)
                return false;
        }
        return true;
    });
}
