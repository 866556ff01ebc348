// What a pool cannot do now is not offered, or says why: in the menu and on the tabs alike.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/story_of_pool.hpp"

namespace poolbill::ui::test {
namespace {

constexpr std::string_view broke =
    R"("account": {"cash": "630"}, "settings": {"settlement_lag_seconds": "0"}, )";

/// A pool with a subscription whose account is in arrears over the pay-per-use before it.
std::string prepaid_in_arrears() {
    return story_of_pool(
        {{"2026-11-10T05:12:40", create_one_node},
         {"2026-11-10T10:00:00", order_a_month},
         {"2026-11-10T10:20:00", pay_it},
         {"2026-11-10T11:00:00",
          R"("do": "set_node_billing", "pool": "pool-a", "flavor": "cpu", "mode": "pay-per-use")"},
         {"2026-11-12T11:00:00",
          R"("do": "set_node_billing", "pool": "pool-a", "flavor": "cpu", "mode": "yearly-monthly")"}},
        "2026-11-13T10:30:00", usual_catalog, broke);
}

std::string in_grace() {
    return story_of_pool({{"2026-10-10T09:12:40", create_one_node},
                          {"2026-10-11T10:00:00", order_a_month},
                          {"2026-10-11T10:20:00", pay_it}},
                         "2026-11-13T10:30:00");
}

std::string with_unpaid_addition() {
    return story_of_pool({{"2026-11-10T09:12:40", create_one_node},
                          {"2026-11-11T10:00:00", order_a_month},
                          {"2026-11-11T10:20:00", pay_it},
                          {"2026-11-26T08:00:00",
                           R"("do": "scale_pool", "pool": "pool-a", "nodes": [{"flavor": "cpu", "count": 3}],
                              "order": "a1", "pays_later": true)"}},
                         "2026-11-27T10:30:00");
}

/// Why the item of the menu cannot be chosen; empty when it can.
std::string reason(Driver& driver, std::string_view item) {
    driver.click(Role::button, "More");
    const Node& node = driver.get(Role::menu_item, item);
    const std::string words = node.disabled ? std::string(node.description) : std::string();
    driver.press_escape();
    return words;
}

}  // namespace

TEST_CASE("in arrears a subscription is neither renewed nor enlarged, and menu and details say so") {
    Driver driver;
    driver.load(prepaid_in_arrears());
    CHECK(reason(driver, "Renew") == "Arrears");
    CHECK(reason(driver, "Scale nodes") == "Arrears");
    CHECK(reason(driver, "Unsubscribe").empty());
    driver.click(Role::tab, "Details");
    CHECK(driver.get(Role::button, "Renew").disabled);
    CHECK(driver.get(Role::button, "Renew").description == "Arrears");
    CHECK(driver.get(Role::button, "Scale nodes").disabled);
    CHECK(!driver.get(Role::button, "Unsubscribe").disabled);
}

TEST_CASE("after its expiry a pool is only renewed, and menu and details say so") {
    Driver driver;
    driver.load(in_grace());
    for (const char* item : {"Scale nodes", "Unsubscribe", "Auto-Renew"})
        CHECK_MESSAGE(reason(driver, item) == "The pool has expired", item);
    CHECK(reason(driver, "Renew").empty());
    driver.click(Role::tab, "Details");
    for (const char* name : {"Scale nodes", "Unsubscribe"}) {
        CAPTURE(name);
        CHECK(driver.get(Role::button, name).disabled);
        CHECK(driver.get(Role::button, name).description == "The pool has expired");
    }
    CHECK(driver.get(Role::toggle, "Auto-Renew").disabled);
    CHECK(!driver.get(Role::button, "Renew").disabled);
}

TEST_CASE("an order that is not paid blocks a renewal, and an unsubscription says that it cancels it") {
    Driver driver;
    driver.load(with_unpaid_addition());
    CHECK(reason(driver, "Renew") == "Order pending");
    choose_action(driver, "Unsubscribe");
    CHECK(driver.has_text("It cancels order a1, which is not paid."));
}

TEST_CASE("a pool that does not exist yet offers nothing that needs it") {
    Driver driver;
    driver.load(story_of_pool({{"2026-11-28T09:00:00", create_one_node}}, "2026-11-27T10:30:00"));
    CHECK(reason(driver, "Scale nodes") == "Not created yet");
    CHECK(reason(driver, "Delete pool") == "Not created yet");
}

TEST_CASE("an order that waits for its approval is approved, not paid, from the menu") {
    Driver driver;
    driver.load(story_of_pool(
        {{"2026-11-10T09:12:40", create_one_node},
         {"2026-11-26T10:00:00",
          R"("do": "submit_change_order", "pool": "pool-a", "order": "o1", "term": {"months": 3}, "needs_approval": true)"}},
        "2026-11-27T10:30:00"));
    driver.click(Role::button, "More");
    CHECK(driver.find(Role::menu_item, "Pay the pending order") == nullptr);
    driver.click(Role::menu_item, "Approve");
    CHECK(driver.find(Role::button, "Refuse") != nullptr);
}

}  // namespace poolbill::ui::test
