#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/many_pools.hpp"

namespace poolbill::ui::test {
namespace {

std::string listed(const std::string& name, const std::string& flavor = "cpu") {
    return R"({"metadata":{"name":")" + name + R"(","creationTimestamp":"2023-04-18T08:00:00Z"},)" +
           R"("spec":{"resources":[{"flavor":")" + flavor + R"(","count":1}]}})";
}

std::string list_of(const std::string& items) {
    return R"({"kind":"PoolList","items":[)" + items + "]}";
}

/// Long enough to be read in slices.
std::string long_list(int pools) {
    std::string items;
    for (int i = 0; i < pools; ++i)
        items += (i > 0 ? "," : "") + listed("new-" + std::to_string(i)) + std::string(1000, ' ');
    return list_of(items);
}

/// A scenario with four pools, in which the import of a list of `count` more has begun.
void begin_long_import(Driver& driver, int pools) {
    driver.load(four_pools());
    CHECK(driver.app.command("import_pools", long_list(pools)));
    CHECK(driver.wait(16).soon);
}

bool told(Driver& driver, std::string_view type) {
    for (const HostEvent& event : driver.events()) {
        if (event.type == type) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("an import says how many came in and why each of the others did not") {
    Driver driver;
    driver.app.load(four_pools());
    CHECK(driver.app.command("import_pools", list_of(listed("new-a") + "," + listed("new-b", "gpu") + "," +
                                                     listed("pool-a") + "," + listed("new-c"))));
    driver.settle();
    CHECK(driver.find(Role::dialog, "Import of pools") != nullptr);
    CHECK(driver.has_text("2 imported, 2 rejected."));
    const std::vector<std::string> reasons = driver.rows("Rejected, with the reason");
    REQUIRE(driver.get(Role::table, "Rejected, with the reason").row_count == 3);
    CHECK(driver.has_text("The catalog has no price for flavor gpu"));
    CHECK(driver.has_text("There already is a pool pool-a"));
    driver.click(Role::button, "OK");
    CHECK(driver.rows("Resource pools").size() == 6);
    CHECK(told(driver, "change"));
}

TEST_CASE("an import is one step of undo and redo, in Chinese too") {
    Driver driver;
    driver.app.set_preferences({.locale = "zh-CN"});
    driver.app.load(four_pools());
    driver.app.command("import_pools",
                       list_of(listed("new-a") + "," + listed("new-b") + "," + listed("new-c", "gpu")));
    driver.settle();
    CHECK(driver.has_text("已导入 2 个，拒绝 1 个。"));
    CHECK(driver.has_text("目录中没有该规格的价格：gpu"));
    driver.click(Role::button, "确定");
    driver.click(Role::button, "撤销：导入资源池");
    CHECK(driver.rows("资源池").size() == 4);
    driver.click(Role::button, "重做：导入资源池");
    CHECK(driver.rows("资源池").size() == 6);
}

TEST_CASE("an import moves the clock on to where all its pools exist") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    const std::string later = R"({"metadata":{"name":"late","creationTimestamp":"2023-05-01T00:00:00Z"},)"
                              R"("spec":{"resources":{"flavor":"modelarts.vm.cpu.8ud","count":1}}})";
    driver.app.command("import_pools", list_of(later));
    driver.settle();
    driver.press_escape();
    CHECK(driver.get(Role::text_box, "Jump to a time").value == "2023/05/01 08:00:00");
    CHECK(driver.rows("Resource pools").size() == 2);
}

TEST_CASE("a file that is no list is refused with a sentence and changes nothing") {
    Driver driver;
    driver.app.load(four_pools());
    CHECK_FALSE(driver.app.command("import_pools", R"({"kind":"NodeList","items":[]})"));
    driver.settle();
    CHECK(driver.find(Role::dialog, "Import") == nullptr);
    CHECK(driver.has_text("The list of pools could not be imported."));
    CHECK(driver.has_text("This is not a list of pools (PoolList)."));
    CHECK(told(driver, "error"));
}

TEST_CASE("the button asks the page for a file; who may only read has no button") {
    Driver driver;
    driver.app.load(four_pools());
    driver.settle();
    driver.click(Role::button, "Import");
    CHECK(told(driver, "import-wanted"));
    driver.app.set_preferences({.read_only = true});
    driver.settle();
    CHECK(driver.find(Role::button, "Import") == nullptr);
    CHECK_FALSE(driver.app.command("import_pools", list_of(listed("new-a"))));
}

TEST_CASE("a long list is read between the frames, and comes in whole") {
    Driver driver;
    begin_long_import(driver, 3000);
    CHECK(driver.rows("Resource pools").size() == 4);  // nothing is half applied
    driver.settle();
    CHECK(driver.has_text("3,000 imported."));
    CHECK(driver.get(Role::table, "Resource pools").row_count == 3005);
}

TEST_CASE("a list that takes long to read says how far it is, and can be stopped") {
    Driver driver;
    begin_long_import(driver, 5000);
    driver.wait(150);
    CHECK(driver.find(Role::progress_bar, "Reading the files…") == nullptr);
    const FrameDemand shown = driver.wait(60);
    const Node bar = driver.get(Role::progress_bar, "Reading the files…");
    CHECK(bar.now > 0);
    CHECK(bar.now < 100);
    CHECK(shown.focus == driver.get(Role::button, "Cancel").id);
    driver.press_escape();
    CHECK(driver.find(Role::dialog, "Import") == nullptr);
    CHECK(driver.rows("Resource pools").size() == 4);
    CHECK_FALSE(driver.wait(16).soon);
    CHECK_FALSE(told(driver, "change"));
}

TEST_CASE("a list that is stopped when little of it is left does not come in") {
    Driver driver;
    begin_long_import(driver, 1600);
    driver.wait(250);
    REQUIRE(driver.find(Role::progress_bar, "Reading the files…") != nullptr);
    driver.press_escape();
    CHECK(driver.rows("Resource pools").size() == 4);
    CHECK_FALSE(told(driver, "change"));
}

TEST_CASE(
    "a list that comes while another is being read is refused with a sentence, and the other comes in") {
    Driver driver;
    begin_long_import(driver, 3000);
    CHECK_FALSE(driver.app.command("import_pools", list_of(listed("new-a"))));
    driver.settle();
    CHECK(told(driver, "error"));
    CHECK(driver.has_text("3,000 imported."));
    driver.press_escape();
    driver.settle();
    CHECK(driver.has_text("Another import is still running. Try again when it has finished."));
    CHECK(driver.get(Role::table, "Resource pools").row_count == 3005);
}

TEST_CASE("a list that took long to read ends in its report, which has the focus") {
    Driver driver;
    begin_long_import(driver, 5000);
    NodeId focused = no_node;
    for (int frame = 0; frame < 24; ++frame) {
        const FrameDemand demand = driver.wait(frame < 4 ? 70 : 16);
        if (demand.focus != no_node) focused = demand.focus;
    }
    CHECK(driver.has_text("5,000 imported."));
    CHECK(focused == driver.get(Role::button, "OK").id);
}

TEST_CASE("what is done while a list is read counts: its names are checked against the log as it is then") {
    Driver driver;
    driver.load(four_pools());
    driver.app.command("import_pools", list_of(listed("new-7")));
    driver.settle();
    driver.press_escape();
    REQUIRE(driver.app.undo());
    driver.app.command("import_pools", long_list(3000));
    driver.wait(16);
    REQUIRE(driver.app.redo());
    driver.settle();
    CHECK(driver.has_text("2,999 imported, 1 rejected."));
    CHECK(driver.has_text("There already is a pool new-7"));
    CHECK(driver.get(Role::table, "Resource pools").row_count == 3005);
}

TEST_CASE("the clock may run while a list is read; bills are then those of where it came to") {
    Driver driver;
    driver.load(four_pools());
    driver.click(Role::radio, "1 d/s");
    driver.click(Role::button, "Run the clock");
    driver.app.command("import_pools", long_list(3000));
    while (driver.find(Role::dialog, "Import of pools") == nullptr)
        driver.wait(16);
    Driver fresh;
    fresh.load(driver.app.save());
    CHECK(driver.app.query("state").find(R"("running":false)") != std::string::npos);
    CHECK(exported(driver, "csv") == exported(fresh, "csv"));
}

TEST_CASE("another scenario ends the import of a list") {
    Driver driver;
    begin_long_import(driver, 3000);
    driver.load(four_pools());
    CHECK(driver.rows("Resource pools").size() == 4);
    CHECK(driver.find(Role::dialog, "Import of pools") == nullptr);
}

TEST_CASE("a long list that is broken at its end changes nothing") {
    Driver driver;
    driver.load(four_pools());
    std::string broken = long_list(3000);
    broken.back() = ']';
    CHECK(driver.app.command("import_pools", broken));
    driver.settle();
    CHECK(driver.has_text("The list of pools could not be imported."));
    CHECK(driver.rows("Resource pools").size() == 4);
    CHECK(told(driver, "error"));
}

TEST_CASE("of thousands of rejected items only those in sight are made") {
    Driver driver;
    driver.app.load(four_pools());
    std::string items = "1";
    for (int i = 0; i < 5000; ++i)
        items += ",1";
    driver.app.command("import_pools", list_of(items));
    driver.settle();
    CHECK(driver.has_text("0 imported, 5,001 rejected."));
    CHECK(driver.app.semantics().nodes().size() < 400);
}

TEST_CASE("with nothing open, the samples of the page are offered and asked for by their place") {
    Driver driver;
    driver.app.command("samples",
                       "The documentation example\tOne pool, one change.\nA year\tWith auto-renew.\n");
    driver.settle();
    CHECK(driver.get(Role::button, "A year").description == "With auto-renew.");
    driver.click(Role::button, "A year");
    const std::vector<HostEvent> events = driver.events();
    REQUIRE(events.size() == 1);
    CHECK(events[0].type == "sample-wanted");
    CHECK(events[0].detail == R"({"index":1})");
    CHECK(driver.app.command("open", four_pools()));
    driver.settle();
    CHECK(driver.rows("Resource pools").size() == 4);
}

TEST_CASE("a sample takes the place of what is open as one step that can be undone") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.app.command("samples", "Four pools\tOf every kind.\n");
    driver.settle();
    choose_action(driver, "Samples");
    driver.click(Role::menu_item, "Four pools");
    CHECK(told(driver, "sample-wanted"));
    driver.app.command("open", four_pools());
    driver.settle();
    CHECK(driver.rows("Resource pools").size() == 4);
    driver.click(Role::button, "Undo: open the sample");
    CHECK(driver.rows("Resource pools").size() == 1);
    CHECK(driver.get(Role::text_box, "Jump to a time").value == "2023/04/18 15:29:16");
}

}  // namespace poolbill::ui::test
