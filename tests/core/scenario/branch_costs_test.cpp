#include "core/scenario/branch_costs.hpp"

#include "tests/core/support.hpp"

namespace poolbill::test {
namespace {

/// The pool of the documentation example, never changed.
Scenario metered_story() {
    Scenario scenario = documentation_example();
    scenario.log.resize(1);
    return scenario;
}

Amount cost_at(const BranchCost& cost, std::string_view local) {
    for (const CostPoint& point : cost.curve) {
        if (point.at == at(local)) return point.cost;
    }
    FAIL("no corner at ", std::string(local));
    return {};
}

}  // namespace

TEST_CASE("two branches are counted over the same time, to the end of the term that one of them paid") {
    const Scenario metered = metered_story(), changed = documentation_example();
    const BranchCosts costs = *compare_branches(metered, changed, "p1", at("2023-04-18 18:00:00"));
    CHECK(costs.interval == Interval{at("2023-04-18 15:29:16"), at("2023-05-18 23:59:59")});
    CHECK(costs.right.total.payable == amount("625.77356666"));  // 0.33806666 + 0.33550000 + 625.10
    CHECK(costs.right.total.yearly_monthly == amount("625.10"));
    CHECK(costs.left.total.payable == replay(metered, costs.interval.end)->bills().total().payable);
    CHECK(costs.difference == amount("625.77356666") - costs.left.total.payable);
    CHECK(costs.difference > amount("144.95"));
    CHECK(costs.difference < amount("144.97"));
}

TEST_CASE("a payment is a step of the curve, and the curves are the same before it") {
    const BranchCosts costs =
        *compare_branches(metered_story(), documentation_example(), "p1", at("2023-04-18 18:00:00"));
    CHECK(cost_at(costs.right, "2023-04-18 16:30:30") == amount("0.67356666"));
    CHECK(cost_at(costs.right, "2023-04-18 16:30:31") == amount("625.77356666"));
    CHECK(costs.left.curve.front() == CostPoint{at("2023-04-18 15:29:16"), Amount()});
    CHECK(costs.left.curve.back() == CostPoint{costs.interval.end, costs.left.total.payable});
    for (std::size_t i = 1; i < costs.right.curve.size(); ++i)
        CHECK(costs.right.curve[i - 1].at < costs.right.curve[i].at);
}

TEST_CASE("swapping the branches turns the difference round") {
    const Instant now = at("2023-04-20 00:00:00");
    const BranchCosts one = *compare_branches(metered_story(), documentation_example(), "p1", now);
    const BranchCosts other = *compare_branches(documentation_example(), metered_story(), "p1", now);
    CHECK(other.difference == Amount() - one.difference);
    CHECK(other.left.curve == one.right.curve);
}

TEST_CASE("a branch that has no such pool costs nothing, and one that cannot be replayed says why") {
    Scenario other = metered_story();
    other.pools.front().id = "p2";
    std::get<CreatePool>(other.log.front().action).pool = "p2";
    const Instant now = at("2023-04-18 17:00:00");
    const BranchCosts costs = *compare_branches(metered_story(), other, "p1", now);
    CHECK(costs.right.total.payable == Amount());
    CHECK(costs.difference == Amount() - costs.left.total.payable);

    Scenario broken = documentation_example();
    add(broken, "2023-04-18 17:00:00", payment("o9"));
    CHECK(compare_branches(metered_story(), broken, "p1", now).error().code == "order.unknown");
}

}  // namespace poolbill::test
