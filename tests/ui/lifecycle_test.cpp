// What the page of a pool says in each state of its life.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/story_of_pool.hpp"

namespace poolbill::ui::test {
namespace {

constexpr std::string_view created = "2024-01-01T10:30:00", bought = "2024-01-01T11:00:00";
constexpr std::string_view next_day = "2024-01-02T10:00:00";
constexpr std::string_view pay_online = R"("do": "pay_order", "order": "o1", "method": "online")";
constexpr std::string_view two_more_by_the_hour = R"("do": "scale_pool", "pool": "pool-a", "nodes": [
    {"flavor": "cpu", "count": 1, "mode": "yearly-monthly"}, {"flavor": "cpu", "count": 2, "mode": "pay-per-use"}])";
/// Usage is deducted at once from ten dollars.
constexpr std::string_view ten_dollars =
    R"("settings": {"settlement_lag_seconds": "0"}, "account": {"cash": "10"}, )";

/// A pool that was bought for a month, and what is done then.
std::string after_change(const Deed& then, std::string_view now, std::string_view members = {}) {
    return story_of_pool({{created, create_one_node}, {bought, order_a_month}, {bought, pay_online}, then},
                         now, usual_catalog, members);
}

void open_change(Driver& driver) {
    driver.click(Role::button, "More");
    driver.click(Role::menu_item, "Change To Prepaid");
}

}  // namespace

TEST_CASE("the price of a flavor that is sold by the year only is that of the year") {
    Driver driver;
    driver.load(story_of_pool({{created, R"("do": "create_pool", "pool": "pool-a", "nodes": [
        {"flavor": "by-year", "count": 3}])"}},
                              next_day));
    CHECK(driver.has_text("$27,000.00 / year prepaid"));
    CHECK_FALSE(driver.has_text("no yearly/monthly price"));
}

TEST_CASE("a pool that was bought by the year has the price of a year") {
    Driver driver;
    driver.load(story_of_pool(
        {{created, R"("do": "create_pool", "pool": "pool-a", "nodes": [{"flavor": "gpu", "count": 1}])"},
         {bought, R"("do": "submit_change_order", "pool": "pool-a", "order": "o1", "term": {"years": 1})"},
         {bought, pay_online}},
        next_day));
    CHECK(driver.has_text("$53,761.00 / year"));
    CHECK_FALSE(driver.has_text("/ month"));
}

TEST_CASE("a pool with nodes of both modes says how many are which, and what each part costs") {
    Driver driver;
    driver.load(after_change({next_day, two_more_by_the_hour}, "2024-01-02T10:30:00"));
    CHECK(driver.has_text("1 yearly/monthly, 2 pay-per-use"));
    CHECK(driver.has_text("$625.10 / month"));
    CHECK(driver.has_text("$1.32 / h pay-per-use"));
    choose_action(driver, "Scale nodes");
    CHECK(driver.find(Role::button, "Fewer: 8 vCPUs | 32 GB · Yearly/Monthly") != nullptr);
    CHECK(driver.find(Role::button, "Fewer: 8 vCPUs | 32 GB · Pay-per-use") != nullptr);
}

TEST_CASE("arrears are said above a yearly/monthly pool whose other nodes suffer from them") {
    Driver driver;
    driver.load(after_change({next_day, two_more_by_the_hour}, "2024-01-03T10:30:00", ten_dollars));
    CHECK(driver.has_text("The account is in arrears"));
    CHECK(driver.has_text("Its pay-per-use nodes are frozen at"));
    CHECK(driver.find(Role::button, "Top up balance") != nullptr);
}

TEST_CASE("a frozen pool says since when, waits for no bill, and fails the condition") {
    Driver driver;
    driver.load(
        story_of_pool({{created, create_one_node}}, "2024-01-20T10:30:00", usual_catalog, ten_dollars));
    CHECK(driver.has_text("The pool has been frozen since 2024/01/17"));
    CHECK_FALSE(driver.has_text("can be used until"));
    driver.click(Role::tab, "Details");
    CHECK_FALSE(driver.has_text("next bill at"));
    open_change(driver);
    CHECK(driver.has_text("It is frozen: the retention period has begun. Top up the account."));
    CHECK(driver.has_text("It owes USD "));
}

TEST_CASE("an automatic renewal that cannot be paid is said, with when it is tried again") {
    Driver driver;
    driver.load(after_change({next_day, R"("do": "set_auto_renew", "pool": "pool-a", "enabled": true)"},
                             "2024-01-26T10:30:00", ten_dollars));
    CHECK(driver.has_text("The automatic renewal at 2024/01/26 03:00:00 failed: the balance is too low."));
    CHECK(driver.has_text("It is tried again at 2024/01/27 03:00:00."));
    CHECK(driver.find(Role::button, "Top up balance") != nullptr);
    driver.click(Role::tab, "Events");
    CHECK(driver.has_text("Auto-Renew failed: balance too low"));
}

TEST_CASE("a change that is paid and not yet active is a state of its own") {
    Driver driver;
    driver.load(story_of_pool({{created, create_one_node}, {bought, order_a_month}, {bought, pay_online}},
                              "2024-01-01T11:05:00", usual_catalog,
                              R"("settings": {"activation_delay_seconds": "600"}, )"));
    CHECK(driver.has_text("Activating"));
    CHECK(driver.has_text("The pool becomes yearly/monthly at 2024/01/01 11:10:00."));
    open_change(driver);
    CHECK(driver.has_text("Order o1 is paid, and not yet active."));
    CHECK_FALSE(driver.has_text("To pay now"));
}

TEST_CASE("a pool that has ended is not told to be renewed or repaired") {
    Driver driver;
    driver.load(after_change({next_day, R"("do": "unsubscribe", "pool": "pool-a")"}, "2024-01-03T10:30:00"));
    open_change(driver);
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
