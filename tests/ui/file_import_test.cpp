#include <doctest/doctest.h>

#include "tests/ui/dropped_files.hpp"
#include "web/ui/model/file_import.hpp"

namespace poolbill::ui::test {
TEST_CASE("a bill that is dropped where nothing is open becomes its pools, shown today") {
    Driver driver;
    set_today(driver);
    drop(driver, "bills/detail-cn.csv");
    driver.get(Role::dialog, "Import of files");
    CHECK(driver.has_text("from 1 file"));
    CHECK(driver.app.save().find(R"("now": "2026-11-27T10:30:00+08:00")") != std::string::npos);
    driver.get(Role::group, "What was found in the files");
    CHECK(driver.has_text("bills/detail-cn.csv, line 2"));
}

TEST_CASE("files replace what was shown, and undo brings it back") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    set_today(driver);
    const std::string before = driver.app.save();
    CHECK(driver.app.command("import_files", input("bills/detail-cn.csv") + input("pools/prices.json")));
    driver.settle();
    driver.click(Role::button, "Close");
    CHECK(driver.app.save() != before);
    driver.click(Role::button, "Undo: import the pools");
    CHECK(driver.app.save() == before);
}

TEST_CASE("a list of pools alone is added to the open scenario, which has the prices") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    set_today(driver);
    const std::string list =
        R"({"kind": "PoolList", "items": [{"metadata": {"name": "added", "creationTimestamp":
            "2023-04-18T07:40:00Z"}, "spec": {"resources": [{"flavor": "modelarts.vm.cpu.8ud", "count": 1}]}}]})";
    CHECK(driver.app.command("import_files", "l\n" + std::to_string(list.size()) + "\n" + list));
    driver.settle();
    CHECK(driver.find(Role::dialog, "Import of pools") != nullptr);
    CHECK(driver.app.save().find(R"("id": "added")") != std::string::npos);
    CHECK(driver.app.save().find(R"("id": "pool-demo-1a2b3c")") != std::string::npos);
}

TEST_CASE("a list of pools whose flavors the open scenario does not know becomes a scenario of its own") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    set_today(driver);
    drop(driver, "pools/standard.json");
    CHECK(driver.has_text("Its hourly price is in no file"));
    CHECK(driver.app.save().find("pool-train-4f2a") != std::string::npos);
    CHECK(driver.app.save().find("pool-demo-1a2b3c") == std::string::npos);
}

TEST_CASE("several pages of a list in one file are read as they are without a scenario") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    set_today(driver);
    drop(driver, "pools/two-pages.json");
    driver.get(Role::dialog, "Import of files");
    CHECK(!driver.has_text("This file is not JSON."));
}

TEST_CASE("a long list of nodes is not a list of pools, whatever the order of its keys") {
    CHECK_FALSE(is_pool_list(
        {"n", R"({"apiVersion": "v2", "items": [{"kind": "Node", "metadata": {"name": "a"}}]})"}));
    CHECK(is_pool_list({"n", R"({"items": [{"kind":"Pool", "metadata": {"name": "a"}}]})"}));
    CHECK(is_pool_list({"n", R"({"kind": "PoolList", "items": []})"}));
}

TEST_CASE("prices without a pool are no scenario") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    set_today(driver);
    const std::string before = driver.app.save();
    CHECK_FALSE(driver.app.command("import_files", input("pools/prices.json")));
    driver.settle();
    CHECK(driver.has_text("The files have prices, but no pool."));
    CHECK(driver.app.save() == before);
}

TEST_CASE("a file that is nothing known is named, and changes nothing") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    set_today(driver);
    const std::string before = driver.app.save();
    CHECK_FALSE(driver.app.command("import_files", "holiday.txt\n5\nhello"));
    driver.settle();
    CHECK(driver.has_text("The files could not be imported."));
    CHECK(driver.has_text("holiday.txt"));
    CHECK(driver.app.save() == before);
    CHECK(driver.events().back().type == "error");
    Driver empty;
    CHECK_FALSE(empty.app.command("import_files", "holiday.txt\n5\nhello"));
    empty.settle();
    CHECK(empty.has_text("holiday.txt"));
}

/// Hands a file of tests/inputs over as the page does, and says that it has `size` bytes.
void hand_over(Driver& driver, const std::string& name, std::string_view bytes, std::size_t size) {
    CHECK(driver.app.command("import_file", name + "\n" + std::to_string(size)));
    constexpr std::size_t piece = 700;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        CHECK(driver.app.command("import_bytes", bytes.substr(at, piece)));
}

TEST_CASE("files that arrive in pieces become what they become in one") {
    Driver whole, pieces;
    set_today(whole);
    set_today(pieces);
    drop(whole, "bills/detail-cn.csv");
    const std::string bytes = bytes_of("bills/detail-cn.csv");
    hand_over(pieces, "bills/detail-cn.csv", bytes, bytes.size());
    CHECK(pieces.app.command("import_end", ""));
    pieces.settle();
    CHECK(pieces.app.save() == whole.app.save());
    CHECK(pieces.has_text("bills/detail-cn.csv, line 2"));
}

TEST_CASE("half of a file is not taken for all of it") {
    Driver driver;
    set_today(driver);
    const std::string bytes = bytes_of("bills/detail-cn.csv");
    hand_over(driver, "half.csv", std::string_view(bytes).substr(0, bytes.size() / 2), bytes.size());
    CHECK_FALSE(driver.app.command("import_end", ""));
    driver.settle();
    CHECK(driver.has_text("half.csv: "));
}

TEST_CASE("files of an arrival that was refused do not come with the next one") {
    Driver driver;
    set_today(driver);
    const std::string bytes = bytes_of("bills/detail-cn.csv");
    hand_over(driver, "first.csv", bytes, bytes.size());
    CHECK_FALSE(driver.app.command("import_bytes", "more than was said"));
    hand_over(driver, "second.csv", bytes, bytes.size());
    CHECK(driver.app.command("import_end", ""));
    driver.settle();
    CHECK(driver.has_text("from 1 file"));
}

TEST_CASE("bytes that belong to no file, or are more than was said, are refused") {
    Driver driver;
    CHECK_FALSE(driver.app.command("import_bytes", "x"));
    CHECK_FALSE(driver.app.command("import_file", "a.csv"));
    CHECK_FALSE(driver.app.command("import_file", "a.csv\n-1"));
    CHECK(driver.app.command("import_file", "a.csv\n2"));
    CHECK(driver.app.command("import_bytes", "xy"));
    CHECK_FALSE(driver.app.command("import_bytes", "z"));
    CHECK_FALSE(driver.app.command("import_end", ""));
    CHECK_FALSE(driver.app.command("import_end", ""));
}

constexpr const char* unknown_table =
    "Resource,Start,Stop,List,SKU,Nodes,Type\n"
    "pool-a,2025-10-14 15:00:00,2025-10-14 16:00:00,3.50,modelarts.vm.cpu.8ud,1,Expenditure-Usage\n";

void choose_column(Driver& driver, const std::string& field, const std::string& column) {
    driver.click(Role::button, field + ": Choose…");
    driver.click(Role::radio, column);
}

TEST_CASE("columns that are not known are asked for once, also where nothing is open") {
    Driver driver;
    set_today(driver);
    CHECK(driver.app.command("import_files", as_input("bill.csv", unknown_table)));
    driver.settle();
    driver.get(Role::dialog, "What do the columns mean?");
    driver.click(Role::button, "Read the bill");
    CHECK(driver.has_text("Choose the columns for the first five."));
    choose_column(driver, "Pool ID (resource ID)", "Resource");
    choose_column(driver, "Start of use", "Start");
    choose_column(driver, "List amount", "List");
    CHECK(driver.has_text("e.g. 3.50"));
    driver.click(Role::button, "End of use: Not in the file");
    driver.click(Role::radio, "Stop");
    choose_column(driver, "Bill type", "Type");
    choose_column(driver, "Flavor code", "SKU");
    driver.click(Role::button, "Read the bill");
    while (driver.app.work_on()) {
    }
    driver.settle();
    CHECK(driver.app.save().find(R"("id": "pool-a")") != std::string::npos);
    driver.click(Role::button, "Close");
    CHECK(driver.app.command("import_files", as_input("again.csv", unknown_table)));
    driver.settle();
    CHECK(driver.find(Role::dialog, "What do the columns mean?") == nullptr);
}

TEST_CASE("an import that asks ends when its question is cancelled, and others can begin") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    set_today(driver);
    const std::string before = driver.app.save();
    CHECK(driver.app.command("import_files", as_input("bill.csv", unknown_table)));
    driver.settle();
    CHECK_FALSE(driver.app.command("import_files", as_input("other.csv", unknown_table)));
    driver.click(Role::button, "Cancel");
    CHECK(driver.app.save() == before);
    drop(driver, "bills/detail-cn.csv");
    driver.get(Role::dialog, "Import of files");
}

TEST_CASE("a file whose columns are not answered is left out and named") {
    Driver driver;
    set_today(driver);
    CHECK(driver.app.command("import_files",
                             as_input("bill.csv", unknown_table) + input("bills/detail-cn.csv")));
    driver.settle();
    driver.click(Role::link, "Leave this file out");
    while (driver.app.work_on()) {
    }
    driver.settle();
    driver.get(Role::dialog, "Import of files");
    CHECK(driver.has_text("bill.csv"));
}

TEST_CASE("a text that is no list of files imports nothing") {
    for (const char* text : {"", "a", "a\n", "a\n5\nhell", "a\n-1\n", "a\n99999999999999999999\n"}) {
        CAPTURE(text);
        CHECK(files_of(text).empty());
    }
    const std::vector<intake::NamedFile> files = files_of("a\n2\nxyb c\n0\n");
    REQUIRE(files.size() == 2);
    CHECK(files[0].bytes == "xy");
    CHECK(files[1].name == "b c");
}

TEST_CASE("a price that an import asks for can be entered from its summary") {
    Driver driver;
    set_today(driver);
    drop(driver, "pools/lite-prepaid.json");
    driver.click(Role::link, "Enter prices");
    CHECK(driver.find(Role::dialog, "Import of files") == nullptr);
    driver.get(Role::heading, "Prices");
    CHECK(driver.has_text("Prices missing: 2"));
    CHECK(driver.rows("Prices").front().find("| Missing | Missing |") != std::string::npos);
}

TEST_CASE("while the page is read only, no file is imported") {
    Driver driver;
    driver.app.set_preferences({.read_only = true});
    set_today(driver);
    CHECK_FALSE(driver.app.command("import_files", input("bills/detail-cn.csv")));
    CHECK(driver.app.save().empty());
}

}  // namespace poolbill::ui::test
