#include "core/scenario/branch_costs.hpp"

#include <algorithm>

namespace poolbill {
namespace {

constexpr Seconds second{1};

/// The last instant that the log determines: an action, or the end of the pool's running term.
Result<Instant> end_of(const Scenario& scenario, const std::string& pool) {
    const Instant last = scenario.log.empty() ? scenario.now : scenario.log.back().at;
    const Result<World> world = replay(scenario, last);
    if (!world) return world.error();
    const PoolState* state = world->find_pool(pool);
    return state != nullptr && state->subscription ? std::max(last, state->subscription->expires) : last;
}

Instant begin_of(const Scenario& scenario) {
    return scenario.log.empty() ? scenario.now : scenario.log.front().at;
}

Result<BranchCost> cost_of(const Scenario& scenario, const std::string& pool, Interval interval) {
    const Result<World> world = replay(scenario, interval.end);
    if (!world) return world.error();
    BranchCost cost;
    const std::optional<std::uint32_t> index = world->pool_index(pool);
    if (!index) {
        cost.curve = {{interval.begin, Amount()}, {interval.end, Amount()}};
        return cost;
    }
    // Payments at the last instant count, so the interval, which excludes its end, is a second longer.
    cost.total = world->bills(*index).total({interval.begin, interval.end + second});
    cost.curve = running_total(*world, *index, interval);
    return cost;
}

}  // namespace

Result<BranchCosts> compare_branches(const Scenario& left, const Scenario& right, const std::string& pool,
                                     Instant now) {
    const Result<Instant> left_end = end_of(left, pool), right_end = end_of(right, pool);
    if (!left_end) return left_end.error();
    if (!right_end) return right_end.error();
    BranchCosts costs;
    costs.interval = {std::min(begin_of(left), begin_of(right)),
                      std::max({now, left_end.value(), right_end.value()})};
    Result<BranchCost> left_cost = cost_of(left, pool, costs.interval);
    if (!left_cost) return left_cost.error();
    Result<BranchCost> right_cost = cost_of(right, pool, costs.interval);
    if (!right_cost) return right_cost.error();
    costs.left = std::move(left_cost).value();
    costs.right = std::move(right_cost).value();
    const Result<Amount> difference = (costs.right.total.payable - costs.left.total.payable).amount();
    if (!difference) return difference.error();
    costs.difference = difference.value();
    return costs;
}

}  // namespace poolbill
