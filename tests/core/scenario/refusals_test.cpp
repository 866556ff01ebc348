// What is refused on a pool whose order is being processed, on a yearly/monthly pool, and in settings.
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

/// "p1" with two yearly/monthly nodes of "f" at 625.10, of which "big" at 1000 is the better and "small" at 10 the
/// lesser one, and a disk of 40 GB.
Scenario prepaid_pool() {
    Scenario scenario = empty_story();
    for (const auto& [code, monthly] : {std::pair{"big", "1000"}, std::pair{"small", "10"}}) {
        Flavor flavor;
        flavor.code = flavor.name = code;
        flavor.prices = {*UnitPrice::parse("1"), *UnitPrice::parse(monthly), std::nullopt};
        scenario.catalog.flavors.push_back(flavor);
    }
    scenario.catalog.disks.push_back(
        {"d", "d", {*UnitPrice::parse("0.002"), *UnitPrice::parse("1"), std::nullopt}});
    add(scenario, "2023-04-18 15:29:16", CreatePool{"p1", {{"f", 2, std::nullopt}}, {{"d", 40, 1}}});
    add(scenario, "2023-04-18 16:30:30", order_for(one_month));
    add(scenario, "2023-04-18 16:30:30", payment());
    return scenario;
}

std::string failure_with(Scenario scenario, std::string_view when, Action action) {
    add(scenario, when, std::move(action));
    return failure_of(scenario);
}

Unsubscribe nodes_of(std::string flavor, std::int64_t count) {
    return Unsubscribe{"p1", "", {{std::move(flavor), count, std::nullopt}}};
}

ScalePool scaled_to(std::vector<NodeRequest> nodes, std::optional<std::vector<DiskGroup>> disks = {}) {
    return ScalePool{"p1", std::move(nodes), std::move(disks)};
}

}  // namespace

TEST_CASE("a pool whose order is paid and not yet active cannot be changed, and can one second later") {
    Scenario scenario = documentation_example();
    scenario.settings = {{"activation_delay_seconds", "60"}};
    SubmitChangeOrder again = order_for(one_month, "o2");
    for (const Action& action :
         {Action(scaled_to({{"f", 2, std::nullopt}})), Action(DeletePool{"p1"}),
          Action(SetNodeBilling{"p1", "f", std::nullopt, BillingMode::yearly_monthly}), Action(again)}) {
        CAPTURE(word_of(action));
        CHECK(failure_with(scenario, "2023-04-18 16:31:29", action) == "pool.processing");
        CHECK(failure_with(scenario, "2023-04-18 16:31:30", action) != "pool.processing");
    }
}

TEST_CASE("a pool that is paid for is not deleted with the overdrawn ones while its order is processed") {
    Scenario scenario = documentation_example();
    scenario.account = Account{amount("0.50"), Amount()};
    scenario.settings = {{"activation_delay_seconds", "86400"}, {"grace_days", "0"}, {"retention_days", "0"}};
    std::get<PayOrder>(scenario.log[2].action).method = PaymentMethod::credit_card;
    const World world = world_of(scenario, "2023-04-20 00:00:00");
    CHECK(world.arrears.has_value());
    CHECK(world.pools[0].exists());
    CHECK(world.pools[0].mode == BillingMode::yearly_monthly);
}

TEST_CASE("only some yearly/monthly nodes of one flavor are given back by themselves") {
    const Scenario scenario = prepaid_pool();
    const auto failure = [&scenario](Action action) {
        return failure_with(scenario, "2023-04-20 10:00:00", std::move(action));
    };
    CHECK(failure(nodes_of("f", 1)) == "");
    CHECK(failure(nodes_of("f", 2)) == "unsubscribe.nodes");  // all: that is the pool
    CHECK(failure(nodes_of("f", 3)) == "unsubscribe.nodes");
    CHECK(failure(nodes_of("big", 1)) == "unsubscribe.nodes");
    CHECK(failure(nodes_of("x", 1)) == "flavor.unknown");
    Unsubscribe both = nodes_of("f", 1);
    both.renewals_only = true;
    CHECK(failure(both) == "unsubscribe.nodes");
    CHECK(failure(Unsubscribe{"p1", "", {}, true}) == "unsubscribe.no-renewal");
}

TEST_CASE("renewals that have not begun are given back together, and the pool can be renewed again") {
    Scenario scenario = prepaid_pool();
    const Renew renewal = renewal_for(Term(Term::Unit::month, 2));
    add(scenario, "2023-04-20 10:00:00", renewal);
    add(scenario, "2023-04-20 10:00:01", renewal);
    add(scenario, "2023-04-21 10:00:00", Unsubscribe{"p1", "", {}, true});
    const World world = world_of(scenario, "2023-04-21 10:00:00");
    CHECK(world.orders.back().refund.size() == 2);
    CHECK(world.pools[0].subscription->expires == at("2023-05-18 23:59:59"));
    CHECK(world.bills().total().yearly_monthly ==
          world_of(scenario, "2023-04-20 00:00:00").bills().total().yearly_monthly);
    add(scenario, "2023-04-21 11:00:00", renewal);
    CHECK(world_of(scenario, "2023-04-21 11:00:00").pools[0].subscription->expires ==
          at("2023-07-18 23:59:59"));
}

TEST_CASE("a renewal for whose term nodes were added is not given back by itself") {
    Scenario scenario = prepaid_pool();
    add(scenario, "2023-04-20 10:00:00", renewal_for(one_month));
    add(scenario, "2023-04-21 10:00:00", scaled_to({{"f", 3, std::nullopt}}));
    CHECK(failure_with(scenario, "2023-04-22 10:00:00", Unsubscribe{"p1", "", {}, true}) ==
          "unsubscribe.additions");
}

TEST_CASE("yearly/monthly nodes are upgraded for the difference, and never downgraded or removed") {
    const Scenario scenario = prepaid_pool();
    const auto failure = [&scenario](std::vector<NodeRequest> nodes) {
        return failure_with(scenario, "2023-04-30 10:00:00", scaled_to(std::move(nodes)));
    };
    CHECK(failure({{"f", 1, std::nullopt}}) == "scale.prepaid-nodes");
    CHECK(failure({{"f", 1, std::nullopt}, {"small", 1, std::nullopt}}) == "scale.downgrade");
    Scenario upgraded = scenario;
    add(upgraded, "2023-04-30 10:00:00", scaled_to({{"f", 1, std::nullopt}, {"big", 1, std::nullopt}}));
    const World world = world_of(upgraded, "2023-04-30 10:00:00");
    const FeeItem& item = world.orders.back().items.front();
    CHECK(item.list == amount("217.68387048"));  // (1000 - 625.10) x 18/31
    // The node that was upgraded takes its share of the first order along.
    const Scenario refunded = [&upgraded] {
        Scenario longer = upgraded;
        add(longer, "2023-05-05 10:00:00", nodes_of("big", 1));
        return longer;
    }();
    const Order refund = world_of(refunded, "2023-05-05 10:00:00").orders.back();
    REQUIRE(refund.refund.size() == 2);
    CHECK(refund.refund[0].paid == amount("625.10"));
    CHECK(refund.refund[1].paid == amount("217.68387048"));
}

TEST_CASE("nodes that become two better flavors take equal shares of their order along") {
    Scenario scenario = prepaid_pool();
    Flavor bigger = scenario.catalog.flavors.back();
    bigger.code = bigger.name = "bigger";
    bigger.prices.monthly = UnitPrice::parse("2000").value();
    scenario.catalog.flavors.push_back(bigger);
    add(scenario, "2023-04-30 10:00:00", scaled_to({{"big", 1, std::nullopt}, {"bigger", 1, std::nullopt}}));
    for (const char* flavor : {"big", "bigger"}) {
        CAPTURE(flavor);
        Scenario refunded = scenario;
        add(refunded, "2023-05-05 10:00:00", nodes_of(flavor, 1));
        CHECK(world_of(refunded, "2023-05-05 10:00:00").orders.back().refund[0].paid == amount("625.10"));
    }
}

TEST_CASE("the dearest node becomes the dearest, whatever the order of the list") {
    Scenario cheap = empty_story();
    cheap.catalog = prepaid_pool().catalog;
    add(cheap, "2023-04-18 15:29:16",
        CreatePool{"p1", {{"f", 1, std::nullopt}, {"small", 1, std::nullopt}}, {}});
    add(cheap, "2023-04-18 16:30:30", order_for(one_month));
    add(cheap, "2023-04-18 16:30:30", payment());
    Flavor medium = cheap.catalog.flavors.back();
    medium.code = medium.name = "medium";
    medium.prices.monthly = UnitPrice::parse("100").value();
    cheap.catalog.flavors.push_back(medium);
    add(cheap, "2023-04-30 10:00:00", scaled_to({{"medium", 1, std::nullopt}, {"big", 1, std::nullopt}}));
    CHECK(failure_of(cheap) == "");
}

TEST_CASE("where additions are priced by the year, the dearest by the year becomes the dearest by the year") {
    Scenario scenario = empty_story();
    scenario.settings = {{"additions_by_term", "true"}};
    const auto sell = [&](const char* code, const char* month, const char* year) {
        Flavor flavor = scenario.catalog.flavors[0];
        flavor.code = flavor.name = code;
        flavor.prices.monthly = UnitPrice::parse(month).value();
        flavor.prices.yearly = UnitPrice::parse(year).value();
        scenario.catalog.flavors.push_back(flavor);
    };
    sell("p", "100", "1000");
    sell("q", "110", "900");
    sell("r", "130", "1100");
    sell("s", "120", "950");
    add(scenario, "2023-04-18 15:29:16",
        CreatePool{"p1", {{"p", 1, std::nullopt}, {"q", 1, std::nullopt}}, {}});
    add(scenario, "2023-04-18 16:30:30", order_for(Term{Term::Unit::year, 1}));
    add(scenario, "2023-04-18 16:30:30", payment());
    add(scenario, "2023-04-30 10:00:00", scaled_to({{"r", 1, std::nullopt}, {"s", 1, std::nullopt}}));
    CHECK(failure_of(scenario) == "");
}

TEST_CASE("the disks of a yearly/monthly pool grow and become more, and never shrink or go") {
    const auto failure = [](std::vector<DiskGroup> disks) {
        return failure_with(prepaid_pool(), "2023-04-30 10:00:00",
                            scaled_to({{"f", 2, std::nullopt}}, std::move(disks)));
    };
    CHECK(failure({{"d", 40, 1}}) == "");
    CHECK(failure({{"d", 50, 1}, {"d", 10, 2}}) == "");
    CHECK(failure({{"d", 39, 3}}) == "scale.disks");
    CHECK(failure({}) == "scale.disks");
}

TEST_CASE("a discount by contract is replaced by the order's own") {
    Scenario scenario = documentation_example();
    scenario.catalog.flavors[0].prices.discount = {1000};
    CHECK(world_of(scenario, "2023-04-18 18:00:00").orders[0].amounts.discount == amount("62.51"));
    std::get<SubmitChangeOrder>(scenario.log[1].action).discount = Discount{500};
    CHECK(world_of(scenario, "2023-04-18 18:00:00").orders[0].amounts.discount == amount("31.255"));
    std::get<SubmitChangeOrder>(scenario.log[1].action).discount = Discount{0};
    CHECK(world_of(scenario, "2023-04-18 18:00:00").orders[0].amounts.discount == amount("0"));
}

TEST_CASE("a customer level is one of six, on the China site") {
    const auto code = [](const char* site, const char* level) {
        SitePolicy policy = *site_policy(site);
        const Status status = apply_setting(policy, {"customer_level", level});
        return status ? "" : status.error().code;
    };
    CHECK(code("cn", "V3") == "");
    CHECK(code("cn", "V6") == "setting.value");
    CHECK(code("intl", "V3") == "setting.value");
}

TEST_CASE("a message names an amount with two decimals or with all eight") {
    CHECK(to_sentence(amount("625.1")) == "625.10");
    CHECK(to_sentence(amount("0.338")) == "0.33800000");
}
