// What imported files leave open, and the form in which a person answers it.
#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <utility>

#include "tests/ui/dropped_files.hpp"

namespace poolbill::ui::test {
namespace {

constexpr const char* title = "What the files leave open";

/// Usage of these pools until the last hour of the file.
std::string running_bill(std::initializer_list<std::string> pools) {
    std::string csv =
        "资源ID,SKU编码,账单类型,计费模式,使用开始时间,使用结束时间,单价,官网价,优惠金额,应付金额\n";
    for (const std::string& pool : pools)
        csv += pool + ",cpu,消费-使用,按需,2026-10-14 15:00:00,2026-10-14 16:00:00,3.50,3.5,0,3.5\n";
    return as_input("bill.csv", csv);
}

/// A pool of a list that was bought for a month, which ended before today, with the prices.
std::string prepaid_list() {
    return as_input("list.json",
                    R"({"kind": "PoolList", "items": [{"kind": "Pool", "metadata": {"name": "pool-a",
        "creationTimestamp": "2026-10-01T02:00:00Z", "annotations": {"os.modelarts/billing.mode": "1",
        "os.modelarts/period.num": "1", "os.modelarts/period.type": "2", "os.modelarts/order.id": "CS-1"}},
        "spec": {"resources": [{"flavor": "cpu", "count": 1}]}}]})") +
           as_input("prices.csv", "code,hourly,monthly\ncpu,3.5,1100\n");
}

struct Imported {
    explicit Imported(const std::string& files) {
        set_today(driver);
        CHECK(driver.app.command("import_files", files));
        driver.settle();
        first = driver.app.save();
    }
    void type(std::string_view field, std::string text) {
        driver.act(Role::text_box, field, NodeInputKind::set, std::move(text));
    }
    void apply() { driver.click(Role::button, "Apply answers"); }
    bool has(std::string_view action) const { return driver.app.save().find(action) != std::string::npos; }

    Driver driver;
    std::string first;  // the scenario without answers
};

}  // namespace

TEST_CASE("a pool that may still run is asked about in the summary, and not a second time below") {
    Imported page(running_bill({"pool-a"}));
    page.driver.get(Role::group, title);
    page.driver.get(Role::radio, "It still runs");
    CHECK(page.driver.get(Role::radio, "Leave open").checked == Tristate::yes);
    CHECK(page.driver.find(Role::group, "To be answered") == nullptr);
    CHECK(page.driver.get(Role::button, "Apply answers").disabled);
}

TEST_CASE("files that leave nothing open have no form") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    set_today(driver);
    drop(driver, "pools/standard.json");
    CHECK(driver.find(Role::group, title) == nullptr);
    CHECK(driver.find(Role::button, "Apply answers") == nullptr);
}

TEST_CASE("a deletion that is answered is in the scenario, as one step that undo takes back") {
    Imported page(running_bill({"pool-a"}));
    page.driver.click(Role::radio, "It was deleted");
    CHECK(page.driver.get(Role::text_box, "Deleted at").value == "2026/10/14 16:00:00");
    page.type("Deleted at", "2026-10-14 16:20");
    page.apply();
    CHECK(page.has(R"("do": "delete_pool")"));
    CHECK(page.has("2026-10-14T16:20:00+08:00"));
    CHECK(page.driver.has_text("Your answers are applied."));
    CHECK(page.driver.has_text("As answered, it was deleted at 2026-10-14 16:20:00 (UTC+08:00)."));
    page.driver.click(Role::button, "Close");
    page.driver.click(Role::button, "Undo: answer what the files leave open");
    CHECK(page.driver.app.save() == page.first);
}

TEST_CASE("answers stay in the form once they are applied, and can be taken back there") {
    Imported page(running_bill({"pool-a"}));
    page.driver.click(Role::radio, "It was deleted");
    page.apply();
    CHECK(page.driver.get(Role::radio, "It was deleted").checked == Tristate::yes);
    CHECK(page.driver.get(Role::button, "Apply answers").disabled);
    page.driver.click(Role::radio, "Leave open");
    page.apply();
    CHECK(page.driver.app.save() == page.first);
}

TEST_CASE("a summary that is closed leaves its questions above the page, and prices entered since are kept") {
    Imported page(prepaid_list());
    page.driver.click(Role::button, "Close");
    CHECK(page.driver.has_text("The import left questions open: 2."));
    choose_action(page.driver, "Prices");
    page.driver.click(Role::row, "cpu");
    page.type("Price per hour", "4.25");
    page.driver.click(Role::button, "Save changes");
    page.driver.click(Role::button, "Answer");
    page.driver.click(Role::radio, "It was renewed");
    page.apply();
    CHECK(page.has(R"("do": "renew")"));
    CHECK(page.has(R"("hourly": "4.25")"));
    page.driver.click(Role::button, "Close");
    CHECK(page.driver.has_text("The import left questions open: 1."));
}

TEST_CASE("questions that are left open go away for good, and so do those of a log that has changed") {
    Imported page(running_bill({"pool-a"}));
    page.driver.click(Role::button, "Close");
    page.driver.click(Role::button, "Leave open");
    CHECK(page.driver.find(Role::button, "Answer") == nullptr);
    Imported other(running_bill({"pool-a"}));
    other.driver.click(Role::button, "Close");
    CHECK(other.driver.find(Role::button, "Answer") != nullptr);
    choose_action(other.driver, "Delete pool");
    other.driver.click(Role::button, "Delete pool");
    CHECK(other.driver.find(Role::button, "Answer") == nullptr);
}

TEST_CASE("a time that the bill rules out is refused at its field, with the times that are possible") {
    Imported page(running_bill({"pool-a"}));
    page.driver.click(Role::radio, "It was deleted");
    page.type("Deleted at", "2026-10-14 15:30");
    CHECK(
        page.driver.has_text("2026/10/14 15:30:00 is not possible. Enter a time from 2026/10/14 16:00:00 to "
                             "2026/11/27 10:30:00."));
    page.apply();
    CHECK(page.driver.app.save() == page.first);
    CHECK(page.driver.find(Role::dialog, "Import of files") != nullptr);
    page.type("Deleted at", "soon");
    CHECK(page.driver.has_text("is not a time such as"));
}

TEST_CASE("many pools that still run are answered with one press") {
    Imported page(running_bill({"pool-a", "pool-b"}));
    page.driver.click(Role::link, "All 2 of these pools still run");
    page.apply();
    CHECK(page.driver.has_text("As answered, it still runs."));
    CHECK(page.driver.find(Role::link, "All 2 of these pools still run") == nullptr);
}

TEST_CASE("a pool that was changed later than it was created is changed then") {
    Imported page(prepaid_list());
    page.driver.click(Role::radio, "It was changed later");
    page.type("Changed at", "2026/11/02 09:00");
    page.apply();
    CHECK(page.has("2026-11-02T09:00:00+08:00"));
    // The term that begins then has not ended.
    CHECK(page.driver.find(Role::radio, "It was renewed") == nullptr);
}

TEST_CASE("a renewal is asked for its time and its term") {
    Imported page(prepaid_list());
    page.driver.click(Role::radio, "It was renewed");
    CHECK(page.driver.get(Role::text_box, "Renewed at").value == "2026/11/01 23:59:59");
    page.type("Renewed at", "2026/10/30 09:00");
    page.driver.click(Role::radio, "3 months");
    page.apply();
    CHECK(page.has(R"("do": "renew")"));
    CHECK(page.has(R"("do": "renew", "pool": "pool-a", "term": { "months": 3 })"));
}

TEST_CASE("answers that no replay allows change nothing, and the reason is at the pool") {
    Imported page(prepaid_list());
    page.driver.click(Role::radio, "It was changed later");
    page.type("Changed at", "2026/11/20 09:00");
    page.driver.click(Role::radio, "It was renewed");
    page.type("Renewed at", "2026/10/30 09:00");
    page.apply();
    CHECK(page.driver.app.save() == page.first);
    page.driver.with(Role::alert, "Not applied: ");
    CHECK(page.driver.get(Role::text_box, "Changed at").value == "2026/11/20 09:00");
}

TEST_CASE("answers cannot be applied while the widget is read-only") {
    Imported page(running_bill({"pool-a"}));
    page.driver.click(Role::radio, "It was deleted");
    page.driver.app.set_preferences({.read_only = true});
    page.driver.settle();
    page.apply();
    CHECK(page.driver.app.save() == page.first);
}

}  // namespace poolbill::ui::test
