#include "core/scenario/replay.hpp"

#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

TEST_CASE("until an order is paid nothing on the pool changes") {
    Scenario unpaid = documentation_example();
    unpaid.log.pop_back();
    const World world = world_of(unpaid, "2023-04-18 18:00:00");
    CHECK(world.pools[0].mode == BillingMode::pay_per_use);
    CHECK(world.pools[0].open_order == 0);
    CHECK(world.orders[0].state == OrderState::pending_payment);
    CHECK(world.orders[0].amounts.payable == amount("625.10"));
}

TEST_CASE("payment makes the pool prepaid at that second") {
    const World world = world_of(documentation_example(), "2023-04-18 16:30:30");
    CHECK(world.pools[0].mode == BillingMode::yearly_monthly);
    CHECK(world.pools[0].mode_since == at("2023-04-18 16:30:30"));
    CHECK(world.pools[0].subscription->expires == at("2023-05-18 23:59:59"));
    CHECK(!world.pools[0].open_order);
}

TEST_CASE("the expiry follows from the second of payment, not of the order") {
    Scenario scenario = documentation_example();
    scenario.log[2].at = at("2023-04-20 10:00:00");
    const World world = world_of(scenario, "2023-04-20 12:00:00");
    CHECK(world.orders[0].amounts.payable == amount("625.10"));
    CHECK(world.pools[0].subscription->expires == at("2023-05-20 23:59:59"));
}

TEST_CASE("a failed payment leaves the order pending") {
    Scenario scenario = documentation_example();
    scenario.log.insert(scenario.log.begin() + 2,
                        LogEntry{at("2023-04-18 16:30:30"), FailPayment{"o1", "card declined"}, {}});
    CHECK(failure_of(scenario) == "");
    scenario.log.pop_back();
    const World world = world_of(scenario, "2023-04-18 18:00:00");
    CHECK(world.orders[0].state == OrderState::pending_payment);
    CHECK(world.orders[0].last_failure == "card declined");
    CHECK(world.orders[0].failed_payments == 1);
}

TEST_CASE("a change of the pool cancels its unpaid order") {
    Scenario scenario = documentation_example();
    scenario.log.pop_back();
    add(scenario, "2023-04-18 16:40:00", ScalePool{"p1", {{"f", 2, std::nullopt}}, {}});
    const World world = world_of(scenario, "2023-04-18 18:00:00");
    CHECK(world.orders[0].state == OrderState::cancelled);
    CHECK(world.orders[0].cancel_reason == CancelReason::pool_changed);
}

TEST_CASE("an order that waits for approval can be approved or refused, but not paid") {
    Scenario scenario = documentation_example();
    std::get<SubmitChangeOrder>(scenario.log[1].action).needs_approval = true;
    CHECK(failure_of(scenario) == "order.not-approved");
    Scenario approved = scenario;
    approved.log.insert(approved.log.begin() + 2,
                        LogEntry{at("2023-04-18 16:30:30"), ApproveOrder{"o1", true}, {}});
    CHECK(failure_of(approved) == "");
    scenario.log[2].action = ApproveOrder{"o1", false};
    CHECK(world_of(scenario, "2023-04-18 18:00:00").orders[0].cancel_reason ==
          CancelReason::approval_refused);
}

TEST_CASE("a pool whose status changed since the order cannot be paid for") {
    Scenario scenario = documentation_example();
    SetPoolStatus status;
    status.pool = "p1";
    status.phase = PoolPhase::abnormal;
    scenario.log.insert(scenario.log.begin() + 2, LogEntry{at("2023-04-18 16:30:30"), status, {}});
    CHECK(failure_of(scenario) == "order.not-payable");
}

TEST_CASE("every failed condition is named at once, with what was found and what to do") {
    Scenario scenario = empty_story();
    scenario.pools[0].type = PoolType::public_pool;
    scenario.catalog.flavors[0].prices.monthly.reset();
    add(scenario, "2023-04-18 15:29:16", CreatePool{"p1", {{"f", 2, std::nullopt}}, {}});
    SetPoolStatus status;
    status.pool = "p1";
    status.phase = PoolPhase::abnormal;
    status.scopes = {{"Train", ScopeState::disabled}};
    status.control_mode = 9;
    status.creating_nodes = 1;
    add(scenario, "2023-04-18 16:00:00", status);
    SetNodeBilling billing;
    billing.pool = "p1";
    billing.flavor = "f";
    billing.count = 1;
    billing.mode = BillingMode::yearly_monthly;
    add(scenario, "2023-04-18 16:00:00", billing);
    const World world = world_of(scenario, "2023-04-18 16:00:00");
    std::vector<std::string> failed;
    const std::vector<Condition> conditions = check_change_to_prepaid(world, 0);
    for (const Condition& condition : conditions) {
        CHECK(!condition.found.empty());
        if (condition.state != ConditionState::failed) continue;
        failed.push_back(condition.code);
        CHECK(!condition.remedy.empty());
    }
    CHECK(failed == std::vector<std::string>{"pool.dedicated", "pool.running", "pool.enabled",
                                             "pool.no-node-change", "nodes.same-mode", "pool.control-mode",
                                             "flavor.sold-prepaid"});
}

TEST_CASE("an eligible pool passes the same conditions") {
    const World world = world_of(documentation_example(), "2023-04-18 16:00:00");
    CHECK(all_passed(check_change_to_prepaid(world, 0)));
}

TEST_CASE("appending an action that is not possible changes nothing") {
    const Scenario scenario = documentation_example();
    const Result<Scenario> again = append(scenario, {at("2023-04-18 19:00:00"), payment(), {}});
    CHECK(again.error().code == "order.paid");
    CHECK(again.error().path == "/actions/3/order");
    CHECK(append(scenario, {at("2023-04-18 16:00:00"), DeletePool{"p1"}, {}}).error().code ==
          "scenario.order");
    CHECK(
        append(scenario, {at("2023-04-18 16:00:00"), DeletePool{"p1"}, {}}, LaterActions::drop)->log.size() ==
        2);
}

TEST_CASE("what a preview shows is what then happens") {
    Scenario scenario = documentation_example();
    scenario.log.resize(1);
    Scenario preview = *append(scenario, {at("2023-04-18 16:30:30"), order_for(one_month), {}});
    preview = *append(preview, {at("2023-04-18 16:30:30"), payment(), {}});
    CHECK(world_of(preview, "2023-06-01 00:00:00").bills().lines(0, 9) ==
          world_of(documentation_example(), "2023-06-01 00:00:00").bills().lines(0, 9));
}

TEST_CASE("renewing n times by one month is renewing once by n months") {
    Scenario base = documentation_example();
    for (LogEntry& entry : base.log)
        entry.at = at("2024-01-31 10:00:00");
    const auto expiry_after = [&base](const std::vector<int>& months) {
        Scenario scenario = base;
        for (const int count : months)
            add(scenario, "2024-01-31 11:00:00", renewal_for(*Term::months(count)));
        return world_of(scenario, "2024-01-31 11:00:00").pools[0].subscription->expires;
    };
    CHECK(expiry_after({1, 1, 1}) == expiry_after({3}));
    CHECK(expiry_after({1, 1}) == at("2024-04-30 23:59:59"));
}

TEST_CASE("an expired pool has grace, then retention, then is gone") {
    const Scenario scenario = documentation_example();
    const auto state = [&](std::string_view now) {
        return world_of(scenario, now).pools[0].subscription->state;
    };
    CHECK(state("2023-05-18 23:59:58") == SubscriptionState::active);
    CHECK(state("2023-05-18 23:59:59") == SubscriptionState::grace);
    CHECK(state("2023-06-02 23:59:59") == SubscriptionState::retention);
    CHECK(state("2023-06-17 23:59:59") == SubscriptionState::ended);
    CHECK(!world_of(scenario, "2023-06-17 23:59:59").pools[0].exists());
}

TEST_CASE("auto-renewal switched on after the last 03:00 is tried at once") {
    Scenario scenario = documentation_example();
    add(scenario, "2023-05-18 22:00:00", SetAutoRenew{"p1", true});
    CHECK(world_of(scenario, "2023-05-18 22:00:00").pools[0].subscription->expires ==
          at("2023-06-18 23:59:59"));
}

TEST_CASE("manual renewal before the automatic one moves the automatic one") {
    Scenario scenario = documentation_example();
    std::get<SubmitChangeOrder>(scenario.log[1].action).auto_renew = true;
    add(scenario, "2023-05-01 10:00:00", renewal_for(one_month));
    const auto expires = [&](std::string_view now) {
        return world_of(scenario, now).pools[0].subscription->expires;
    };
    CHECK(expires("2023-05-20 00:00:00") == at("2023-06-18 23:59:59"));
    CHECK(expires("2023-06-11 03:00:00") == at("2023-07-18 23:59:59"));
}

TEST_CASE("nodes added to a prepaid pool as pay-per-use are metered beside it") {
    Scenario scenario = documentation_example();
    add(scenario, "2023-04-19 10:00:00",
        ScalePool{"p1", {{"f", 1, std::nullopt}, {"f", 1, BillingMode::pay_per_use}}, {}});
    const World world = world_of(scenario, "2023-04-19 12:00:00");
    CHECK(world.pools[0].nodes.size() == 2);
    CHECK(world.bills().total({at("2023-04-19 10:00:00"), at("2023-04-19 12:00:00")}).payable ==
          amount("1.32"));
}

TEST_CASE("a pool is created pay-per-use: another mode for its nodes is refused") {
    Scenario scenario = documentation_example();
    scenario.log.resize(1);
    std::get<CreatePool>(scenario.log[0].action).nodes[0].mode = BillingMode::yearly_monthly;
    CHECK(failure_of(scenario) == "nodes.mode");
}

TEST_CASE("time is carried on up to the next thing that happens, and no further") {
    const Scenario scenario = documentation_example();
    World world = world_of(scenario, "2023-04-18 15:30:00");
    CHECK(advance_metering(world, at("2023-04-18 16:30:29")));
    CHECK(world.bills().total().payable == world_of(scenario, "2023-04-18 16:30:29").bills().total().payable);
    CHECK_FALSE(advance_metering(world, at("2023-04-18 16:30:30")));  // the order
    CHECK_FALSE(advance_metering(world, at("2023-04-18 16:00:00")));  // the past
    CHECK(world.until == at("2023-04-18 16:30:29"));
    World prepaid = world_of(scenario, "2023-05-01 00:00:00");
    CHECK(advance_metering(prepaid, at("2023-05-18 23:59:58")));
    CHECK_FALSE(advance_metering(prepaid, at("2023-05-18 23:59:59")));  // it expires
}

TEST_CASE("time is not carried on where more than the length of a rate changes") {
    Scenario scenario = empty_story();
    add(scenario, "2021-07-31 20:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    World new_rate = world_of(scenario, "2021-07-31 20:00:00");
    CHECK_FALSE(advance_metering(new_rate, at("2021-07-31 20:00:01")));
    World world = world_of(scenario, "2021-07-31 22:00:00");
    CHECK(advance_metering(world, at("2021-08-01 00:00:00")));
    CHECK_FALSE(advance_metering(world, at("2021-08-01 00:00:01")));  // another rounding
    scenario.account = Account{amount("100"), {}};
    World account = world_of(scenario, "2021-07-31 22:00:00");
    CHECK_FALSE(advance_metering(account, at("2021-07-31 22:00:01")));  // usage is taken from it
}

TEST_CASE("time is not carried on to sums that no amount holds") {
    Scenario scenario = empty_story();
    scenario.catalog.flavors[0].prices.hourly = *UnitPrice::parse("900000000");
    add(scenario, "2023-04-18 15:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    World world = world_of(scenario, "2023-04-18 16:00:00");
    const Instant end = at("2023-04-25 00:00:00");
    CHECK_FALSE(replay(scenario, end).ok());
    CHECK_FALSE(advance_metering(world, end));
    while (advance_metering(world, world.until + std::chrono::hours{1}))
        CHECK(replay(scenario, world.until).ok());
    CHECK(world.until > at("2023-04-18 18:00:00"));
}
