// The named commands of the C boundary.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {

TEST_CASE("a command that does not exist does nothing, and those that do can be listed") {
    Driver driver;
    CHECK_FALSE(driver.app.command("restart", ""));
    driver.settle();
    CHECK(driver.events().empty());
    CHECK(driver.app.query("commands") ==
          "samples open import_pools import_files import_file import_bytes import_end play_story reset "
          "take_back set_now "
          "show_view shortcuts copied live live_data leave_live");
}

TEST_CASE("a command for a scenario does nothing while none is open") {
    Driver driver;
    CHECK_FALSE(driver.app.command("reset", ""));
    driver.settle();
    CHECK(driver.events().empty());
}

}  // namespace poolbill::ui::test
