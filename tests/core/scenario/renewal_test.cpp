#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

TEST_CASE("a renewal that nobody named gets an id that no other order has") {
    Scenario scenario = documentation_example();
    add(scenario, "2023-04-19 10:00:00", renewal_for(one_month));  // the second order
    add(scenario, "2023-04-20 10:00:00",
        renewal_for(one_month, "renewal-4"));  // the id that the fourth would get
    add(scenario, "2023-04-21 10:00:00", renewal_for(one_month));
    add(scenario, "2023-04-22 10:00:00", renewal_for(one_month));
    const World world = world_of(scenario, "2023-04-23 00:00:00");
    std::vector<std::string> ids;
    for (const Order& order : world.orders)
        ids.push_back(order.id);
    CHECK(ids == std::vector<std::string>{"o1", "renewal-2", "renewal-4", "renewal-5", "renewal-6"});
}

TEST_CASE("orders are found by the ids that were made for them") {
    Scenario scenario = documentation_example();
    add(scenario, "2023-04-19 10:00:00", renewal_for(one_month));
    const auto failure_with = [&scenario](Action action) {
        Scenario longer = scenario;
        add(longer, "2023-04-20 10:00:00", std::move(action));
        return failure_of(longer);
    };
    CHECK(failure_with(CancelOrder{"renewal-2"}) == "order.not-cancellable");
    CHECK(failure_with(renewal_for(one_month, "renewal-2")) == "order.exists");
    for (const char* other : {"renewal-1", "renewal-02", "renewal-3", "renewal-", "renewal", "2", "-2", "-0",
                              "renewal-99999999999999999999"}) {
        CAPTURE(other);
        CHECK(failure_with(CancelOrder{other}) == "order.unknown");
        CHECK(failure_with(renewal_for(one_month, other)) == "");
    }
}

TEST_CASE("a pool whose renewal ends in the past as well has grace and retention from there") {
    Scenario scenario = documentation_example();
    scenario.settings = {{"grace_days", "60"}};
    add(scenario, "2023-07-10 10:00:00", renewal_for(one_month));
    const auto state = [&scenario](std::string_view now) {
        return world_of(scenario, now).pools[0].subscription->state;
    };
    CHECK(world_of(scenario, "2023-07-10 10:00:00").pools[0].subscription->expires ==
          at("2023-06-18 23:59:59"));
    CHECK(state("2023-08-17 23:59:58") == SubscriptionState::grace);
    CHECK(state("2023-08-17 23:59:59") == SubscriptionState::retention);
    CHECK(world_of(scenario, "2023-09-01 23:59:58").pools[0].exists());
    CHECK_FALSE(world_of(scenario, "2023-09-01 23:59:59").pools[0].exists());
}
