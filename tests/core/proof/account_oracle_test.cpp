// The engine's account against one that goes hour by hour. A failure names its seed: POOLBILL_SEED=N reproduces it.
#include "tests/core/proof/account_oracle.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/scenario/statement.hpp"
#include "core/time/zone.hpp"
#include "tests/core/proof/random_lives.hpp"
#include "tests/core/proof/random_scenarios.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

/// The first pools of the stories are metered.
constexpr std::uint32_t metered_pools = 2;

/// Above 0.
Amount random_sum(Random& random, std::int64_t most) {
    return std::max(random_amount(random, most), Amount::from_units(1));
}

/// Of any kind; a card has no minimum.
AddCoupon random_coupon(Random& random, std::optional<Instant> until, Amount minimum) {
    const auto kind = static_cast<CouponKind>(random.between(0, 2));
    return {kind, random_sum(random, 6), until, kind == CouponKind::stored_value_card ? Amount() : minimum};
}

/// Two pay-per-use pools over some days, with little money, coupons of every kind and top-ups; and a yearly/monthly one
/// whose renewal is tried in these days.
Scenario random_account_story(std::uint64_t seed) {
    Random random(seed);
    Scenario scenario = empty_story();
    for (const char* pool : {"p2", "p3"})
        scenario.pools.push_back({pool, pool, PoolType::dedicated, ""});
    scenario.catalog.flavors.front().prices.monthly = UnitPrice::parse("2.5").value();
    scenario.settings = {{"settlement_lag_seconds", std::to_string(random.between(0, 3) * 1700)}};
    scenario.account = Account{random_amount(random, 9), random_amount(random, 9)};
    Instant when = from_local(2024, 1, 1) + Seconds{random.between(0, 86'400)};
    const auto add = [&](Action action) { scenario.log.push_back({when, std::move(action), {}}); };
    const std::chrono::days earlier{random.between(23, 24)};
    when -= earlier;
    add(CreatePool{"p3", {{"f", random.between(1, 2), std::nullopt}}, {}});
    add(SubmitChangeOrder{"p3", "o1", Term(Term::Unit::month, 1), true, {}, false});
    add(PayOrder{"o1", PaymentMethod::partner, {}});
    if (random.chance(50))
        add(random_coupon(random, {}, random.chance(50) ? random_amount(random, 5) : Amount()));
    when += earlier;
    for (const char* pool : {"p1", "p2"})
        add(CreatePool{pool, {{"f", random.between(1, 3), std::nullopt}}, {}});
    for (int i = 0; i < 12; ++i) {
        when += Seconds{random.chance(30) ? random.between(0, 3) * 1800 : random.between(0, 6 * 3600)};
        switch (random.between(0, 3)) {
            case 0:
                add(TopUp{random_sum(random, 8)});
                break;
            case 1:
                add(ScalePool{random.chance(50) ? "p1" : "p2", {{"f", random.between(1, 4), {}}}, {}});
                if (!replay(scenario, when)) scenario.log.pop_back();  // more nodes are refused in arrears
                break;
            default: {
                std::optional<Instant> until;
                if (random.chance(70)) until = when + Seconds{random.between(1, 40) * 1800};
                const Amount minimum = random.chance(30) ? random_amount(random, 20) : Amount();
                add(random_coupon(random, until, minimum));
            }
        }
    }
    scenario.now = when + Seconds{random.between(0, 86'400)};
    return scenario;
}

std::int64_t count_of(Instant instant) {
    return instant.time_since_epoch().count();
}

/// What is deducted by `now`, by clock hour.
std::vector<HourOfUsage> hours_of(const World& world) {
    std::map<std::int64_t, std::int64_t> amounts;
    for (const Line& line : all_lines(world)) {
        if (line.pool < metered_pools && line.settled <= world.until)
            amounts[count_of(line.settled)] += line.payable.units();
    }
    std::vector<HourOfUsage> hours;
    for (const auto& [deducted, amount] : amounts)
        hours.push_back({deducted, amount});
    return hours;
}

std::vector<AccountEvent> events_of(const Scenario& scenario, const World& world) {
    std::vector<AccountEvent> all;
    for (const LogEntry& entry : scenario.log) {
        const std::int64_t at = count_of(entry.at);
        if (const auto* top_up = std::get_if<TopUp>(&entry.action))
            all.push_back({at, AccountEvent::Kind::cash, top_up->amount.units(), 0, 0});
        if (const auto* coupon = std::get_if<AddCoupon>(&entry.action))
            all.push_back({at, static_cast<AccountEvent::Kind>(coupon->kind), coupon->amount.units(),
                           count_of(coupon->until.value_or(latest_instant)), coupon->minimum.units()});
    }
    const std::int64_t fee = world.orders[0].amounts.payable.units();  // each renewal costs the same
    for (const Event& event : world.events) {
        if (event.kind == EventKind::auto_renew_attempt)
            all.push_back({count_of(event.at), AccountEvent::Kind::renewal, fee, 0, 0});
    }
    std::stable_sort(all.begin(), all.end(), [](const AccountEvent& left, const AccountEvent& right) {
        // What is due at an instant is done before its actions.
        return std::pair(left.at, left.kind != AccountEvent::Kind::renewal) <
               std::pair(right.at, right.kind != AccountEvent::Kind::renewal);
    });
    return all;
}

std::int64_t units_of(AmountSum sum) {
    return sum.bounded().units();
}

/// The engine's account, by what it and its statements say.
AccountBook book_of(const World& world) {
    AmountSum coupons, coupon, other, cash, credit;
    for (const Coupon& each : world.coupons)
        coupons += each.left;
    for (std::uint32_t pool = 0; pool < metered_pools; ++pool) {
        for (const Statement& day : statements(world, StatementPeriod::day, {pool})) {
            coupon += day.total.coupon;
            other += day.total.other;
            cash += day.total.cash;
            credit += day.total.credit;
        }
    }
    std::int64_t renewals = 0;
    for (const Order& order : world.orders) {
        if (order.kind != OrderKind::auto_renewal) continue;
        ++renewals;
        coupon += order.amounts.coupon;
        cash += order.amounts.cash;
        credit += order.amounts.credit;
    }
    return {world.account->cash.units(),
            world.account->credit.units(),
            units_of(coupons),
            units_of(coupon),
            units_of(other),
            units_of(cash),
            units_of(credit),
            renewals,
            world.arrears ? world.arrears->debt.units() : 0};
}

}  // namespace

TEST_CASE("the account pays 2,000 random histories like one that goes through the hours one by one") {
    std::size_t by_coupons = 0, ended = 0, in_debt = 0, renewed = 0, not_renewed = 0, by_coupon_renewed = 0;
    for (std::uint64_t seed = first_seed(); seed < first_seed() + 2'000; ++seed) {
        INFO("POOLBILL_SEED=" << seed);
        const Scenario scenario = random_account_story(seed);
        const Result<World> world = replay(scenario, scenario.now);
        REQUIRE(world.ok());
        const AccountBook expected =
            keep_account(scenario.account->cash.units(), scenario.account->credit.units(), hours_of(*world),
                         events_of(scenario, *world));
        REQUIRE(book_of(*world) == expected);
        by_coupons += expected.by_coupon + expected.by_card > 0 ? 1 : 0;
        in_debt += expected.debt > 0 ? 1 : 0;
        for (const Event& event : world->events)
            not_renewed += event.lacks_money ? 1U : 0U;
        for (const Order& order : world->orders) {
            renewed += order.kind == OrderKind::auto_renewal ? 1U : 0U;
            by_coupon_renewed += order.account_coupon ? 1U : 0U;
        }
        ended += static_cast<std::size_t>(std::count_if(
            world->coupons.begin(), world->coupons.end(),
            [&](const Coupon& coupon) { return !coupon.left.is_zero() && coupon.until <= scenario.now; }));
    }
    // The histories must be worth testing.
    CHECK(by_coupons > 1'500);
    CHECK(ended > 200);
    CHECK(in_debt > 200);
    CHECK(renewed > 200);
    CHECK(not_renewed > 200);
    CHECK(by_coupon_renewed > 100);
}

TEST_CASE("what a coupon pays never comes from the balance, and is never more than it is worth") {
    std::size_t compared = 0;
    for (std::uint64_t seed = first_seed(); seed < first_seed() + 300; ++seed) {
        INFO("POOLBILL_SEED=" << seed);
        Scenario scenario = random_account_story(seed);
        scenario.log.erase(scenario.log.begin(), scenario.log.begin() + 3);  // of the pool that is renewed
        const Result<World> with = replay(scenario, scenario.now);
        AmountSum worth;
        std::erase_if(scenario.log, [&](const LogEntry& entry) {
            const auto* coupon = std::get_if<AddCoupon>(&entry.action);
            if (coupon != nullptr) worth += coupon->amount;
            return coupon != nullptr;
        });
        const Result<World> without = replay(scenario, scenario.now);
        REQUIRE(with.ok());
        if (!without)
            continue;  // without coupons the account is in arrears earlier, where nodes cannot be added
        ++compared;
        const AccountBook book = book_of(*with), plain = book_of(*without);
        REQUIRE(plain.by_coupon + plain.by_card == 0);
        REQUIRE(book.by_coupon + book.by_card + book.coupons == units_of(worth));
        REQUIRE(book.by_cash + book.by_credit + book.debt + book.by_coupon + book.by_card ==
                plain.by_cash + plain.by_credit + plain.debt);
    }
    CHECK(compared > 150);
}
