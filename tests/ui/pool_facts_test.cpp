// The facts above the tabs of a pool's page.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/story_of_pool.hpp"

namespace poolbill::ui::test {

TEST_CASE("the year since which a mode holds is written once") {
    Driver driver;
    driver.load(story_of_pool({{"2026-11-10T09:12:40", create_one_node},
                               {"2026-11-11T10:00:00", order_a_month},
                               {"2026-11-11T10:20:00", pay_it}},
                              "2026-12-05T10:30:00"));
    CHECK(driver.has_text("Billing mode since: Nov 11, 10:20:00, Yearly/Monthly · 2026 UTC+08:00"));
    jump(driver, "2027/01/05 10:30:00");
    CHECK(driver.has_text("Billing mode since: 2026/11/11 10:20:00, Yearly/Monthly · UTC+08:00"));
}

TEST_CASE("the hour's cost has the decimals that it needs") {
    Driver driver;
    driver.load(story_of_pool({{"2026-11-10T09:12:40", create_one_node}}, "2026-11-27T10:30:00"));
    CHECK(driver.has_text("This hour: $0.33, next bill"));
}

}  // namespace poolbill::ui::test
