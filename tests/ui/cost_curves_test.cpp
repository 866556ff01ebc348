#include <doctest/doctest.h>

#include "core/time/zone.hpp"
#include "tests/ui/driver.hpp"
#include "tests/ui/timeline_world.hpp"
#include "web/ui/model/cost_curves.hpp"
#include "web/ui/model/session.hpp"

namespace poolbill::ui::test {
namespace {

/// One node at 1 USD an hour since 2026-11-03 09:12:00, with a monthly price; the clock stands at 10:00:00.
std::string priced(const std::string& month, const std::string& more = "") {
    return R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD",
        "flavors": [{"code": "f", "hourly": "1", "monthly": ")" +
           month + R"("}]}, "pools": [{"id": "p"}], "actions": [{"at": "2026-11-03T09:12:00+08:00",
        "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 1}]})" +
           more + R"(], "now": "2026-11-03T10:00:00+08:00"})";
}

const Node& curves(Driver& driver) {
    return driver.get(Role::chart, "Running total");
}

bool says(const Node& node, std::string_view part) {
    return node.value.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the running total of both choices meets where the comparison breaks even") {
    Driver driver;
    driver.load(priced("360"));
    driver.click(Role::radio, "Running total");
    CHECK(says(curves(driver), "Charged: $0.80000000"));
    CHECK(says(curves(driver), "1 month: $360.80"));
    CHECK(says(curves(driver), "Breaks even 2026/11/18 10:00:00"));
}

TEST_CASE("a term that never pays off has no point where the running totals meet") {
    Driver driver;
    driver.load(priced("9000"));
    driver.click(Role::radio, "Running total");
    CHECK(says(curves(driver), "1 month: $9,000.80"));
    CHECK_FALSE(says(curves(driver), "Breaks even"));
}

TEST_CASE("a pool that cannot change has only the running total of its bills") {
    Driver driver;
    driver.load(priced("360", R"(, {"at": "2026-11-03T09:30:00+08:00", "do": "delete_pool", "pool": "p"})"));
    driver.click(Role::radio, "Running total");
    CHECK(curves(driver).value == "Charged: $0.30000000");
}

TEST_CASE("the moment of the switch is set to the second, and what it comes to follows") {
    Driver driver;
    driver.load(priced("360"));
    driver.click(Role::radio, "Running total");
    const Node& handle = driver.get(Role::slider, "Moment of the switch");
    CHECK(handle.value == "2026/11/03 10:00:00 UTC+08:00");
    const double later = handle.now + 90;
    driver.act(Role::slider, "Moment of the switch", NodeInputKind::set,
               std::to_string(static_cast<std::int64_t>(later)));
    CHECK(driver.get(Role::slider, "Moment of the switch").value == "2026/11/03 10:01:30 UTC+08:00");
    CHECK(says(curves(driver), "Charged: $0.82500000"));
    CHECK(says(curves(driver), "Breaks even 2026/11/18 10:01:30"));
}

TEST_CASE("the line of the present can be dragged in the chart of bills, which stays where it is") {
    Driver driver;
    driver.load(priced("360"));
    const Node before = driver.get(Role::slider, "Moment of the switch");
    const float x = before.box.x + before.box.width / 2, y = before.box.y + 20;
    driver.app.pointer_moved(x, y, false);
    driver.settle();
    driver.app.pointer_button(0, true);
    driver.settle();
    driver.app.pointer_moved(x - 30, y, false);
    driver.settle();
    driver.app.pointer_button(0, false);
    driver.settle();
    const Node& after = driver.get(Role::slider, "Moment of the switch");
    CHECK(after.box.x == doctest::Approx(before.box.x - 30).epsilon(0.01));
    CHECK(after.value < before.value);
}

TEST_CASE("the line of the present is moved to before a payment, in both views of the chart") {
    for (const char* shown : {"Bills", "Running total"}) {
        CAPTURE(shown);
        Driver driver;
        driver.load(
            priced("360", R"(, {"at": "2026-11-03T09:30:00+08:00", "do": "submit_change_order", "pool": "p",
            "order": "o", "term": {"months": 1}}, {"at": "2026-11-03T09:30:00+08:00", "do": "pay_order", "order": "o"})"));
        driver.click(Role::radio, shown);
        driver.act(Role::slider, "Now", NodeInputKind::set, "60");
        CHECK(driver.rows("Bills").size() == 1);
        CHECK(driver.find(Role::region, "Whether to change") != nullptr);
    }
}

TEST_CASE("what was paid in the present second is the end of the curve") {
    Driver driver;
    pay_one_month(driver);
    Opening opening(driver.app.save());
    while (*opening.advance()) {
    }
    Session session(std::move(opening).take());
    const Bills bills = session.world().bills(0);
    const CostCurves all = cost_curves(session.world(), 0, nullptr);
    REQUIRE_FALSE(all.charged.empty());
    CHECK(all.charged.back().cost == all.top);
    CHECK(all.charged.back().cost == bills.total().payable);
}

TEST_CASE("the curve of what was charged jumps by a payment and is exact at every second") {
    const World world = world_of_ten_years();
    const Bills bills = world.bills(0);
    const Instant now = world.until;
    CHECK(charged_before(bills, now + Seconds{1}) == bills.total().payable);
    const CostCurves all = cost_curves(world, 0, nullptr);
    REQUIRE(all.charged.size() > 8);  // created, scaled twice, paid, renewed
    CHECK(all.charged.front().cost == Amount());
    CHECK(all.charged.back().cost == bills.total().payable);
    CHECK(all.top == bills.total().payable);
    const Line& fee = bills.charges()[0];
    CHECK(charged_before(bills, fee.issued + Seconds{1}) - charged_before(bills, fee.issued) >=
          AmountSum(fee.payable));
}

}  // namespace poolbill::ui::test
