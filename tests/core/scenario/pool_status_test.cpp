#include "core/scenario/pool_status.hpp"

#include <doctest/doctest.h>

#include "core/json/scenario_json.hpp"
#include "core/scenario/replay.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill {
namespace {

/// A pool of one node from 2026-01-10 08:00:00, and what is done with it.
World at(const std::string& instant, const std::string& actions, const std::string& account = "") {
    const Result<Scenario, Errors> scenario = json::parse_scenario(
        R"({"format": "poolbill/scenario", "version": 1, "site": "intl",)" + account +
        R"("catalog": {"currency": "USD", "flavors": [{"code": "f", "hourly": "1", "monthly": "100"}]},
           "pools": [{"id": "p"}], "actions": [{"at": "2026-01-10T08:00:00+08:00", "do": "create_pool", "pool": "p",
           "nodes": [{"flavor": "f", "count": 1}]})" +
        actions + R"(], "now": "2026-01-10T08:00:00+08:00"})");
    REQUIRE(scenario.ok());
    Result<World> world = replay(*scenario, *parse_instant(instant + "+08:00"));
    REQUIRE(world.ok());
    return std::move(world).value();
}

PoolStatus status_at(const std::string& instant, const std::string& actions,
                     const std::string& account = "") {
    const World world = at(instant, actions, account);
    return status_of(world, world.pools[0]);
}

const std::string month = R"(, {"at": "2026-01-10T09:00:00+08:00", "do": "submit_change_order", "pool": "p",
    "order": "o", "term": {"months": 1}}, {"at": "2026-01-10T09:00:00+08:00", "do": "pay_order", "order": "o"})";

std::string also(const std::string& instant, const std::string& what) {
    return R"(, {"at": ")" + instant + R"(+08:00", )" + what + "}";
}

}  // namespace

TEST_CASE("a yearly/monthly pool runs, is in its grace period, frozen, and deleted") {
    CHECK(status_at("2026-01-10T09:00:00", month) == PoolStatus::running);
    CHECK(status_at("2026-02-10T23:59:58", month) == PoolStatus::running);
    CHECK(status_at("2026-02-10T23:59:59", month) == PoolStatus::grace);
    const World expired = at("2026-02-11T00:00:00", month);
    const Subscription& subscription = *expired.pools[0].subscription;
    const auto status = [](Instant instant) {
        return status_at(format_instant(instant).substr(0, 19), month);
    };
    CHECK(status(subscription.grace_ends - Seconds{1}) == PoolStatus::grace);
    CHECK(status(subscription.grace_ends) == PoolStatus::frozen);
    CHECK(status(subscription.retention_ends) == PoolStatus::deleted);
}

TEST_CASE("an unsubscribed pool is not a deleted one") {
    const std::string gone =
        month + also("2026-01-20T09:00:00", R"("do": "unsubscribe", "pool": "p", "order": "u")");
    CHECK(status_at("2026-01-20T08:59:59", gone) == PoolStatus::running);
    CHECK(status_at("2026-01-20T09:00:00", gone) == PoolStatus::unsubscribed);
    CHECK(status_at("2027-01-20T09:00:00", gone) == PoolStatus::unsubscribed);
    const std::string removed = also("2026-01-20T09:00:00", R"("do": "delete_pool", "pool": "p")");
    CHECK(status_at("2026-01-20T09:00:00", removed) == PoolStatus::deleted);
}

TEST_CASE("arrears have the same two periods, and a top-up ends them") {
    const std::string poor = R"("account": {"cash": "2", "credit": "0"},)";
    const World world = at("2026-01-11T08:00:00", "", poor);
    REQUIRE(world.arrears);
    CHECK(status_of(world, world.pools[0]) == PoolStatus::grace);
    const std::string frozen = format_instant(world.arrears->grace_ends).substr(0, 19);
    CHECK(status_at(frozen, "", poor) == PoolStatus::frozen);
    const std::string paid = also(frozen, R"("do": "top_up", "amount": "10000")");
    CHECK(status_at(frozen, paid, poor) == PoolStatus::running);
}

TEST_CASE("the console's phase comes before what is due") {
    const std::string abnormal =
        month + also("2026-01-20T09:00:00", R"("do": "set_pool_status", "pool": "p", "phase": "Abnormal")");
    CHECK(status_at("2026-02-11T09:00:00", abnormal) == PoolStatus::abnormal);
    CHECK(status_at("2026-01-10T08:00:00", "") == PoolStatus::running);
}

}  // namespace poolbill
