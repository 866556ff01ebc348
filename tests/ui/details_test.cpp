#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/story_of_pool.hpp"

namespace poolbill::ui::test {
TEST_CASE("the details say what happens next to a prepaid pool, each with its date") {
    Driver driver;
    pay_one_month(driver);
    driver.click(Role::tab, "Details");
    CHECK(driver.has_text("Expiration time: 2023/05/18 23:59:59 in 30 d 7 h"));
    CHECK(driver.has_text("2023/05/18 23:59:59 Expires; usable in the grace period"));
    CHECK(driver.has_text("2023/06/02 23:59:59 Grace period ends; the pool is frozen"));
    CHECK(driver.has_text("2023/06/17 23:59:59 Retention period ends; the pool is deleted"));
}

TEST_CASE("the details of a pay-per-use pool say what the running hour has come to") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    jump(driver, "2023/04/18 16:30:30");
    driver.click(Role::tab, "Details");
    CHECK(driver.has_text("This hour: $0.33550000 next bill at 17:00, in 29 min 30 s"));
    CHECK(driver.rows("Nodes") ==
          std::vector<std::string>{"8 vCPUs | 32 GB | 1 | Pay-per-use | $0.66 | $625.10 | $0.33550000"});
}

TEST_CASE("auto-renew is switched after its consequence was said, and its first attempt has a date") {
    Driver driver;
    pay_one_month(driver);
    driver.click(Role::tab, "Details");
    driver.click(Role::toggle, "Auto-Renew");
    CHECK(driver.has_text("is paid from the balance at 03:00"));
    CHECK(driver.has_text("Auto-Renew deduction: 2023/05/11 03:00:00"));
    CHECK(driver.get(Role::toggle, "Auto-Renew").checked == Tristate::no);
    driver.click(Role::button, "Switch on Auto-Renew");
    CHECK(driver.get(Role::toggle, "Auto-Renew").checked == Tristate::yes);
    CHECK(driver.has_text("2023/05/11 03:00:00 Auto-Renew deduction, daily at 03:00 until it succeeds"));
    CHECK(driver.find(Role::button, "Undo: auto-renew switch") != nullptr);
}

TEST_CASE("a renewal says its price and the new expiration before it is paid") {
    Driver driver;
    pay_one_month(driver);
    choose_action(driver, "Renew");
    driver.click(Role::radio, "2 months");
    CHECK(driver.has_text("To pay now: $1,250.20"));
    CHECK(driver.has_text("Expiration time: 2023/05/18 23:59:59 → 2023/07/18 23:59:59"));
    driver.click(Role::button, "Renew");
    driver.click(Role::tab, "Details");
    CHECK(driver.has_text("Renewals: 1"));
}

TEST_CASE("what does not apply says why in the menu, and cannot be pressed") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::button, "More");
    CHECK(driver.get(Role::menu_item, "Renew").description == "For yearly/monthly pools only");
    CHECK(driver.get(Role::menu_item, "Renew").disabled);
}

TEST_CASE("of a pool whose order is processed, the menu says so and offers no change of it") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    std::string slow = driver.app.save();
    slow.insert(slow.find("\"catalog\""), R"("settings": {"activation_delay_seconds": "60"}, )");
    driver.load(slow);
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");
    driver.click(Role::button, "More");
    for (const char* item : {"Renew", "Scale nodes", "Delete pool"}) {
        CAPTURE(item);
        CHECK(driver.get(Role::menu_item, item).description == "Not while an order is being processed");
    }
}

TEST_CASE("an expired pool is renewed, and not scaled or unsubscribed; one that has ended offers neither") {
    Driver driver;
    pay_one_month(driver);
    jump(driver, "2023/05/20 00:00:00");
    driver.click(Role::button, "More");
    CHECK(!driver.get(Role::menu_item, "Renew").disabled);
    CHECK(driver.get(Role::menu_item, "Scale nodes").description == "The pool has expired");
    CHECK(driver.get(Role::menu_item, "Unsubscribe").description == "The pool has expired");
    driver.press_escape();
    jump(driver, "2023/06/18 00:00:00");
    driver.click(Role::button, "More");
    CHECK(driver.get(Role::menu_item, "Renew").description == "The pool has ended");
    CHECK(driver.get(Role::menu_item, "Scale nodes").disabled);
}

TEST_CASE("scaling shows the new price an hour first and splits the hour when confirmed") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    jump(driver, "2023/04/18 16:30:30");
    choose_action(driver, "Scale nodes");
    driver.click(Role::button, "More: 8 vCPUs | 32 GB");
    CHECK(driver.has_text("Nodes: 1 → 2"));
    CHECK(driver.has_text("Pay-per-use an hour: $0.66 → $1.32"));
    driver.click(Role::button, "Scale nodes");
    CHECK(driver.has_text("2 nodes") == false);
    driver.click(Role::tab, "Details");
    CHECK(driver.rows("Nodes").front().starts_with("8 vCPUs | 32 GB | 2 |"));
}

TEST_CASE("unsubscribing within five days names the full refund before it is done") {
    Driver driver;
    pay_one_month(driver);
    choose_action(driver, "Unsubscribe");
    CHECK(driver.has_text("Refund: $625.10"));
    driver.click(Role::button, "Unsubscribe");
    driver.click(Role::tab, "Orders");
    CHECK(driver.rows("Orders").front().find("Refunded 2023/04/18 16:30:30") != std::string::npos);
}

TEST_CASE(
    "a prepaid pool is not deleted but unsubscribed, and a pay-per-use one is deleted after a warning") {
    Driver driver;
    pay_one_month(driver);
    driver.click(Role::button, "More");
    CHECK(driver.get(Role::menu_item, "Delete pool").description == "A yearly/monthly pool is unsubscribed");
    driver.press_escape();
    driver.click(Role::button, "Undo: pay the order");
    choose_action(driver, "Delete pool");
    CHECK(driver.has_text("are deleted at once"));
    driver.click(Role::button, "Delete pool");
    CHECK(driver.has_text("Deleted"));
}

TEST_CASE("a press on an event moves the clock there, forth and back") {
    Driver driver;
    pay_one_month(driver);
    driver.click(Role::tab, "Events");
    driver.app.act({driver.with(Role::row, "Expires at").id, NodeInputKind::click, ""});
    driver.settle();
    CHECK(driver.get(Role::text_box, "Jump to a time").value == "2023/05/18 23:59:59");
    CHECK(driver.with(Role::row, "Order paid").name == "Order paid at 2023/04/18 16:30:30");
    driver.app.act({driver.with(Role::row, "Pool created").id, NodeInputKind::click, ""});
    driver.settle();
    CHECK(driver.get(Role::text_box, "Jump to a time").value == "2023/04/18 15:29:16");
}

TEST_CASE("coming events tell how far away they are, and past ones how long ago they were") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    jump(driver, "2023/04/18 15:59:16");
    driver.click(Role::tab, "Events");
    CHECK(driver.rows("Upcoming events").front() ==
          "Hourly bill is issued | 2023/04/18 16:00:00 | in 44 s | ");
    CHECK(driver.rows("Past events").front() == "Pool created | 2023/04/18 15:29:16 | 30 min ago | ");
}

TEST_CASE("details, events and what does not apply are told in Chinese") {
    Driver driver;
    Preferences preferences;
    preferences.locale = "zh-CN";
    driver.app.set_preferences(preferences);
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::tab, "详情");
    CHECK(driver.has_text("按需计费 自 2023/04/18 15:29:16 起"));
    driver.click(Role::tab, "事件");
    CHECK(driver.has_text("按小时出账"));
    driver.click(Role::button, "更多");
    CHECK(driver.get(Role::menu_item, "续费").description == "仅适用于包年/包月资源池");
}

TEST_CASE("the unified expiry day is among the details once it is set") {
    Driver driver;
    pay_one_month(driver);
    choose_action(driver, "Set expiration day");
    driver.click(Role::button, "More: Day of the month");
    driver.click(Role::button, "Set expiration day");
    driver.click(Role::tab, "Details");
    CHECK(driver.has_text("Day of the month: 1"));
}

TEST_CASE("an ended pool has no mode and is not scaled") {
    Driver driver;
    pay_one_month(driver);
    choose_action(driver, "Unsubscribe");
    driver.click(Role::button, "Unsubscribe");
    driver.click(Role::tab, "Details");
    CHECK(driver.find(Role::button, "Scale nodes") == nullptr);
    CHECK(!contains(driver.rows("Nodes")[0], "Yearly/Monthly"));
}

TEST_CASE("a renewed subscription says which term was bought last, and since when it is yearly/monthly") {
    Driver driver;
    driver.load(story_of_pool(
        {{"2026-11-10T09:12:40", create_one_node},
         {"2026-11-11T10:00:00", order_a_month},
         {"2026-11-11T10:20:00", pay_it},
         {"2026-11-20T10:00:00", R"("do": "renew", "pool": "pool-a", "order": "r1", "term": {"months": 3})"}},
        "2026-11-27T10:30:00"));
    driver.click(Role::tab, "Details");
    CHECK(driver.has_text("Billing mode: Yearly/Monthly since 2026/11/11 10:20:00"));
    CHECK(driver.has_text("Last term bought: 3 months"));
    CHECK(!driver.has_text("3 months since"));
    CHECK(driver.has_text("Renewals: 1"));
}

TEST_CASE("a renewal that was given back is not counted any more") {
    Driver driver;
    driver.load(story_of_pool(
        {{"2026-11-10T09:12:40", create_one_node},
         {"2026-11-11T10:00:00", order_a_month},
         {"2026-11-11T10:20:00", pay_it},
         {"2026-11-20T10:00:00", R"("do": "renew", "pool": "pool-a", "order": "r1", "term": {"months": 3})"},
         {"2026-11-25T10:00:00",
          R"("do": "unsubscribe", "pool": "pool-a", "order": "u1", "renewals_only": true)"}},
        "2026-11-27T10:30:00"));
    driver.click(Role::tab, "Details");
    CHECK(driver.has_text("Renewals: 0"));
}

}  // namespace poolbill::ui::test
