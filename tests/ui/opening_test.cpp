#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"
#include "tests/ui/many_pools.hpp"

namespace poolbill::ui::test {
namespace {

/// The number of pieces, including this one; the last answer is in `loading`.
int load_to_the_end(Driver& driver, Loading& loading) {
    int pieces = 1;
    for (; loading == Loading::more; ++pieces)
        loading = driver.app.load_on();
    return pieces;
}

}  // namespace

TEST_CASE("a long scenario is opened in pieces, and until the last one what was there can be used") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    Loading loading = driver.app.begin_load(many_pools(3000), LoadAs::new_start);
    int pieces = 1;
    for (; loading == Loading::more; ++pieces) {
        driver.click(Role::button, "More");
        CHECK(driver.find(Role::menu_item, "Change To Prepaid") != nullptr);
        driver.press_escape();
        loading = driver.app.load_on();
    }
    CHECK(loading == Loading::done);
    CHECK(pieces == 5);  // parsed, read, replayed in three
    driver.settle();
    CHECK(driver.get(Role::table, "Resource pools").row_count == 3001);
}

TEST_CASE("a scenario whose log becomes impossible late is refused as a whole") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    const std::string before = driver.app.save();
    std::string text = many_pools(2000);
    const std::string last =
        R"({ "at": "2033-01-01T00:00:00+08:00", "do": "delete_pool", "pool": "nobody" })";
    text.insert(text.rfind(']'), ", " + last);
    Loading loading = driver.app.begin_load(text, LoadAs::new_start);
    CHECK(load_to_the_end(driver, loading) == 5);
    CHECK(loading == Loading::failed);
    driver.settle();
    CHECK(driver.app.save() == before);
    CHECK(driver.has_text("No pool \"nobody\" is listed under \"pools\"."));
    CHECK(driver.app.load_on() == Loading::failed);  // nothing is left to do
}

TEST_CASE("of two scenarios that are opened at once the later one comes") {
    Driver driver;
    REQUIRE(driver.app.begin_load(many_pools(3000), LoadAs::new_start) == Loading::more);
    Loading loading = driver.app.begin_load(many_pools(3), LoadAs::new_start);
    load_to_the_end(driver, loading);
    CHECK(loading == Loading::done);
    driver.settle();
    CHECK(driver.get(Role::table, "Resource pools").row_count == 4);
}

TEST_CASE("who may only read keeps what is there, also when that changes while another is opened") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    const std::string before = driver.app.save();
    Loading loading = driver.app.begin_load(many_pools(3), LoadAs::step);
    driver.app.set_preferences({.read_only = true});
    load_to_the_end(driver, loading);
    CHECK(loading == Loading::failed);
    CHECK(driver.app.save() == before);
}

TEST_CASE(
    "of a workspace that is opened as a step the current branch comes, and undo brings back what was there") {
    Driver driver;
    driver.load_file("assets/scenarios/scaled-pool.json");
    choose_action(driver, "Scenario branches");
    driver.click(Role::button, "New branch");
    const std::string workspace = driver.app.query("workspace");
    REQUIRE(workspace.find("poolbill/workspace") != std::string::npos);

    Driver other;
    other.load_file("assets/scenarios/documentation-example-start.json");
    const std::string before = other.app.save();
    CHECK(other.app.load(workspace, LoadAs::step));
    CHECK(other.app.save() == driver.app.save());
    CHECK(other.app.undo());
    CHECK(other.app.save() == before);
}

TEST_CASE("a workspace is parsed once, then each branch is read and replayed as a scenario is") {
    Driver driver;
    driver.load(many_pools(3));
    const std::string scenario = driver.app.save();
    const std::string workspace =
        R"({"format":"poolbill/workspace","version":1,"current":"b","branches":{"a":)" + scenario +
        R"(,"b":)" + scenario + "}}";
    Driver other;
    Loading loading = other.app.begin_load(workspace, LoadAs::new_start);
    CHECK(load_to_the_end(other, loading) == 5);  // parsed; two branches read and replayed
    CHECK(loading == Loading::done);
    CHECK(other.app.save() == scenario);
}

TEST_CASE("an error in a branch of a workspace says where in the workspace it is") {
    Driver driver;
    Loading loading = driver.app.begin_load(
        R"({"format":"poolbill/workspace","version":1,"current":"a","branches":{"a":{"format":"poolbill/scenario","version":2}}})",
        LoadAs::new_start);
    load_to_the_end(driver, loading);
    CHECK(loading == Loading::failed);
    driver.settle();
    const std::vector<HostEvent> events = driver.events();
    REQUIRE(events.size() == 1);
    CHECK(events[0].detail.find("/branches/a/version") != std::string::npos);
}

}  // namespace poolbill::ui::test
