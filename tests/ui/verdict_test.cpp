#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

/// One node since 2026-11-03 09:12:00; the clock stands at 10:00:00.
std::string priced(const std::string& prices, const std::string& more = "") {
    return R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD",
        "flavors": [{"code": "f", "hourly": "1",)" +
           prices + R"(}]}, "pools": [{"id": "p"}], "actions": [{"at": "2026-11-03T09:12:00+08:00",
        "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 1}]})" +
           more + R"(], "now": "2026-11-03T10:00:00+08:00"})";
}

const char* const stays = "Stay pay-per-use: no yearly/monthly term is cheaper.";

}  // namespace

TEST_CASE("the page says which term saves most of the money, and offers the change") {
    Driver driver;
    driver.load(priced(R"("monthly": "360", "yearly": "3600")"));
    // The year ends at 23:59:59: 8,774 hours less a second, of which 3,600 are paid by the 3,600th hour.
    CHECK(driver.has_text("Paying for 1 year saves $5,174.00, 59% of pay-per-use."));
    CHECK(driver.has_text("It pays off on 2027/04/02 10:00:00, after 150 d"));
    driver.click(Role::button, "Change To Prepaid");
    driver.click(Role::button, "OK");
    CHECK(driver.get(Role::radio, "1 year").checked == Tristate::yes);
}

TEST_CASE("where no term saves, the page says so and names the closest, and offers nothing") {
    Driver driver;
    driver.load(priced(R"("monthly": "800")"));
    CHECK(driver.has_text(stays));
    CHECK(driver.has_text(
        "The closest is 2 months: $1,600.00 instead of $1,478.00 pay-per-use in the same time. It would have "
        "to cost less than $1,478.00."));
    CHECK(driver.find(Role::button, "Change To Prepaid") == nullptr);
}

TEST_CASE("there is no verdict for a pool that cannot be changed") {
    const auto shown = [](const std::string& scenario) {
        Driver driver;
        driver.load(scenario);
        return driver.find(Role::region, "Whether to change") != nullptr;
    };
    const std::string month = R"("monthly": "360")";
    CHECK(shown(priced(month)));
    const std::string order =
        R"(, {"at": "2026-11-03T09:30:00+08:00", "do": "submit_change_order", "pool": "p",
        "order": "o", "term": {"months": 1}})";
    CHECK_FALSE(shown(priced(month, order)));
    CHECK_FALSE(shown(
        priced(month, order + R"(, {"at": "2026-11-03T09:30:00+08:00", "do": "pay_order", "order": "o"})")));
    CHECK_FALSE(
        shown(priced(month, R"(, {"at": "2026-11-03T09:30:00+08:00", "do": "delete_pool", "pool": "p"})")));
    CHECK_FALSE(shown(priced(R"("name": "no terms")")));
}

TEST_CASE("the best moment to switch does not hide that staying is cheaper") {
    Driver driver;
    driver.load(priced(R"("monthly": "800")"));
    driver.click(Role::button, "Compare");
    CHECK(driver.has_text("Staying pay-per-use costs"));
    CHECK(driver.has_text("less than any switch."));
    Driver cheaper;
    cheaper.load(priced(R"("monthly": "360")"));
    cheaper.click(Role::button, "Compare");
    CHECK_FALSE(cheaper.has_text("less than any switch."));
}

}  // namespace poolbill::ui::test
