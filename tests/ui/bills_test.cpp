#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/story_of_pool.hpp"

namespace poolbill::ui::test {
namespace {

std::string detail_of(Driver& driver, std::string_view type) {
    for (const HostEvent& event : driver.events()) {
        if (event.type == type) return event.detail;
    }
    return {};
}
std::string copied(Driver& driver) {
    return detail_of(driver, "copy");
}
void export_as(Driver& driver, const std::string& name) {
    driver.click(Role::button, "Export");
    driver.click(Role::menu_item, name);
}

}  // namespace

TEST_CASE("after the payment the part hour is complete and waits for the end of its cycle") {
    Driver driver;
    pay_one_month(driver);
    CHECK(contains(driver.rows("Bills")[1], "| Billed at 17:00"));
    jump(driver, "2023/04/18 16:30:29");
    CHECK(contains(driver.rows("Bills")[0], "| Accruing"));
    jump(driver, "2023/04/18 17:00:00");
    CHECK(contains(driver.rows("Bills")[1], "| Issued"));
}

TEST_CASE("a line says its day, also on a phone, and its year when it is not this one") {
    Driver driver;
    pay_one_month(driver);
    CHECK(contains(driver.rows("Bills").back(), "Apr 18, 15:00 – 16:00 | 15:29:16 – 16:00:00"));
    driver.resize(390, 844);
    CHECK(contains(driver.rows("Bills").back(), "Apr 18, 15:29:16 – 16:00:00"));
    jump(driver, "2024/01/01 00:00:00");
    CHECK(contains(driver.rows("Bills").back(), "2023/04/18 15:29:16 – 16:00:00"));
    driver.resize(1180, 820);
    CHECK(contains(driver.rows("Bills").back(), "2023/04/18 15:00 – 16:00 | 15:29:16 – 16:00:00"));
}

TEST_CASE("the newest bill is the first one, and of one item its name is left out") {
    Driver driver;
    pay_one_month(driver);
    CHECK(contains(driver.rows("Bills")[0], "$625.10000000"));
    CHECK(contains(driver.rows("Bills")[1], "16:00:00 – 16:30:30"));
    CHECK(driver.get(Role::column_header, "Item").box.empty());
}

TEST_CASE("where there are several items each line names its own, also among the terms alone") {
    Driver driver;
    driver.load(R"({"format":"poolbill/scenario","version":1,"catalog":{"currency":"USD","flavors":[
        {"code":"f","hourly":"1","monthly":"100"},{"code":"g","hourly":"2","monthly":"200"}]},"pools":[{"id":"p"}],
        "actions":[{"at":"2024-01-01T10:00:00+08:00","do":"create_pool","pool":"p",
        "nodes":[{"flavor":"f","count":1},{"flavor":"g","count":1}]},
        {"at":"2024-01-01T10:30:00+08:00","do":"submit_change_order","pool":"p","order":"o","term":{"months":1}},
        {"at":"2024-01-01T10:30:00+08:00","do":"pay_order","order":"o"}],"now":"2024-01-01T12:00:00+08:00"})");
    CHECK_FALSE(driver.get(Role::column_header, "Item").box.empty());
    driver.click(Role::radio, "Yearly/Monthly");
    CHECK_FALSE(driver.get(Role::column_header, "Item").box.empty());
    CHECK(driver.rows("Bills").size() == 2);
}

TEST_CASE("bills can be sorted by what is payable, and back by time") {
    Driver driver;
    pay_one_month(driver);
    driver.click(Role::button, "Payable");
    CHECK(contains(driver.rows("Bills")[0], "$0.33550000"));
    CHECK(driver.get(Role::button, "Payable, sorted ascending").value ==
          "Payable");  // what is seen and copied
    driver.click(Role::button, "Payable, sorted ascending");
    CHECK(contains(driver.rows("Bills")[0], "$625.10000000"));
    driver.click(Role::button, "Billing cycle");
    CHECK(contains(driver.rows("Bills")[0], "15:29:16"));
    driver.click(Role::button, "Billing cycle, sorted ascending");
    CHECK(contains(driver.rows("Bills")[0], "$625.10000000"));
}

TEST_CASE("the filter leaves the lines of one billing mode") {
    Driver driver;
    pay_one_month(driver);
    driver.click(Role::radio, "Yearly/Monthly");
    CHECK(driver.rows("Bills").size() == 1);
    driver.click(Role::radio, "Pay-per-use");
    CHECK(driver.rows("Bills").size() == 2);
    CHECK(driver.has_text("2 lines · $0.67356666"));
}

TEST_CASE("a hundred thousand lines are sorted by time only, and the table says so") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    jump(driver, "2034/10/01 00:00:00");
    CHECK(driver.get(Role::table, "Bills").row_count > 100'000);
    driver.click(Role::button, "Payable");
    CHECK(driver.has_text("Sorted by time. Other sort orders are for up to 10,000 lines."));
    driver.click(Role::button, "Export");
    CHECK(driver.find(Role::menu_item, "CSV (.csv)") != nullptr);
    CHECK(driver.find(Role::menu_item, "Copy as CSV") == nullptr);
    driver.press_escape();
    driver.click(Role::button, "Billing cycle");
    driver.click(Role::button, "Billing cycle, sorted ascending");
    CHECK(contains(driver.rows("Bills")[0], "Sep 30, 23:00 – 00:00"));
}

TEST_CASE("a sorted line explains itself, not its neighbour") {
    Driver driver;
    pay_one_month(driver);
    driver.click(Role::button, "Payable");
    driver.click(Role::button, "Payable, sorted ascending");
    driver.click(Role::button, "How this is computed");
    CHECK(driver.has_text("625.10"));
    CHECK_FALSE(driver.has_text("Usage shown"));
}

TEST_CASE("of two disks of one type each line explains its own size, and one row is selected") {
    Driver driver;
    driver.load(R"({"format":"poolbill/scenario","version":1,
        "catalog":{"currency":"USD","flavors":[{"code":"free","hourly":"0"}],
                   "disks":[{"code":"evs","hourly":"0.000512"}]},
        "pools":[{"id":"p1","name":"one"}],
        "actions":[{"at":"2023-04-18T15:00:00+08:00","do":"create_pool","pool":"p1",
                    "nodes":[{"flavor":"free","count":1}],
                    "disks":[{"type":"evs","size_gb":100,"count":1},{"type":"evs","size_gb":900,"count":1}]}],
        "now":"2023-04-18T15:30:00+08:00"})");
    const std::vector<std::string> rows = driver.rows("Bills");
    REQUIRE(rows.size() == 3);
    std::vector<NodeId> buttons;
    for (const Node& node : driver.app.semantics().nodes()) {
        if (node.name == "How this is computed") buttons.push_back(node.id);
    }
    REQUIRE(buttons.size() == 3);
    driver.app.act({buttons[0], NodeInputKind::click, {}});
    driver.settle();
    CHECK(driver.has_text("× 900 GB"));
    CHECK_FALSE(driver.has_text("× 100 GB"));
    driver.press_escape();
    std::size_t selected = 0;
    for (const Node& node : driver.app.semantics().nodes())
        selected += node.role == Role::row && node.selected == Tristate::yes;
    CHECK(selected == 1);
}

TEST_CASE("bills are copied as they are listed, with tabs or as CSV") {
    Driver driver;
    pay_one_month(driver);
    driver.click(Role::radio, "Pay-per-use");
    export_as(driver, "Copy as text");
    const std::string text = copied(driver);
    CHECK(contains(text, "\\t0.33806666\\t"));
    CHECK_FALSE(contains(text, "yearly-monthly"));
    CHECK(driver.has_text("Copied"));
    export_as(driver, "Copy as CSV");
    CHECK(contains(copied(driver), ",0.33806666,"));
}

TEST_CASE("what is copied is in the order of the list") {
    Driver driver;
    pay_one_month(driver);
    driver.click(Role::button, "Payable");
    export_as(driver, "Copy as CSV");
    const std::string text = copied(driver);
    CHECK(text.find(",0.33550000,") < text.find(",0.33806666,"));
}

TEST_CASE("a file of the bills is asked for with the filter of the list") {
    Driver driver;
    pay_one_month(driver);
    export_as(driver, "FOCUS 1.2 (.csv)");
    CHECK(
        detail_of(driver, "file-wanted") ==
        R"({"name":"pool-demo-1a2b3c-focus-1.2.csv","type":"text/csv","request":"focus-1.2\npool=pool-demo-1a2b3c"})");
    driver.click(Role::radio, "Pay-per-use");
    export_as(driver, "CSV (.csv)");
    CHECK(contains(detail_of(driver, "file-wanted"),
                   R"("request":"csv\npool=pool-demo-1a2b3c\nmode=pay-per-use\nbom=true")"));
    CHECK_FALSE(driver.has_text("Copied"));
}

TEST_CASE("the dates and the scenario can be copied too") {
    Driver driver;
    pay_one_month(driver);
    export_as(driver, "Copy as iCalendar");
    CHECK(contains(copied(driver), "BEGIN:VCALENDAR"));
    export_as(driver, "Copy as Poolbill");
    CHECK(contains(copied(driver), "poolbill/scenario"));
}

TEST_CASE("a link is asked for, and is copied when the page says so") {
    Driver driver;
    pay_one_month(driver);
    export_as(driver, "Copy link");
    CHECK(detail_of(driver, "link-wanted") == "{}");
    CHECK_FALSE(driver.has_text("Copied"));
    CHECK(driver.app.command("copied", ""));
    driver.settle();
    CHECK(driver.has_text("Copied"));
}

TEST_CASE("on a narrow surface the bills are filtered, ordered and copied from menus") {
    Driver driver(320, 640);
    pay_one_month(driver);
    driver.click(Role::button, "Billing mode: All");
    driver.click(Role::menu_item, "Pay-per-use");
    CHECK(driver.rows("Bills").size() == 2);
    driver.click(Role::button, "Billing mode: Pay-per-use");
    driver.click(Role::menu_item, "All");
    driver.click(Role::button, "Sort by: Billing cycle");
    driver.click(Role::menu_item, "Payable");
    CHECK(contains(driver.rows("Bills")[0], "$0.33550000"));
    driver.click(Role::button, "Sort by: Payable");
    driver.click(Role::menu_item, "Payable, sorted ascending");
    CHECK(contains(driver.rows("Bills")[0], "$625.10000000"));
    CHECK(driver.get(Role::button, "Sort by: Payable").description == "Payable, sorted descending");
    export_as(driver, "Copy as CSV");
    CHECK(contains(copied(driver), ",0.33806666,"));
    CHECK(driver.has_text("Copied"));
    CHECK(driver.find(Role::radio, "Yearly/Monthly") == nullptr);
}

TEST_CASE("on a narrow surface too a refused order of a hundred thousand lines is said") {
    Driver driver(320, 640);
    driver.load_file("assets/scenarios/documentation-example-start.json");
    jump(driver, "2034/10/01 00:00:00");
    driver.click(Role::button, "Sort by: Billing cycle");
    driver.click(Role::menu_item, "Payable");
    CHECK(driver.has_text("Sorted by time. Other sort orders are for up to 10,000 lines."));
}

TEST_CASE("the statement adds a month up by bill type and names its rounding") {
    Driver driver;
    pay_one_month(driver);
    jump(driver, "2023/04/18 18:10:00");
    driver.click(Role::tab, "Statement");
    const std::vector<std::string> rows = driver.rows("Statement");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0] ==
          "Apr 2023 | 3 | $625.77356666 | $0.00 | $0.00 | $625.77356666 | Due $625.77, rounded half up to "
          "cents");
    CHECK(rows[1] == "Usage | 2 | $0.67356666 | $0.00 | $0.00 | $0.67356666 | Cash $0.67356666");
    CHECK(rows[2] == "Purchase | 1 | $625.10 | $0.00 | $0.00 | $625.10 | Cash $625.10");
}

TEST_CASE("usage that is not deducted yet is said not to be settled") {
    Driver driver;
    pay_one_month(driver);
    driver.click(Role::tab, "Statement");
    CHECK(contains(driver.rows("Statement")[1], "Not settled $0.67356666"));
}

TEST_CASE("the statement goes by days, and can be copied") {
    Driver driver;
    pay_one_month(driver);
    jump(driver, "2023/05/20 00:00:00");
    driver.click(Role::tab, "Statement");
    driver.click(Role::radio, "Days");
    CHECK(driver.rows("Statement").size() == 3);
    CHECK(contains(driver.rows("Statement")[0], "Tue, Apr 18, 2023 | 3"));
    driver.click(Role::button, "Copy as text");
    CHECK(contains(copied(driver), "2023-04-18\\tpool-demo-1a2b3c\\tusage\\t2\\t3674\\t"));
}

TEST_CASE("the statement is told in Chinese") {
    Driver driver;
    pay_one_month(driver);
    Preferences preferences;
    preferences.locale = "zh-CN";
    driver.app.set_preferences(preferences);
    driver.settle();
    driver.click(Role::tab, "对账单");
    CHECK(contains(driver.rows("对账单")[0], "2023年4月 | 3"));
    CHECK(contains(driver.rows("对账单")[0], "应付 $625.77，四舍五入到分"));
}

TEST_CASE("the list price of a refund is the amount that its explanation gives back") {
    Driver driver;
    driver.load(
        story_of_pool({{"2026-11-01T09:12:40", create_one_node},
                       {"2026-11-01T10:00:00", order_a_month},
                       {"2026-11-01T10:20:00", pay_it},
                       {"2026-11-25T10:00:00", R"("do": "unsubscribe", "pool": "pool-a", "order": "u1")"}},
                      "2026-11-27T10:30:00"));
    CHECK(contains(driver.rows("Bills").front(), "| −$72.04831063 | $0.00000000 | −$72.04831063 |"));
}

}  // namespace poolbill::ui::test
