#include <doctest/doctest.h>

#include "tests/ui/dropped_files.hpp"

namespace poolbill::ui::test {
namespace {

constexpr const char* bill = "bills/detail-cn.csv";

/// The same bill with one record changed.
std::string changed_bill(const std::string& from, const std::string& to) {
    std::string text = input(bill);
    text.erase(0, text.find('\n', text.find('\n') + 1) + 1);
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    return as_input("changed.csv", text);
}

/// Presses the row whose name has this part.
void open_row(Driver& driver, std::string_view part) {
    const std::string name = driver.with(Role::row, part).name;
    driver.click(Role::row, name);
}

/// The pools of the bill are open, and so is the page on which bills are compared with them.
void open_page(Driver& driver) {
    driver.load_file("tests/inputs/bills/detail-cn.scenario.json");
    set_today(driver);
    open_row(driver, "pool-a");
    choose_action(driver, "Reconcile with a bill");
}

}  // namespace

TEST_CASE("a bill of pools that are open is compared with them when the person says so") {
    Driver driver;
    driver.load_file("tests/inputs/bills/detail-cn.scenario.json");
    set_today(driver);
    const std::string before = driver.app.save();
    drop(driver, bill);
    driver.get(Role::dialog, "What is this bill for?");
    driver.click(Role::button, "OK");
    driver.get(Role::heading, "Reconcile with a bill");
    CHECK(driver.has_text("The bill agrees with this scenario."));
    CHECK(driver.has_text("Due in Oct 2025: ¥1,791.71 in the bill, ¥1,791.71 here."));
    CHECK(driver.rows("Records").size() == 9);
    CHECK(driver.app.save() == before);
}

TEST_CASE("a bill of pools that are open becomes a scenario of its own when the person says so") {
    Driver driver;
    driver.load_file("tests/inputs/bills/detail-cn.scenario.json");
    set_today(driver);
    drop(driver, bill);
    driver.click(Role::radio, "Make a new scenario of the bill");
    driver.click(Role::button, "OK");
    CHECK(driver.has_text("from 1 file"));
    CHECK(driver.app.save().find(R"("now": "2026-11-27T10:30:00+08:00")") != std::string::npos);
    driver.click(Role::button, "Close");
    driver.get(Role::button, "Undo: import the pools");
}

TEST_CASE("bills are asked for on their page, and dropped there they are compared without a question") {
    Driver driver;
    open_page(driver);
    CHECK(driver.has_text("Does the bill agree with this scenario?"));
    driver.click(Role::button, "Choose bill files");
    CHECK(driver.events().back().type == "import-wanted");
    drop(driver, bill);
    CHECK(driver.find(Role::dialog, "What is this bill for?") == nullptr);
    CHECK(driver.has_text("The bill agrees with this scenario."));
}

TEST_CASE("a record that differs is listed with its likely cause, and the sums say by how much") {
    Driver driver;
    open_page(driver);
    // A discount that the scenario does not know: 1.79 becomes 1.50.
    CHECK(driver.app.command("import_files",
                             changed_bill("1.79277777,0,1.79,1.79", "1.79277777,0.29,1.50,1.50")));
    driver.settle();
    CHECK(driver.has_text("The bill does not agree with this scenario."));
    driver.click(Role::radio, "Different (1)");
    const std::vector<std::string> rows = driver.rows("Records");
    REQUIRE(rows.size() == 1);
    CAPTURE(rows.front());
    CHECK(rows.front().find("Another discount") != std::string::npos);
    CHECK(rows.front().find("| ¥1.50 | ¥1.79 | −¥0.29 |") != std::string::npos);
    driver.click(Role::radio, "Sums");
    const std::vector<std::string> sums = driver.rows("Sums");
    REQUIRE(sums.size() == 4);
    CAPTURE(sums.back());
    CHECK(sums.back().find("| Total | 8 | ¥1,791.42 | ¥1,791.71 | −¥0.29") != std::string::npos);
}

TEST_CASE("the records are found by pool") {
    Driver driver;
    open_page(driver);
    drop(driver, bill);
    driver.act(Role::search_box, "Pool or flavor", NodeInputKind::set, "MAOS-B");
    CHECK(driver.rows("Records").size() == 2);
    driver.act(Role::search_box, "Pool or flavor", NodeInputKind::set, "nothing");
    CHECK(driver.has_text("No record is listed."));
}

TEST_CASE("a scenario that changes is compared again") {
    Driver driver;
    open_page(driver);
    drop(driver, bill);
    driver.click(Role::link, "Elastic Clusters");
    driver.click(Role::button, "Prices");
    open_row(driver, "modelarts.vm.cpu.8ud");
    driver.act(Role::text_box, "Price per hour", NodeInputKind::set, "4");
    driver.click(Role::button, "Save changes");
    driver.click(Role::link, "Elastic Clusters");
    open_row(driver, "pool-a");
    choose_action(driver, "Reconcile with a bill");
    CHECK(driver.has_text("The bill does not agree with this scenario."));
    driver.click(Role::radio, "Different (2)");
    CHECK(driver.rows("Records").front().find("Another unit price") != std::string::npos);
}

TEST_CASE("a bill may be compared while the scenario may not be changed") {
    Driver driver;
    driver.app.set_preferences({.read_only = true});
    open_page(driver);
    drop(driver, bill);
    CHECK(driver.has_text("The bill agrees with this scenario."));
}

TEST_CASE("a bill without a charge of a pool is refused with a sentence") {
    Driver driver;
    open_page(driver);
    const std::string text =
        "resource_id,official_amount,effective_time,cloud_service_type\n"
        "bucket-1,0.01,2025-10-14 15:29:16,hws.service.type.obs\n";
    CHECK_FALSE(driver.app.command("import_files", as_input("obs.csv", text)));
    driver.settle();
    CHECK(driver.has_text("None of the 1 bill records is a charge of a pool"));
    driver.click(Role::button, "OK");
    CHECK(driver.has_text("Does the bill agree with this scenario?"));
}

TEST_CASE("a bill in another currency than the scenario is not compared") {
    Driver driver;
    open_page(driver);
    drop(driver, "bills/records-intl-page-1-of-2.json");
    CHECK(driver.has_text("The bill is in USD, what is computed here in CNY."));
    CHECK(driver.find(Role::table, "Records") == nullptr);
    driver.get(Role::button, "Choose another bill");
}

TEST_CASE("what was found leaves as CSV with the columns of the command line") {
    Driver driver;
    open_page(driver);
    drop(driver, bill);
    driver.click(Role::button, "Save as CSV");
    const HostEvent wanted = driver.events().back();
    CHECK(wanted.type == "file-wanted");
    CHECK(wanted.detail.find("\"request\":\"reconciliation\"") != std::string::npos);
    const std::string text = exported(driver, "reconciliation");
    CHECK(
        text.starts_with("+\xEF\xBB\xBFverdict,cause,month,pool,flavor,begin,end,bill,here,file,place\r\n"
                         "equal,,2025-10,maos-a,modelarts.vm.cpu.8ud,2025-10-14T15:29:16+08:00,"));
}

TEST_CASE("without bills there is nothing to save") {
    Driver driver;
    driver.load_file("tests/inputs/bills/detail-cn.scenario.json");
    CHECK(driver.app.query("export-begin reconciliation") == "-No bills are compared.");
}

}  // namespace poolbill::ui::test
