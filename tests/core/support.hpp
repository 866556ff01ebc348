// Short ways to write scenarios in tests.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "core/scenario/replay.hpp"
#include "core/time/iso8601.hpp"

namespace poolbill::test {

inline Instant at(std::string_view local) {
    return *parse_instant(std::string(local.substr(0, 10)) + "T" + std::string(local.substr(11)) + "+08:00");
}
inline Amount amount(std::string_view text) {
    return *Amount::parse(text);
}

/// One pool "p1", one flavor "f" at 0.66 an hour and 625.10 a month.
inline Scenario empty_story() {
    Scenario scenario;
    Flavor flavor;
    flavor.code = flavor.name = "f";
    flavor.prices = {*UnitPrice::parse("0.66"), *UnitPrice::parse("625.10"), std::nullopt};
    scenario.catalog.flavors.push_back(flavor);
    scenario.pools.push_back({"p1", "p1", PoolType::dedicated, ""});
    scenario.now = at("2023-04-18 18:00:00");
    return scenario;
}

inline void add(Scenario& scenario, std::string_view local, Action action) {
    scenario.log.push_back({at(local), std::move(action), {}});
}

inline SubmitChangeOrder order_for(Term term, std::string id = "o1") {
    SubmitChangeOrder order;
    order.pool = "p1";
    order.order = std::move(id);
    order.term = term;
    return order;
}

inline Renew renewal_for(Term term, std::string order = "") {
    Renew renewal;
    renewal.pool = "p1";
    renewal.order = std::move(order);
    renewal.term = term;
    return renewal;
}

inline PayOrder payment(std::string id = "o1") {
    PayOrder payment;
    payment.order = std::move(id);
    return payment;
}

inline constexpr Term one_month{Term::Unit::month, 1};

/// The documentation example.
inline Scenario documentation_example() {
    Scenario scenario = empty_story();
    add(scenario, "2023-04-18 15:29:16", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    add(scenario, "2023-04-18 16:30:30", order_for(one_month));
    add(scenario, "2023-04-18 16:30:30", payment());
    return scenario;
}

inline World world_of(const Scenario& scenario, std::string_view local) {
    Result<World> world = replay(scenario, at(local));
    if (!world) FAIL(world.error().path << " " << world.error().message);
    return std::move(world).value();
}

inline std::string failure_of(const Scenario& scenario) {
    const Status status = check(scenario);
    return status ? "" : status.error().code;
}

}  // namespace poolbill::test
