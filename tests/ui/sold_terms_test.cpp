// The terms of a purchase and of a renewal that the pool is sold for.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/story_of_pool.hpp"

namespace poolbill::ui::test {

TEST_CASE("a flavor that is sold by the year only is bought for a year, and shorter terms say why not") {
    Driver driver;
    driver.load(story_of_pool(
        {{"2026-11-10T09:12:40",
          R"("do": "create_pool", "pool": "pool-a", "nodes": [{"flavor": "by-year", "count": 1}])"}},
        "2026-11-27T10:30:00"));
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
    CHECK(driver.get(Role::radio, "1 year").checked == Tristate::yes);
    const Node& month = driver.get(Role::radio, "1 month");
    CHECK(month.disabled);
    CHECK(contains(month.description, "1 month"));
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");
    CHECK(driver.has_text("Yearly/Monthly"));
    choose_action(driver, "Renew");
    CHECK(driver.get(Role::radio, "1 year").checked == Tristate::yes);
    CHECK(driver.get(Role::radio, "1 month").disabled);
}

}  // namespace poolbill::ui::test
