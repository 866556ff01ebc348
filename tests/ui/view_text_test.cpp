#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/many_pools.hpp"

namespace poolbill::ui::test {
namespace {

bool is_chosen(Driver& driver, Role role, std::string_view name) {
    const Node& node = driver.get(role, name);
    return node.selected == Tristate::yes || node.checked == Tristate::yes;
}

}  // namespace

TEST_CASE("what is looked at is the same after it was written and read") {
    Driver driver;
    driver.load(four_pools());
    driver.click(Role::row, "beta, Running, Pay-per-use, $1.32");
    driver.click(Role::radio, "Running total");
    driver.click(Role::tab, "Statement");
    const std::string view = driver.app.query("view");
    Driver again;
    again.load(four_pools());
    REQUIRE(again.app.command("show_view", view));
    again.settle();
    CHECK(again.app.query("view") == view);
    CHECK(is_chosen(again, Role::tab, "Statement"));
    again.click(Role::tab, "Overview");
    CHECK(again.get(Role::heading, "beta").level == 1);
    CHECK(is_chosen(again, Role::radio, "Running total"));
}

TEST_CASE("a text that is no view, or of another scenario, does no harm") {
    for (const char* text :
         {"", "null", "[]", "{", R"({"pool": 3, "tab": -1, "months": "x"})", R"({"tab": 99})",
          R"({"pool": "none", "window_begin": 5, "window_seconds": -5})",
          R"({"window_begin": 9223372036854775807, "window_seconds": 9223372036854775807})"}) {
        CAPTURE(text);
        Driver driver;
        driver.load_file("assets/scenarios/documentation-example-start.json");
        CHECK(driver.app.command("show_view", text));
        driver.settle();
        CHECK(is_chosen(driver, Role::tab, "Overview"));
    }
}

TEST_CASE("a list of pools stays where the view names no pool of it") {
    for (const char* text : {"{}", R"({"pool": "another", "tab": 2})"}) {
        Driver driver;
        driver.load(four_pools());
        CHECK(driver.app.command("show_view", text));
        driver.settle();
        CHECK(driver.find(Role::table, "Resource pools") != nullptr);
    }
}

TEST_CASE("the keys that the widget takes are listed, in the menu too") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    REQUIRE(driver.app.command("shortcuts", ""));
    driver.settle();
    CHECK(driver.find(Role::dialog, "Keyboard shortcuts") != nullptr);
    driver.press_escape();
    choose_action(driver, "Keyboard shortcuts");
    CHECK(driver.has_text("Show this list"));
}

}  // namespace poolbill::ui::test
