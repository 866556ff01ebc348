// Where the ways to pay of a pool can be compared.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/story_of_pool.hpp"

namespace poolbill::ui::test {

TEST_CASE("a comparison is offered only where there is one, and never ends in a code") {
    Driver driver;
    SUBCASE("in arrears") {
        driver.load(
            story_of_pool({{"2026-11-10T09:12:40", create_one_node}}, "2026-11-12T10:30:00", usual_catalog,
                          R"("account": {"cash": "5"}, "settings": {"settlement_lag_seconds": "0"}, )"));
    }
    SUBCASE("while an order is processed") {
        driver.load(story_of_pool({{"2026-11-10T09:12:40", create_one_node},
                                   {"2026-11-11T10:00:00", order_a_month},
                                   {"2026-11-11T10:20:00", pay_it}},
                                  "2026-11-11T10:30:00", usual_catalog,
                                  R"("settings": {"activation_delay_seconds": "3600"}, )"));
    }
    SUBCASE("before the pool exists") {
        driver.load(story_of_pool({{"2026-11-28T09:00:00", create_one_node}}, "2026-11-27T10:30:00"));
    }
    SUBCASE("not running") {
        driver.load(story_of_pool(
            {{"2026-11-10T09:12:40", create_one_node},
             {"2026-11-11T10:00:00", R"("do": "set_pool_status", "pool": "pool-a", "phase": "Abnormal")"}},
            "2026-11-12T10:30:00"));
    }
    CHECK(driver.find(Role::button, "Compare") == nullptr);
    CHECK(!driver.has_text("[pool."));
}

TEST_CASE("an unpaid order does not hide the comparison, which may decide whether it is paid") {
    Driver driver;
    driver.load(
        story_of_pool({{"2026-11-10T09:12:40", create_one_node}, {"2026-11-26T10:00:00", order_a_month}},
                      "2026-11-27T10:30:00"));
    driver.click(Role::button, "Compare");
    CHECK(driver.find(Role::table, "Compare") != nullptr);
}

}  // namespace poolbill::ui::test
