// The part of the module that is fetched later: what is shown until it has arrived.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

std::size_t requests(Driver& driver) {
    const std::vector<HostEvent> events = driver.events();
    return static_cast<std::size_t>(std::count_if(
        events.begin(), events.end(), [](const HostEvent& event) { return event.type == "part-wanted"; }));
}

}  // namespace

TEST_CASE("the first screen, the change and its payment ask for no further part") {
    Driver driver;
    driver.app.defer_part();
    pay_one_month(driver);
    CHECK(driver.rows("Bills").size() == 3);
    CHECK(requests(driver) == 0);
}

TEST_CASE("a screen of the deferred part asks for it once, and is there when the part is") {
    Driver driver;
    driver.app.defer_part();
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::tab, "Orders");
    driver.wait(50);
    CHECK(requests(driver) == 1);
    CHECK_FALSE(driver.has_text("Loading this view…"));  // a short wait shows no message
    CHECK(driver.wait(50).after_ms == doctest::Approx(100).epsilon(0.2));
    driver.wait(200);
    CHECK(driver.find(Role::status, "Loading this view…") != nullptr);
    CHECK(requests(driver) == 0);
    driver.app.part_arrived(true);
    driver.settle();
    CHECK_FALSE(driver.has_text("Loading this view…"));
    CHECK(driver.find(Role::heading, "Orders") != nullptr);
}

TEST_CASE("a part that does not come is said, and can be asked for again") {
    Driver driver;
    driver.app.defer_part();
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::tab, "Details");
    CHECK(requests(driver) == 1);
    driver.app.part_arrived(false);
    driver.settle();
    CHECK(driver.has_text("This view could not be loaded."));
    driver.click(Role::button, "Try again");
    CHECK(requests(driver) == 1);
    CHECK_FALSE(driver.has_text("This view could not be loaded."));
}

TEST_CASE("a dialog of the deferred part takes the focus when it comes, and Escape ends the wait") {
    Driver driver;
    driver.app.defer_part();
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::button, "Compare");
    driver.wait(300);
    CHECK(driver.find(Role::dialog, "Loading this view…") != nullptr);
    driver.press_escape();
    CHECK(driver.find(Role::dialog, "Loading this view…") == nullptr);
    driver.click(Role::button, "Compare");
    driver.app.part_arrived(true);
    NodeId focused = no_node;
    for (int frame = 0; frame < 4 && focused == no_node; ++frame)
        focused = driver.wait(16).focus;
    CHECK(driver.find(Role::dialog, "Compare") != nullptr);
    CHECK(focused != no_node);
}

TEST_CASE("a list of pools waits for the part that can read it") {
    Driver driver;
    driver.app.defer_part();
    driver.load_file("assets/scenarios/documentation-example-start.json");
    CHECK(driver.app.command("import_pools", R"({"kind":"PoolList","items":[]})"));
    driver.settle();
    CHECK(requests(driver) == 1);
    CHECK(driver.find(Role::dialog, "Import of pools") == nullptr);
    driver.app.part_arrived(true);
    driver.wait(16);
    CHECK(driver.has_text("0 imported."));
}

TEST_CASE("a list of pools that waits long for its reader says so, and the wait can be ended") {
    Driver driver;
    driver.app.defer_part();
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.wait(60'000);  // far beyond the time of the message
    driver.app.command("import_pools", R"({"kind":"PoolList","items":[]})");
    driver.wait(16);
    driver.wait(150);
    CHECK(driver.find(Role::dialog, "Loading this view…") == nullptr);
    driver.wait(100);
    CHECK(driver.find(Role::dialog, "Loading this view…") != nullptr);
    driver.press_escape();
    driver.app.part_arrived(true);
    driver.settle();
    CHECK(driver.find(Role::dialog, "Import of pools") == nullptr);
}

TEST_CASE("when the reader comes after all, a long list is said to be read, and not yet what came of it") {
    Driver driver;
    driver.app.defer_part();
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.app.command("import_pools", R"({"kind":"PoolList","items":[]})" + std::string(5 << 20, ' '));
    driver.wait(16);
    driver.wait(250);
    driver.app.part_arrived(true);
    driver.wait(16);
    CHECK(driver.find(Role::progress_bar, "Reading the files…") != nullptr);
    CHECK_FALSE(driver.has_text("0 imported."));
    driver.settle();
    CHECK(driver.has_text("0 imported."));
}

TEST_CASE("a list of pools whose reader does not come is not lost in silence, and can be given again") {
    Driver driver;
    driver.app.defer_part();
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.app.command("import_pools", R"({"kind":"PoolList","items":[]})");
    driver.wait(16);
    driver.wait(250);
    driver.app.part_arrived(false);
    driver.settle();
    CHECK(driver.has_text("The list of pools could not be imported."));
    driver.press_escape();
    driver.app.command("import_pools", R"({"kind":"PoolList","items":[]})");
    driver.settle();
    REQUIRE(requests(driver) == 2);
    driver.app.part_arrived(true);
    driver.settle();
    CHECK(driver.has_text("0 imported."));
}

TEST_CASE("a language without its texts is written in English, and in its own words once they come") {
    Driver driver;
    driver.app.set_texts("zh-CN", "too\nfew\n");
    driver.app.set_preferences({.locale = "zh-CN"});
    driver.load_file("assets/scenarios/documentation-example-start.json");
    CHECK(driver.find(Role::button, "More") != nullptr);
    driver.app.set_texts("zh-CN", chinese_texts());
    driver.settle();
    CHECK(driver.find(Role::button, "更多") != nullptr);
}

}  // namespace poolbill::ui::test
