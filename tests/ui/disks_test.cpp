// Data disks are shown wherever the nodes of a pool are.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/story_of_pool.hpp"

namespace poolbill::ui::test {
namespace {

std::string with_disks() {
    return story_of_pool(
        {{"2026-11-03T09:12:40",
          R"("do": "create_pool", "pool": "pool-a", "nodes": [{"flavor": "cpu", "count": 2}, {"flavor": "gpu", "count": 1}],
             "disks": [{"type": "ssd", "size_gb": 500, "count": 3}])"}},
        "2026-11-27T10:30:00");
}

}  // namespace

TEST_CASE("the rows of nodes and disks come to what the hour has cost so far") {
    Driver driver;
    driver.load(with_disks());
    driver.click(Role::tab, "Details");
    CHECK(driver.has_text("This hour: $6.56000000"));
    CHECK(driver.rows("Nodes") ==
          std::vector<std::string>{"8 vCPUs | 32 GB | 2 | Pay-per-use | $0.66 | $625.10 | $0.66000000",
                                   "8 × V100 | 1 | Pay-per-use | $11.20 | $5,376.10 | $5.60000000",
                                   "SSD | 3 × 500 GB | Pay-per-use | $0.0004/GB | $0.20/GB | $0.30000000"});
}

TEST_CASE("the overview and the dialog of the change name the disks") {
    Driver driver;
    driver.load(with_disks());
    CHECK(driver.has_text("8 vCPUs | 32 GB + 8 × V100 + 3 × 500 GB SSD"));
    choose_action(driver, "Change To Prepaid");
    CHECK(driver.has_text("Data disks: 3 × 500 GB SSD"));
}

TEST_CASE("the list price of a bill of disks is that of all their gigabytes") {
    Driver driver;
    driver.load(with_disks());
    driver.resize(1280, 860);
    CHECK(driver.with(Role::cell, "3 × 500 GB × $0.0004/h").box.width > 0);
    CHECK(contains(driver.rows("Bills").front() + driver.rows("Bills")[1] + driver.rows("Bills")[2],
                   "| 3 × 500 GB × $0.0004/h |"));
}

}  // namespace poolbill::ui::test
