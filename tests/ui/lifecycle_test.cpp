// What the page of a pool says in each state of its life.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

/// Flavor "f" at 1 USD an hour, 100 a month and 1000 a year; "y" is sold by the year only.
/// @param before  members before the actions, such as "account" and "settings"
std::string scenario(const std::string& actions, const std::string& now, const std::string& before = "",
                     const std::string& flavor = "f") {
    return R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD", "flavors": [
        {"code": "f", "hourly": "1", "monthly": "100", "yearly": "1000"}, {"code": "y", "hourly": "2", "yearly": "900"}]},
        "pools": [{"id": "p"}], )" +
           before +
           R"("actions": [{"at": "2024-01-01T10:30:00+08:00", "do": "create_pool", "pool": "p", "nodes": [
        {"flavor": ")" +
           flavor + R"(", "count": 3}]})" + actions + R"(], "now": "2024-)" + now + R"(+08:00"})";
}
std::string bought(const std::string& term) {
    return R"(, {"at": "2024-01-01T11:00:00+08:00", "do": "submit_change_order", "pool": "p", "order": "o", "term": )" +
           term +
           R"(}, {"at": "2024-01-01T11:00:00+08:00", "do": "pay_order", "order": "o", "method": "online"})";
}
const std::string month = R"({"months": 1})";
const std::string two_more_by_the_hour =
    R"(, {"at": "2024-01-02T10:00:00+08:00", "do": "scale_pool", "pool": "p", "nodes": [
        {"flavor": "f", "count": 3, "mode": "yearly-monthly"}, {"flavor": "f", "count": 2, "mode": "pay-per-use"}]})";
const std::string at_once = R"("settings": {"settlement_lag_seconds": "0"}, )";

}  // namespace

TEST_CASE("the price of a flavor that is sold by the year only is that of the year") {
    Driver driver;
    driver.load(scenario("", "01-02T10:30:00", "", "y"));
    CHECK(driver.has_text("$2,700.00 / year prepaid"));
    CHECK_FALSE(driver.has_text("no yearly/monthly price"));
}

TEST_CASE("a pool that was bought by the year has the price of a year") {
    Driver driver;
    driver.load(scenario(bought(R"({"years": 1})"), "01-02T10:30:00"));
    CHECK(driver.has_text("$3,000.00 / year"));
    CHECK_FALSE(driver.has_text("/ month"));
}

TEST_CASE("a pool with nodes of both modes says how many are which, and what each part costs") {
    Driver driver;
    driver.load(scenario(bought(month) + two_more_by_the_hour, "01-02T10:30:00"));
    CHECK(driver.has_text("3 yearly/monthly, 2 pay-per-use"));
    CHECK(driver.has_text("$300.00 / month"));
    CHECK(driver.has_text("$2.00 / h pay-per-use"));
    choose_action(driver, "Scale nodes");
    CHECK(driver.find(Role::button, "Fewer: f · Yearly/Monthly") != nullptr);
    CHECK(driver.find(Role::button, "Fewer: f · Pay-per-use") != nullptr);
}

TEST_CASE("arrears are said above a yearly/monthly pool whose other nodes suffer from them") {
    Driver driver;
    driver.load(scenario(bought(month) + two_more_by_the_hour, "01-03T10:30:00",
                         at_once + R"("account": {"cash": "10"}, )"));
    CHECK(driver.has_text("The account is in arrears"));
    CHECK(driver.has_text("Its pay-per-use nodes are frozen at"));
    CHECK(driver.find(Role::button, "Top up balance") != nullptr);
}

TEST_CASE("a frozen pool says since when, waits for no bill, and fails the condition") {
    Driver driver;
    driver.load(scenario("", "01-20T10:30:00", at_once + R"("account": {"cash": "10"}, )"));
    CHECK(driver.has_text("The pool has been frozen since 2024/01/16"));
    CHECK_FALSE(driver.has_text("can be used until"));
    driver.click(Role::tab, "Details");
    CHECK_FALSE(driver.has_text("next bill at"));
    driver.click(Role::button, "More");
    driver.click(Role::menu_item, "Change To Prepaid");
    CHECK(driver.has_text("It is frozen: the retention period has begun. Top up the account."));
    CHECK(driver.has_text("It owes USD "));
}

TEST_CASE("an automatic renewal that cannot be paid is said, with when it is tried again") {
    Driver driver;
    driver.load(scenario(
        bought(month) +
            R"(, {"at": "2024-01-02T10:00:00+08:00", "do": "set_auto_renew", "pool": "p", "enabled": true})",
        "01-26T10:30:00", R"("account": {"cash": "10"}, )"));
    CHECK(driver.has_text("The automatic renewal at 2024/01/26 03:00:00 failed: the balance is too low."));
    CHECK(driver.has_text("It is tried again at 2024/01/27 03:00:00."));
    CHECK(driver.find(Role::button, "Top up balance") != nullptr);
    driver.click(Role::tab, "Events");
    CHECK(driver.has_text("Auto-Renew failed: balance too low"));
}

TEST_CASE("a change that is paid and not yet active is a state of its own") {
    Driver driver;
    driver.load(
        scenario(bought(month), "01-01T11:05:00", R"("settings": {"activation_delay_seconds": "600"}, )"));
    CHECK(driver.has_text("Activating"));
    CHECK(driver.has_text("The pool becomes yearly/monthly at 2024/01/01 11:10:00."));
    driver.click(Role::button, "More");
    driver.click(Role::menu_item, "Change To Prepaid");
    CHECK(driver.has_text("Order o is paid, and not yet active."));
    CHECK_FALSE(driver.has_text("To pay now"));
}

TEST_CASE("a pool that has ended is not told to be renewed or repaired") {
    Driver driver;
    driver.load(
        scenario(bought(month) + R"(, {"at": "2024-01-02T10:00:00+08:00", "do": "unsubscribe", "pool": "p"})",
                 "01-03T10:30:00"));
    driver.click(Role::button, "More");
    driver.click(Role::menu_item, "Change To Prepaid");
    CHECK(driver.has_text("It has ended. Change another pool, or create a new one."));
    CHECK_FALSE(driver.has_text("Renew it instead"));
    CHECK_FALSE(driver.has_text("repair it"));
}

TEST_CASE("a public pool is there without being created") {
    Driver driver;
    driver.load(
        R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD", "flavors": [
        {"code": "f", "hourly": "1"}]}, "pools": [{"id": "p", "type": "public"}], "actions": [],
        "now": "2024-01-01T10:30:00+08:00"})");
    CHECK(driver.has_text("Running"));
    CHECK_FALSE(driver.has_text("Not created yet"));
    CHECK_FALSE(driver.has_text("$0.00 / h"));
}

}  // namespace poolbill::ui::test
