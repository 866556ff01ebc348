// The lists of what has happened to a pool and what is to come.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/story_of_pool.hpp"

namespace poolbill::ui::test {

TEST_CASE("an order that nobody paid has lapsed, in the list of orders and in that of events") {
    Driver driver;
    driver.load(
        story_of_pool({{"2026-11-10T09:12:40", create_one_node}, {"2026-11-11T10:00:00", order_a_month}},
                      "2026-11-27T10:30:00"));
    driver.click(Role::tab, "Orders");
    CHECK(contains(driver.rows("Orders").front(), "Lapsed"));
    driver.click(Role::tab, "Events");
    CHECK(contains(driver.rows("Past events").front(), "Order lapses unpaid"));
    CHECK(!driver.has_text("Order cancelled"));
}

TEST_CASE("a list without past events says that nothing has happened, not that nothing will") {
    Driver driver;
    driver.load(story_of_pool({{"2026-11-28T09:00:00", create_one_node}}, "2026-11-27T10:30:00"));
    driver.click(Role::tab, "Events");
    CHECK(driver.has_text("Nothing has happened yet."));
    CHECK(!driver.has_text("No events are due"));
}

}  // namespace poolbill::ui::test
