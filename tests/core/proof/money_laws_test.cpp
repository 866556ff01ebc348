// Laws of money: it is neither made nor lost, and comes back as what it was. A failure names its seed:
// POOLBILL_SEED=N reproduces it.
#include <algorithm>

#include "core/order/refund.hpp"
#include "core/scenario/statement.hpp"
#include "core/time/zone.hpp"
#include "tests/core/proof/random_lives.hpp"
#include "tests/core/proof/random_scenarios.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

/// law(scenario, world) for many lives.
template <class Law>
void for_random_lives(Law&& law) {
    std::size_t refunds = 0, repayments = 0;
    for (std::uint64_t seed = first_seed(); seed < first_seed() + 300; ++seed) {
        INFO("POOLBILL_SEED=" << seed);
        const Scenario scenario = random_life(seed);
        const Result<World> world = replay(scenario, scenario.now);
        if (!world) {
            FAIL(world.error().path << " " << world.error().message);
            return;
        }
        for (const Order& order : world->orders)
            refunds += order.kind == OrderKind::unsubscription ? 1 : 0;
        for (const UsageFunding& funding : world->usage_funding)
            repayments += funding.repaid.size();
        if (!law(scenario, *world)) {
            FAIL("the law does not hold for this scenario");
            return;
        }
    }
    CHECK(refunds > 250);  // the scenarios must be worth testing
    CHECK(repayments > 100);
}

AmountSum worth_of_coupons(const Scenario& scenario) {
    AmountSum sum;
    for (const LogEntry& entry : scenario.log)
        if (const auto* coupon = std::get_if<AddCoupon>(&entry.action)) sum += coupon->amount;
    return sum;
}

/// Two pay-per-use pools that spend the same hours' cash and credit, and small top-ups.
Scenario two_overdrawn_pools(std::uint64_t seed) {
    Random random(seed);
    Scenario scenario = empty_story();
    scenario.pools.push_back({"p2", "p2", PoolType::dedicated, ""});
    scenario.account = Account{random_amount(random, 15), random_amount(random, 15)};
    Instant when = from_local(2024, 1, 1) + Seconds{random.between(0, 86'400)};
    for (const char* pool : {"p1", "p2"}) {
        scenario.log.push_back({when, CreatePool{pool, {{"f", random.between(1, 4), std::nullopt}}, {}}, {}});
        when += Seconds{random.between(0, 1800)};
    }
    for (std::int64_t top_ups = random.between(0, 3); top_ups > 0; --top_ups) {
        when += Seconds{random.between(0, 86'400)};
        scenario.log.push_back({when, TopUp{std::max(random_amount(random, 10), Amount::from_units(1))}, {}});
    }
    scenario.now = when + Seconds{random.between(0, 86'400)};
    return scenario;
}

AmountSum topped_up(const Scenario& scenario) {
    AmountSum sum;
    for (const LogEntry& entry : scenario.log)
        if (const auto* top_up = std::get_if<TopUp>(&entry.action)) sum += top_up->amount;
    return sum;
}

bool is_sum_of(const RefundPart& part) {
    return part.back.total() == AmountSum(part.refund) && part.back.money() <= AmountSum(part.paid);
}

}  // namespace

TEST_CASE(
    "for cash and for credit, what is paid in less what is spent and plus what comes back is the balance") {
    for_random_lives([](const Scenario& scenario, const World& world) {
        AmountSum cash = scenario.account->cash + topped_up(scenario), credit = scenario.account->credit;
        for (const Order& order : world.orders) {
            cash -= order.amounts.cash;  // negative for a refund
            credit -= order.amounts.credit;
        }
        for (const UsageFunding& usage : world.usage_funding) {
            cash -= usage.cash;
            credit -= usage.credit;
            for (const Repayment& repayment : usage.repaid)
                (repayment.source == &Funding::credit ? credit : cash) -= repayment.amount;
        }
        return cash == AmountSum(world.account->cash) && credit == AmountSum(world.account->credit);
    });
}

TEST_CASE("what coupons and cards have paid and what is left of them is what they were worth") {
    for_random_lives([](const Scenario& scenario, const World& world) {
        AmountSum sum;
        for (const UsageFunding& usage : world.usage_funding)
            sum += usage.coupon + usage.card;
        for (const Order& order : world.orders) {
            if (order.account_coupon) sum += order.amounts.coupon;
            for (const RefundPart& part : order.refund)
                if (world.orders[part.order].account_coupon) sum -= part.back.coupon;
        }
        for (const Coupon& coupon : world.coupons)
            sum += coupon.left;
        return sum == worth_of_coupons(scenario);
    });
}

TEST_CASE("the debt of the account is the sum of what no source has paid") {
    for_random_lives([](const Scenario&, const World& world) {
        AmountSum debt;
        for (const UsageFunding& usage : world.usage_funding)
            debt += usage.debt;
        return debt == AmountSum(world.arrears ? world.arrears->debt : Amount());
    });
}

TEST_CASE("no source gets back more than it paid, and a coupon is never turned into money") {
    for_random_lives([](const Scenario&, const World& world) {
        std::vector<Funding> paid(world.pools.size());
        for (const Order& order : world.orders) {
            if (!std::all_of(order.refund.begin(), order.refund.end(), is_sum_of)) return false;
            Funding& sum = paid[order.pool];
            sum = sum + order.amounts;
            for (const Amount left : {sum.coupon, sum.cash, sum.credit, sum.other})
                if (left.is_negative()) return false;
        }
        return true;
    });
}

TEST_CASE("the lines of a refund add up to it, and none gives back more than was paid for its item") {
    for_random_lives([](const Scenario&, const World& world) {
        std::vector<AmountSum> exact(world.orders.size()), payable(world.orders.size());
        for (const Line& line : world.bills().charges()) {
            if (line.type != BillType::refund) continue;
            if (AmountSum() < line.payable || line.count < 1) return false;
            exact[*line.order] += line.amount;
            payable[*line.order] += line.payable;
        }
        for (std::size_t i = 0; i < world.orders.size(); ++i) {
            const Order& order = world.orders[i];
            if (order.kind != OrderKind::unsubscription) continue;
            if (exact[i] != order.amounts.amount || payable[i] != order.amounts.payable) return false;
            for (const RefundPart& part : order.refund)
                for (const RefundShare& share : part.shares)
                    if (share.paid < share.refund) return false;
        }
        return true;
    });
}

TEST_CASE("the statements' columns are what the account and the orders say") {
    for_random_lives([](const Scenario&, const World& world) {
        AmountSum cash, credit, unsettled, expected_cash, expected_credit;
        for (const Statement& month : statements(world, StatementPeriod::month)) {
            cash += month.total.cash;
            credit += month.total.credit;
            unsettled += month.total.unsettled;
        }
        for (const Order& order : world.orders) {
            expected_cash += order.amounts.cash;
            expected_credit += order.amounts.credit;
        }
        for (const UsageFunding& usage : world.usage_funding) {
            expected_cash += usage.cash;
            expected_credit += usage.credit;
            for (const Repayment& repayment : usage.repaid)
                (repayment.source == &Funding::credit ? expected_credit : expected_cash) += repayment.amount;
        }
        return cash == expected_cash && credit == expected_credit && unsettled >= AmountSum();
    });
}

TEST_CASE("a later top-up changes what is unsettled, and never what credit has paid for a pool") {
    for (std::uint64_t seed = first_seed(); seed < first_seed() + 300; ++seed) {
        INFO("POOLBILL_SEED=" << seed);
        Scenario scenario = two_overdrawn_pools(seed);
        const Result<World> world = replay(scenario, scenario.now);
        scenario.log.push_back({scenario.now, TopUp{amount("1000000")}, {}});
        const Result<World> later = replay(scenario, scenario.now);
        REQUIRE((world.ok() && later.ok()));
        for (std::uint32_t pool = 0; pool < 2; ++pool) {
            const auto before = statements(*world, StatementPeriod::day, {pool});
            const auto after = statements(*later, StatementPeriod::day, {pool});
            REQUIRE(before.size() == after.size());
            for (std::size_t i = 0; i < before.size(); ++i) {
                REQUIRE(before[i].total.credit == after[i].total.credit);
                REQUIRE(before[i].total.cash <= after[i].total.cash);
            }
        }
    }
}
