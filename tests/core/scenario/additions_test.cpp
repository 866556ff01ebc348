// Additions to a yearly/monthly pool that are ordered and paid later.
#include <array>

#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

/// "p1" with a yearly/monthly node from 16:30:30 on 18 April to the end of 18 May, and an order "a1" of 28 April for another one.
Scenario ordered_addition() {
    Scenario scenario = empty_story();
    add(scenario, "2023-04-18 15:29:16", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    add(scenario, "2023-04-18 16:30:30", order_for(one_month));
    add(scenario, "2023-04-18 16:30:30", payment());
    add(scenario, "2023-04-28 12:00:00", ScalePool{"p1", {{"f", 2, {}}}, {}, {}, "a1", true});
    return scenario;
}

const PayOrder pay_addition{"a1", PaymentMethod::balance, {}};

std::int64_t nodes_at(const Scenario& scenario, std::string_view when) {
    return world_of(scenario, when).pools[0].node_count();
}

}  // namespace

TEST_CASE("an addition that is ordered changes nothing before it is paid") {
    Scenario scenario = ordered_addition();
    const World ordered = world_of(scenario, "2023-04-29 00:00:00");
    CHECK(ordered.pools[0].node_count() == 1);
    CHECK(ordered.orders[1].state == OrderState::pending_payment);
    CHECK(ordered.bills().line_count() == world_of(scenario, "2023-04-28 11:59:59").bills().line_count());
    add(scenario, "2023-04-30 00:00:00", pay_addition);
    CHECK(nodes_at(scenario, "2023-04-29 23:59:59") == 1);
    CHECK(nodes_at(scenario, "2023-04-30 00:00:00") == 2);
}

TEST_CASE("an addition costs what it cost when it was ordered, also when its price has changed since") {
    Scenario scenario = ordered_addition();
    const Amount fee = world_of(scenario, "2023-04-28 12:00:00").orders[1].amounts.payable;
    Prices dearer = scenario.catalog.flavors[0].prices;
    dearer.monthly = UnitPrice::parse("9999").value();
    scenario.catalog.flavors[0].changes = {{at("2023-04-29 00:00:00"), dearer, {}}};
    add(scenario, "2023-04-30 00:00:00", pay_addition);
    const World world = world_of(scenario, "2023-04-30 00:00:00");
    CHECK(world.orders[1].amounts.payable == fee);
    const Line line = world.bills().lines(world.bills().line_count() - 1, 1).front();
    CHECK(line.payable == fee);
    CHECK(line.charged == Interval{at("2023-04-30 00:00:00"), world.pools[0].subscription->expires});
}

TEST_CASE("whatever changes the pool cancels the addition's order, and so does its expiry") {
    const std::array<std::pair<Action, CancelReason>, 2> changes{
        std::pair{Action(ScalePool{"p1", {{"f", 3, {}}}, {}}), CancelReason::pool_changed},
        std::pair{Action(Unsubscribe{"p1", {}}), CancelReason::pool_unsubscribed}};
    for (const auto& each : changes) {
        const Action& change = each.first;
        const CancelReason reason = each.second;
        CAPTURE(word_of(change));
        Scenario scenario = ordered_addition();
        add(scenario, "2023-04-29 00:00:00", change);
        const World world = world_of(scenario, "2023-04-29 00:00:00");
        CHECK(world.orders[1].state == OrderState::cancelled);
        CHECK(world.orders[1].cancel_reason == reason);
        CHECK_FALSE(world.pools[0].open_order.has_value());
    }
    Scenario expired = ordered_addition();
    expired.settings = {{"unpaid_deadline_seconds", "8640000"}};
    CHECK(world_of(expired, "2023-05-18 23:59:59").orders[1].cancel_reason == CancelReason::pool_expired);
}

TEST_CASE("scaling to the nodes that are there keeps an unpaid order, in whatever order they are named") {
    Scenario scenario = ordered_addition();
    add(scenario, "2023-04-29 00:00:00", ScalePool{"p1", {{"f", 1, {}}}, {}});
    add(scenario, "2023-04-30 00:00:00", pay_addition);
    CHECK(nodes_at(scenario, "2023-04-30 00:00:00") == 2);

    Scenario two = documentation_example();
    Flavor other = two.catalog.flavors[0];
    other.code = other.name = "g";
    two.catalog.flavors.push_back(other);
    std::get<CreatePool>(two.log[0].action).nodes = {{"f", 1, {}}, {"g", 2, {}}};
    two.log.insert(two.log.begin() + 2,
                   {at("2023-04-18 16:30:30"), ScalePool{"p1", {{"g", 2, {}}, {"f", 1, {}}}, {}}, {}});
    CHECK(world_of(two, "2023-04-18 16:30:30").orders[0].state == OrderState::completed);
}

TEST_CASE("an addition's order lapses, and is not paid while the pool may not be changed") {
    Scenario scenario = ordered_addition();
    add(scenario, "2023-05-05 12:00:00", pay_addition);
    CHECK(failure_of(scenario) == "order.cancelled");
    Scenario restricted = ordered_addition();
    SetPoolStatus status;
    status.pool = "p1";
    status.control_mode = control_mode::spec_change_restricted;
    add(restricted, "2023-04-29 00:00:00", status);
    add(restricted, "2023-04-29 00:00:01", pay_addition);
    CHECK(failure_of(restricted) == "pool.restricted");
}

TEST_CASE(
    "an unpaid addition blocks a renewal, and an automatic one succeeds on the day after it is cancelled") {
    Scenario scenario = ordered_addition();
    std::get<SubmitChangeOrder>(scenario.log[1].action).auto_renew = true;
    scenario.settings = {{"unpaid_deadline_seconds", "8640000"}};
    Scenario by_hand = scenario;
    add(by_hand, "2023-04-29 00:00:00", renewal_for(one_month));
    CHECK(failure_of(by_hand) == "renew.unpaid-order");
    add(scenario, "2023-05-13 12:00:00", CancelOrder{"a1"});
    const World world = world_of(scenario, "2023-05-18 00:00:00");
    REQUIRE(world.orders.size() == 3);
    CHECK(world.orders[2].kind == OrderKind::auto_renewal);
    CHECK(world.orders[2].paid == at("2023-05-14 03:00:00"));
    for (const Event& event : world.events)
        CHECK_FALSE(event.lacks_money);
}

TEST_CASE("a change that costs nothing cannot be ordered to be paid later") {
    Scenario metered = empty_story();
    add(metered, "2023-04-18 15:29:16", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    add(metered, "2023-04-18 16:00:00", ScalePool{"p1", {{"f", 2, {}}}, {}, {}, "a1", true});
    CHECK(failure_of(metered) == "scale.no-fee");
    Scenario prepaid = ordered_addition();
    add(prepaid, "2023-04-29 00:00:00",
        ScalePool{"p1", {{"f", 1, {}}, {"f", 1, BillingMode::pay_per_use}}, {}, {}, "a2", true});
    CHECK(failure_of(prepaid) == "scale.no-fee");
}

TEST_CASE("in arrears no node or disk is added in any mode, also not beside a larger disk") {
    Scenario scenario = empty_story();
    scenario.catalog.disks.push_back(
        {"d", "d", {*UnitPrice::parse("0.002"), *UnitPrice::parse("1"), std::nullopt}});
    scenario.pools.push_back({"p2", "p2", PoolType::dedicated, ""});
    scenario.account = Account{amount("0.50"), Amount()};
    add(scenario, "2023-04-18 15:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    add(scenario, "2023-04-18 15:00:00", order_for(one_month));
    add(scenario, "2023-04-18 15:00:00", PayOrder{"o1", PaymentMethod::partner, {}});
    add(scenario, "2023-04-18 15:00:00", CreatePool{"p2", {{"f", 1, std::nullopt}}, {{"d", 100, 1}}});
    const auto failure = [&](Action action) {
        Scenario longer = scenario;
        add(longer, "2023-04-19 00:00:00", std::move(action));
        return failure_of(longer);
    };
    CHECK(failure(ScalePool{"p1", {{"f", 1, {}}, {"f", 1, BillingMode::pay_per_use}}, {}}) ==
          "account.arrears");
    CHECK(failure(ScalePool{"p2", {{"f", 1, {}}}, {{{"d", 100, 1}, {"d", 50, 1}}}}) == "account.arrears");
    CHECK(failure(ScalePool{"p2", {{"f", 1, {}}}, {{{"d", 50, 1}}}}) == "");
}

TEST_CASE("when arrears end, the pay-per-use nodes of a yearly/monthly pool are deleted as pools are") {
    Scenario scenario = empty_story();
    scenario.account = Account{amount("1000"), Amount()};
    scenario.settings = {
        {"grace_days", "1"}, {"retention_days", "1"}, {"unpaid_deadline_seconds", "8640000"}};
    add(scenario, "2023-04-18 15:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    add(scenario, "2023-04-18 15:00:00", order_for(Term(Term::Unit::month, 9)));
    add(scenario, "2023-04-18 15:00:00", PayOrder{"o1", PaymentMethod::partner, {}});
    add(scenario, "2023-04-18 15:00:00",
        ScalePool{"p1", {{"f", 1, {}}, {"f", 9, BillingMode::pay_per_use}}, {}});
    add(scenario, "2023-04-18 15:00:01",
        ScalePool{"p1", {{"f", 2, {}}, {"f", 9, BillingMode::pay_per_use}}, {}, {}, "a1", true});
    const World world = world_of(scenario, "2023-05-18 00:00:00");
    CHECK(world.pools[0].exists());
    CHECK(world.pools[0].node_count() == 1);
    CHECK(world.orders[1].cancel_reason == CancelReason::pool_changed);  // it would bring them back
}

TEST_CASE("a pay-per-use pool is not scaled by yearly/monthly nodes, and keeps those that are recorded") {
    Scenario scenario = empty_story();
    add(scenario, "2023-04-18 15:00:00", CreatePool{"p1", {{"f", 2, std::nullopt}}, {}});
    add(scenario, "2023-04-18 15:00:00", SetNodeBilling{"p1", "f", 1, BillingMode::yearly_monthly});
    const auto failure = [&](std::int64_t prepaid) {
        Scenario longer = scenario;
        add(longer, "2023-04-18 16:00:00",
            ScalePool{"p1", {{"f", 3, {}}, {"f", prepaid, BillingMode::yearly_monthly}}, {}});
        return failure_of(longer);
    };
    CHECK(failure(1) == "");
    CHECK(failure(2) == "nodes.mode");
}

TEST_CASE("in arrears a pay-per-use pool gets no more nodes, and may have fewer") {
    Scenario scenario = empty_story();
    scenario.account = Account{amount("0.50"), Amount()};
    add(scenario, "2023-04-18 15:00:00", CreatePool{"p1", {{"f", 3, std::nullopt}}, {}});
    Scenario more = scenario, fewer = scenario;
    add(more, "2023-04-19 00:00:00", ScalePool{"p1", {{"f", 4, {}}}, {}});
    CHECK(failure_of(more) == "account.arrears");
    add(fewer, "2023-04-19 00:00:00", ScalePool{"p1", {{"f", 2, {}}}, {}});
    CHECK(nodes_at(fewer, "2023-04-19 00:00:00") == 2);
}
