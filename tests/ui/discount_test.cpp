// A contract discount counts wherever a price, a cost or a fee is shown, and what is metered includes data disks.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/driver.hpp"
#include "tests/ui/story_of_pool.hpp"

namespace poolbill::ui::test {
namespace {

/// Two nodes at $2.50 an hour and $1,100 a month and 40 GB at $0.01, all with 10 % off.
struct Discounted : Driver {
    Discounted() {
        load(R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD",
            "flavors": [{"code": "f", "hourly": "2.50", "monthly": "1100", "yearly": "11000", "discount_percent": "10"}],
            "disks": [{"code": "evs", "hourly": "0.01", "monthly": "5", "discount_percent": "10"}]},
            "pools": [{"id": "p"}], "actions": [
            {"at": "2026-11-07T00:00:00+08:00", "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 2}],
             "disks": [{"type": "evs", "size_gb": 40, "count": 1}]}],
            "now": "2026-11-28T10:30:00+08:00"})");
    }
};

}  // namespace

TEST_CASE("the price of a pool is less its discount, and has its disks") {
    Discounted page;
    // (2 x 2.50 + 40 x 0.01) x 0.9 and (2 x 1100 + 40 x 5) x 0.9
    CHECK(page.has_text("$4.86 / h"));
    CHECK(page.has_text("$2,160.00 / month"));
}

TEST_CASE("what a minute costs is less the discount, before an order and after it") {
    Discounted page;
    choose_action(page, "Change To Prepaid");
    page.click(Role::button, "OK");
    CHECK(page.has_text("Each minute you wait adds $0.081 of pay-per-use."));
    page.click(Role::button, "Pay");
    CHECK(page.has_text("Each minute until it is paid adds $0.081 of pay-per-use."));
}

TEST_CASE("the parts of a fee come to the fee") {
    Discounted page;
    page.load(R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD",
        "flavors": [{"code": "f", "hourly": "2.50", "monthly": "1100", "discount_percent": "10"}]},
        "pools": [{"id": "p"}], "actions": [
        {"at": "2026-11-07T00:00:00+08:00", "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 2}]}],
        "now": "2026-11-28T10:30:00+08:00"})");
    choose_action(page, "Change To Prepaid");
    page.click(Role::button, "OK");
    CHECK(page.has_text("Configuration fee: $1,980.00, 2 nodes × $1,100.00 × 1 month − $220.00 discount"));
}

TEST_CASE("a bill's price says its discount") {
    Discounted page;
    const std::vector<std::string> rows = page.rows("Bills");
    CHECK(std::any_of(rows.begin(), rows.end(),
                      [](const std::string& row) { return contains(row, "2 × $2.50/h − 10%"); }));
}

TEST_CASE("a fee in yen is the sum of the parts that are shown, without decimals that yen do not have") {
    Driver driver;
    driver.load(story_of_pool({{"2026-11-01T09:12:40", create_one_node}}, "2026-11-27T10:30:00",
                              R"({"currency": "JPY", "flavors": [
                                 {"code": "cpu", "hourly": "99", "monthly": "93765", "discount_percent": "12.5"}]})"));
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
    CHECK(driver.has_text(
        "Configuration fee: JPY 82,044.375, 1 node × JPY 93,765 × 1 month − JPY 11,720.625 discount"));
    CHECK(driver.has_text("To pay now: JPY 82,044.375"));
}

TEST_CASE("where a line is cut to cents, the parts of a fee say how much") {
    Driver driver;
    std::string china = story_of_pool({{"2026-11-01T09:12:40", create_one_node}}, "2026-11-27T10:30:00",
                                      R"({"currency": "CNY", "flavors": [
                         {"code": "cpu", "hourly": "99", "monthly": "93.33", "discount_percent": "12.5"}]})");
    china.replace(china.find("intl"), 4, "cn");
    driver.load(china);
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
    CHECK(driver.has_text(
        "Configuration fee: ¥81.66, 1 node × ¥93.33 × 1 month − ¥11.66625 discount − ¥0.00375 truncated"));
}

}  // namespace poolbill::ui::test
