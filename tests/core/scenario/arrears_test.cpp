#include <algorithm>
#include <random>

#include "core/scenario/events.hpp"
#include "core/time/zone.hpp"
#include "tests/core/support.hpp"

namespace poolbill {
namespace {

using test::amount;

constexpr std::chrono::hours hour{1};
const Instant ten = from_local(2023, 4, 18, 10, 0, 0);

/// One node at 0.66 an hour from 10:00: overdrawn when the third hour is settled, at 14:00.
Scenario overdrawn() {
    Scenario scenario = test::empty_story();
    scenario.log = {{ten, CreatePool{"p1", {{"f", 1, std::nullopt}}, {}}, {}}};
    scenario.account = Account{amount("1.00"), amount("0.50")};
    return scenario;
}

World at(const Scenario& scenario, Instant instant) {
    Result<World> world = replay(scenario, instant);
    REQUIRE(world.ok());
    return std::move(world).value();
}

std::vector<EventKind> kinds(const World& world) {
    std::vector<EventKind> kinds;
    for (const Event& event : world.events)
        kinds.push_back(event.kind);
    return kinds;
}

}  // namespace

TEST_CASE("arrears begin at the settlement that finds neither cash nor credit") {
    CHECK_FALSE(at(overdrawn(), ten + hour * 4 - Seconds{1}).arrears);
    const World world = at(overdrawn(), ten + hour * 4);
    REQUIRE(world.arrears);
    CHECK(world.arrears->since == ten + hour * 4);
    CHECK(world.arrears->debt == amount("0.48"));
    CHECK(world.account->cash.is_zero());
    CHECK(world.account->credit.is_zero());
    CHECK(world.events.back() == Event{ten + hour * 4, EventKind::arrears, std::nullopt, std::nullopt});
}

TEST_CASE("arrears are found at the same second however the log is cut") {
    Scenario scenario = overdrawn();
    SetPoolStatus status_of_pool;
    status_of_pool.pool = "p1";
    for (int minute = 7; minute < 300; minute += 7)
        scenario.log.push_back({ten + std::chrono::minutes{minute}, status_of_pool, {}});
    REQUIRE(at(scenario, ten + hour * 6).arrears);
    CHECK(at(scenario, ten + hour * 6).arrears->since == ten + hour * 4);
}

TEST_CASE("what is due after an account has run dry comes after the arrears") {
    Scenario scenario = overdrawn();
    scenario.settings = {{"unpaid_deadline_seconds", "7200"}};
    scenario.log.push_back({ten + hour * 3, test::order_for(test::one_month), {}});
    CHECK(kinds(at(scenario, ten + hour * 6)) == std::vector{EventKind::pool_created,
                                                             EventKind::order_submitted, EventKind::arrears,
                                                             EventKind::order_cancelled});
}

TEST_CASE("money that is used up to the last unit is not yet a debt") {
    Scenario scenario = overdrawn();
    scenario.account = Account{amount("1.00"), amount("0.32")};
    CHECK_FALSE(at(scenario, ten + hour * 4 - Seconds{1}).arrears);
    REQUIRE(at(scenario, ten + hour * 5).arrears);
    CHECK(at(scenario, ten + hour * 5).arrears->since == ten + hour * 4);
    CHECK(at(scenario, ten + hour * 4).arrears->debt == amount("0.66"));
}

TEST_CASE("a top-up that covers the debt ends the arrears, a smaller one shrinks it") {
    Scenario scenario = overdrawn();
    scenario.log.push_back({ten + hour * 4, TopUp{amount("0.40")}, {}});
    REQUIRE(at(scenario, ten + hour * 4).arrears);
    CHECK(at(scenario, ten + hour * 4).arrears->debt == amount("0.08"));
    scenario.log.push_back({ten + hour * 4, TopUp{amount("0.10")}, {}});
    const World world = at(scenario, ten + hour * 4);
    CHECK_FALSE(world.arrears);
    CHECK(world.account->cash == amount("0.02"));
    CHECK(world.events.back().kind == EventKind::arrears_cleared);
}

TEST_CASE("after grace and retention the pool is deleted, unless the debt was paid in time") {
    const Instant end = ten + hour * 4 + std::chrono::days{30};
    CHECK(at(overdrawn(), end - Seconds{1}).pools[0].exists());
    CHECK_FALSE(at(overdrawn(), end).pools[0].exists());
    CHECK(kinds(at(overdrawn(), end)) == std::vector{EventKind::pool_created, EventKind::arrears,
                                                     EventKind::grace_ended, EventKind::retention_ended});
    Scenario saved = overdrawn();
    saved.log.push_back({end - Seconds{1}, TopUp{amount("10000")}, {}});
    CHECK(at(saved, end).pools[0].exists());
}

TEST_CASE("what is coming tells of the arrears before they come") {
    const Result<std::vector<Event>> events = events_after(overdrawn(), ten, ten + hour * 5);
    REQUIRE(events.ok());
    CHECK(std::any_of(events->begin(), events->end(),
                      [](const Event& event) { return event.kind == EventKind::arrears; }));
}

TEST_CASE("an account in arrears fails a condition of the change") {
    const auto conditions = [](Instant instant) {
        return check_change_to_prepaid(at(overdrawn(), instant), 0);
    };
    CHECK(all_passed(conditions(ten + hour * 3)));
    CHECK(conditions(ten + hour * 4).back().code == "account.no-arrears");
    CHECK(conditions(ten + hour * 4).back().state == ConditionState::failed);
}

/// The account as a clerk would keep it: one usage line after the other, at its settlement.
struct Book {
    Amount cash, credit, debt;
    std::optional<Instant> overdrawn;

    void take(const Line& line) {
        const auto draw = [](Amount& source, Amount wanted) {
            const Amount part = std::min(source, wanted);
            source = (source - part).bounded();
            return (wanted - part).bounded();
        };
        debt = (debt + draw(credit, draw(cash, line.payable))).bounded();
        if (!debt.is_zero() && !overdrawn) overdrawn = line.settled;
    }
};

TEST_CASE("the account is what a clerk finds who takes the lines one by one") {
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const auto number = [&random](std::uint32_t most) {
            return static_cast<std::int64_t>(random() % (most + 1));
        };
        Scenario scenario = test::empty_story();
        scenario.pools.push_back({"p2", "p2", PoolType::dedicated, ""});
        scenario.site = number(1) == 0 ? "intl" : "cn";
        scenario.catalog.currency = scenario.site == "cn" ? cny : usd;
        scenario.account =
            Account{Amount::from_units(number(2'000'000'000)), Amount::from_units(number(900'000'000))};
        Instant when = ten + Seconds{number(3000)};
        for (const char* pool : {"p1", "p2"}) {
            scenario.log.push_back({when, CreatePool{pool, {{"f", 1 + number(3), std::nullopt}}, {}}, {}});
            when += Seconds{number(3000)};
        }
        for (int change = 0; change < 4; ++change) {
            scenario.log.push_back(
                {when,
                 ScalePool{number(1) == 0 ? "p1" : "p2", {{"f", 1 + number(3), std::nullopt}}, {}},
                 {}});
            if (!replay(scenario, when)) scenario.log.pop_back();  // more nodes are refused in arrears
            when += Seconds{number(9000)};
        }
        const Instant until = when + Seconds{number(50'000)};
        const World world = at(scenario, until);
        Book book{scenario.account->cash, scenario.account->credit, {}, {}};
        std::vector<Line> lines = world.bills().lines(0, world.bills().line_count());
        std::stable_sort(lines.begin(), lines.end(),
                         [](const Line& a, const Line& b) { return a.settled < b.settled; });
        for (const Line& line : lines) {
            if (line.settled <= until) book.take(line);
        }
        CHECK(world.account->cash == book.cash);
        CHECK(world.account->credit == book.credit);
        CHECK(world.arrears.has_value() == book.overdrawn.has_value());
        if (!world.arrears) continue;
        CHECK(world.arrears->since == *book.overdrawn);
        CHECK(world.arrears->debt == book.debt);
    }
}

}  // namespace poolbill
