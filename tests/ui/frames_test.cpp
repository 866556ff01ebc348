#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {

TEST_CASE("no frame is wanted while nothing happens") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    const FrameDemand demand = driver.wait(1000);
    CHECK_FALSE(demand.soon);
    CHECK(demand.after_ms < 0);
}

TEST_CASE("a clock at 1x asks for one frame a second") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::button, "Run the clock");
    driver.wait(1);
    const FrameDemand demand = driver.wait(1);
    CHECK_FALSE(demand.soon);
    CHECK(demand.after_ms > 900);
    CHECK(demand.after_ms <= 1000);
}

TEST_CASE("a clock at 1 min/s moves a minute in a second") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::radio, "1 min/s");
    driver.click(Role::button, "Run the clock");
    for (int i = 0; i < 10; ++i)
        driver.wait(100);
    driver.click(Role::button, "Pause the clock");
    const std::string time = driver.get(Role::text_box, "Jump to a time").value;
    CHECK(time >= "2023/04/18 15:30:16");
    CHECK(time <= "2023/04/18 15:30:20");
}

TEST_CASE("the story plays by itself to the three bills and stops") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    REQUIRE(driver.app.command("play_story", ""));
    FrameDemand demand;
    int frames = 0;
    do {
        demand = driver.wait(33);
    } while ((demand.soon || demand.after_ms >= 0) && ++frames < 2000);
    CHECK(frames < 2000);
    CHECK(driver.rows("Bills").size() == 3);
    CHECK(driver.rows("Bills").front().find("16:30:30 – May 18, 23:59:59") != std::string::npos);
}

TEST_CASE("next event steps to the hour cut") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::button, "Next event");
    CHECK(driver.get(Role::text_box, "Jump to a time").value == "2023/04/18 16:00:00");
}

TEST_CASE("the next event is the nearest one, also after time went back") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    jump(driver, "2023/04/18 16:20:00");
    jump(driver, "2023/04/18 15:50:00");
    driver.click(Role::button, "Next event");
    CHECK(driver.get(Role::text_box, "Jump to a time").value == "2023/04/18 16:00:00");
}

TEST_CASE("the next event is the shown pool's, also when another one came to be shown meanwhile") {
    Driver driver;
    driver.load(R"({ "format": "poolbill/scenario", "version": 1, "site": "intl",
        "catalog": { "currency": "USD", "flavors": [{ "code": "f", "name": "F", "hourly": "1", "monthly": "10" }] },
        "pools": [{ "id": "late", "name": "late" }, { "id": "early", "name": "early" }],
        "actions": [
            { "at": "2023-04-18T10:00:00+08:00", "do": "create_pool", "pool": "early", "nodes": [{ "flavor": "f", "count": 1 }] },
            { "at": "2023-04-18T10:00:00+08:00", "do": "submit_change_order", "pool": "early", "order": "o", "term": { "months": 1 } },
            { "at": "2023-04-18T10:00:00+08:00", "do": "pay_order", "order": "o", "method": "balance" },
            { "at": "2023-04-18T12:10:00+08:00", "do": "create_pool", "pool": "late", "nodes": [{ "flavor": "f", "count": 1 }] }],
        "now": "2023-04-18T12:05:00+08:00" })");
    driver.settle();
    jump(driver, "2023/04/18 12:20:00");
    driver.click(Role::button, "Next event");
    CHECK(driver.get(Role::text_box, "Jump to a time").value == "2023/04/18 13:00:00");
}

TEST_CASE("a clock that would make bills too large for an amount stays where they fit") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    std::string saved = driver.app.save();
    saved.replace(saved.find("\"0.66\""), 6, "\"900000000\"");
    driver.load(saved);
    driver.act(Role::text_box, "Jump to a time", NodeInputKind::commit, "2050/01/01 00:00:00");
    CHECK(driver.get(Role::text_box, "Jump to a time").value == "2023/04/18 15:29:16");
    bool told = false;
    for (const HostEvent& event : driver.events())
        told = told || event.type == "error";
    CHECK(told);
}

TEST_CASE("a time that is none is refused in words and the clock stays") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.act(Role::text_box, "Jump to a time", NodeInputKind::commit, "teatime");
    CHECK(driver.has_text("\"teatime\" is not a time."));
    CHECK(contains(driver.app.save(), "\"now\": \"2023-04-18T15:29:16+08:00\""));
}

TEST_CASE("the clock reads a date alone, a time without seconds and other forms that people write") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    const auto goes_to = [&](const char* typed, std::string_view shown) {
        jump(driver, typed);
        return driver.get(Role::text_box, "Jump to a time").value == shown;
    };
    CHECK(goes_to("2023-04-19", "2023/04/19 00:00:00"));
    CHECK(goes_to("2023/04/20 10:00", "2023/04/20 10:00:00"));
    CHECK(goes_to("2023-04-20T02:30:00Z", "2023/04/20 10:30:00"));
    CHECK(goes_to("2023/04/18 16:30:30", "2023/04/18 16:30:30"));
}

TEST_CASE(
    "a time outside of the scenario is told from what is no time, with the range; what was typed stays") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    const auto field = [&]() -> const Node& { return driver.get(Role::text_box, "Jump to a time"); };
    jump(driver, "1800/01/01 00:00:00");
    CHECK(field().value == "1800/01/01 00:00:00");
    CHECK(field().invalid);
    CHECK(contains(field().description,
                   "1800/01/01 00:00:00 is outside of this scenario. Enter a time from 20"));
    const Box box = field().box, words = driver.with(Role::alert, "is outside of this scenario").box;
    CHECK(words.y > box.y);
    CHECK(words.y < box.y + 2 * box.height);
    jump(driver, "9999/12/31 23:59:59");
    CHECK(driver.has_text("9999/12/31 23:59:59 is outside"));
    jump(driver, "2023/04/18 16:30:30");
    CHECK(field().value == "2023/04/18 16:30:30");
    CHECK(!field().invalid);
    CHECK(!driver.has_text("is outside of this scenario"));
}

}  // namespace poolbill::ui::test
