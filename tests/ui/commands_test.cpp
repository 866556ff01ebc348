// The named commands of the C boundary.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {

TEST_CASE("a command that does not exist is answered with those that do") {
    Driver driver;
    CHECK_FALSE(driver.app.command("restart", ""));
    driver.settle();
    const std::vector<HostEvent> events = driver.events();
    REQUIRE(events.size() == 1);
    CHECK(events[0].type == "error");
    CHECK(events[0].detail.find(
              "There are: samples, open, import_pools, play_story, reset, take_back, set_now.") !=
          std::string::npos);
}

TEST_CASE("a command for a scenario does nothing while none is open") {
    Driver driver;
    CHECK_FALSE(driver.app.command("reset", ""));
    driver.settle();
    CHECK(driver.events().empty());
}

}  // namespace poolbill::ui::test
