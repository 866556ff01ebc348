#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/driver.hpp"
#include "tests/ui/timeline_world.hpp"
#include "web/ui/text/format.hpp"

namespace poolbill::ui::test {
namespace {

void open_ten_years(Driver& driver) {
    driver.load(ten_years_json());
}

void press_key(Driver& driver, std::string key) {
    driver.act(Role::chart, "Bill timeline", NodeInputKind::key, std::move(key));
}

/// Presses at (x, y), moves to (to, y) in steps, releases.
void drag(Driver& driver, float x, float y, float to) {
    driver.app.pointer_moved(x, y, false);
    driver.settle();
    driver.app.pointer_button(0, true);
    driver.settle();
    for (int step = 1; step <= 4; ++step) {
        driver.app.pointer_moved(x + (to - x) * static_cast<float>(step) / 4, y, false);
        driver.settle();
    }
    driver.app.pointer_button(0, false);
    driver.settle();
}

std::string in_view(Driver& driver) {
    return driver.get(Role::chart, "Bill timeline").value;
}

/// `count` pay-per-use pools, the i-th with i + 1 nodes; the first one is shown, with a lane for each pool.
void open_lanes(Driver& driver, int pools) {
    std::string identities, actions;
    for (int i = 0; i < pools; ++i) {
        const std::string id = "pool-" + std::to_string(i), comma = i > 0 ? "," : "";
        identities += comma + R"({"id":")" + id + R"("})";
        actions += comma + R"({"at":"2023-04-18T15:00:00+08:00","do":"create_pool","pool":")" + id +
                   R"(","nodes":[{"flavor":"f","count":)" + std::to_string(i + 1) + "}]}";
    }
    REQUIRE(driver.app.load(
        R"({"format":"poolbill/scenario","version":1,"site":"intl","catalog":{"currency":"USD","flavors":[)"
        R"({"code":"f","hourly":"0.5"}]},"pools":[)" +
        identities + R"(],"actions":[)" + actions + R"(],"now":"2023-04-18T18:00:00+08:00"})"));
    driver.settle();
    if (driver.find(Role::row, "pool-0, Running, Pay-per-use, $1.50") != nullptr)
        driver.click(Role::row, "pool-0, Running, Pay-per-use, $1.50");
    driver.click(Role::radio, "All pools");
}

}  // namespace

TEST_CASE("with everything in view the chart's sum is the table's") {
    Driver driver;
    open_ten_years(driver);
    press_key(driver, "0");
    const Totals usage = world_of_ten_years().bills(0).usage_total({earliest_instant, latest_instant});
    const Format format(Strings(), usd);
    CHECK(in_view(driver).find("Pay-per-use in view: " + format.lines(usage.lines) + " · " +
                               format.money(usage.payable, 8)) != std::string::npos);
}

TEST_CASE("a press on the legend hides what it stands for, from the sum as well, and shows it again") {
    Driver driver;
    open_ten_years(driver);
    press_key(driver, "0");
    driver.settle();
    const std::string all = in_view(driver);
    CHECK(driver.get(Role::checkbox, "Settled").checked == Tristate::yes);
    driver.click(Role::checkbox, "Settled");
    driver.settle();
    CHECK(driver.get(Role::checkbox, "Settled").checked == Tristate::no);
    CHECK(in_view(driver) != all);
    driver.mouse_click(Role::checkbox, "Settled");
    driver.settle();
    CHECK(in_view(driver) == all);
}

TEST_CASE("each curve of the running total has an entry in the legend that hides it") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::radio, "Running total");
    driver.settle();
    for (const char* name : {"Charged", "Pay-per-use", "Yearly/Monthly"}) {
        CAPTURE(name);
        driver.click(Role::checkbox, name);
        CHECK(driver.get(Role::checkbox, name).checked == Tristate::no);
    }
}

TEST_CASE("plus comes closer to now, down to seconds, minus goes back, and 0 shows everything again") {
    Driver driver;
    open_ten_years(driver);
    press_key(driver, "0");
    const std::string everything = in_view(driver);
    for (int i = 0; i < 60; ++i)
        press_key(driver, "+");
    CHECK(in_view(driver).find("2024/02/29 23:59:52 – 2024/03/01 00:00:03") == 0);
    press_key(driver, "-");
    CHECK(in_view(driver) != everything);
    press_key(driver, "0");
    CHECK(in_view(driver) == everything);
}

TEST_CASE("Home goes to the start of the history and End back to now") {
    Driver driver;
    open_ten_years(driver);
    press_key(driver, "0");
    for (int i = 0; i < 24; ++i)
        press_key(driver, "+");
    press_key(driver, "Home");
    CHECK(in_view(driver).find("2013/02/17 15:2") == 0);
    press_key(driver, "End");
    CHECK(in_view(driver).find("2024/03/01 00:") != std::string::npos);
}

TEST_CASE("the overview's slider moves the window") {
    Driver driver;
    open_ten_years(driver);
    const Node overview = driver.get(Role::slider, "Part of the history that is shown");
    CHECK(overview.minimum < overview.now);
    CHECK(overview.now < overview.maximum);
    const std::int64_t middle = from_local(2016, 6, 1).time_since_epoch().count() / 60;
    driver.act(Role::slider, "Part of the history that is shown", NodeInputKind::set, std::to_string(middle));
    CHECK(driver.get(Role::slider, "Part of the history that is shown").value == "2016/06/01 00:00:00");
}

TEST_CASE("the wheel zooms about the pointer once the chart was pressed, and scrolls the page until then") {
    Driver driver;
    open_ten_years(driver);
    press_key(driver, "0");
    const Box box = driver.get(Role::chart, "Bill timeline").box;
    const float x = box.x + box.width * 0.25f, y = box.y + 20;  // above all bars
    const std::string everything = in_view(driver);
    driver.app.pointer_moved(x, y, false);
    driver.settle();
    driver.app.wheel(0, -100);
    driver.settle();
    CHECK(in_view(driver) == everything);
    drag(driver, x, y, x);
    for (int i = 0; i < 60; ++i) {
        driver.app.wheel(0, -100);
        driver.settle();
    }
    // The window zooms in on a quarter of eleven and a half years after 2012-08.
    CHECK(in_view(driver).find("2016/0") == 0);
}

TEST_CASE("two fingers zoom the chart: what was between them stays between them") {
    Driver driver;
    open_ten_years(driver);
    press_key(driver, "0");
    driver.settle();
    const Box box = driver.get(Role::chart, "Bill timeline").box;
    const float x = box.x + box.width / 2, y = box.y + box.height / 2;
    const std::string all = in_view(driver);
    driver.app.pinch(x, y, x, 4);
    driver.settle();
    const std::string quarter = in_view(driver);
    CHECK(quarter != all);
    driver.app.pinch(x + 40, y, x, 1);  // both fingers move to the right
    driver.settle();
    CHECK(in_view(driver) != quarter);
    driver.app.pinch(x, y, x + 40, 1);
    driver.app.pinch(x, y, x, 0);  // is no distance
    driver.settle();
    CHECK(in_view(driver) == quarter);
    driver.app.pinch(x, y, x, 0.25);
    driver.settle();
    CHECK(in_view(driver) == all);
}

TEST_CASE("a finger that moves up or down on the chart does not zoom it, also after a press") {
    Driver driver;
    open_ten_years(driver);
    press_key(driver, "0");
    const Box box = driver.get(Role::chart, "Bill timeline").box;
    const float x = box.x + box.width * 0.25f, y = box.y + 20;
    drag(driver, x, y, x);
    const std::string everything = in_view(driver);
    driver.app.pointer_moved(x, y, true);
    driver.settle();
    driver.app.wheel(0, -100);
    driver.settle();
    CHECK(in_view(driver) == everything);
}

TEST_CASE("dragging the chart pans it, and selects nothing") {
    Driver driver;
    open_ten_years(driver);
    for (int i = 0; i < 8; ++i)
        press_key(driver, "+");
    const Box box = driver.get(Role::chart, "Bill timeline").box;
    const std::string before = in_view(driver);
    drag(driver, box.x + 300, box.y + box.height - 5, box.x + 500);
    const std::string after = in_view(driver);
    CHECK(after != before);
    drag(driver, box.x + 500, box.y + box.height - 5, box.x + 300);
    CHECK(in_view(driver) == before);
    for (const Node& node : driver.app.semantics().nodes()) {
        if (node.role == Role::row) CHECK(node.selected != Tristate::yes);
    }
}

TEST_CASE("the overview's frame is dragged by its middle, and a press beside it brings it there") {
    Driver driver;
    open_ten_years(driver);
    press_key(driver, "0");
    for (int i = 0; i < 4; ++i)
        press_key(driver, "+");
    constexpr std::string_view overview = "Part of the history that is shown";
    const Box box = driver.get(Role::slider, overview).box;
    const double middle = driver.get(Role::slider, overview).now;
    const Node& slider = driver.get(Role::slider, overview);
    const float x =
        box.x + box.width * static_cast<float>((middle - slider.minimum) / (slider.maximum - slider.minimum));
    drag(driver, x, box.y + 10, x - 100);
    const double dragged = driver.get(Role::slider, overview).now;
    CHECK(dragged < middle);
    drag(driver, box.x + 5, box.y + 10, box.x + 5);
    CHECK(driver.get(Role::slider, overview).now < dragged);
}

TEST_CASE("a bill selected by key in the chart is the one selected in the table, and the other way round") {
    Driver driver;
    open_ten_years(driver);
    for (int i = 0; i < 24; ++i)
        press_key(driver, "+");
    press_key(driver, "ArrowDown");
    bool found = false;
    std::int64_t last = 0;  // the first bill is in the last row
    for (const Node& node : driver.app.semantics().nodes()) {
        if (node.role != Role::row) continue;
        last = std::max<std::int64_t>(last, node.row_index);
        found = found || (node.selected == Tristate::yes && node.row_index == last);
    }
    CHECK(found);
    CHECK(in_view(driver).find("2013/02/17") != std::string::npos);
}

TEST_CASE("a running clock stays in sight, but a window that is moved away from it stays there") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    press_key(driver, "+");
    driver.click(Role::radio, "1 h/s");
    driver.click(Role::button, "Run the clock");
    for (int second = 0; second < 10; ++second)
        driver.wait(1000);
    const Node& now = driver.get(Role::slider, "Moment of the switch");
    CHECK(now.box.width > 0);
    press_key(driver, "Home");
    const std::string seen = in_view(driver);
    driver.wait(1000);
    driver.wait(1000);
    CHECK(in_view(driver).substr(0, 19) == seen.substr(0, 19));
}

TEST_CASE("every key that the chart takes is named in its description") {
    Driver driver;
    open_ten_years(driver);
    const std::string description = driver.get(Role::chart, "Bill timeline").description;
    for (const char* key : {"Left", "Right", "Page Up", "Page Down", "plus", "minus", "0", "Home", "End",
                            "Up", "Down", "wheel", "dragging"}) {
        CAPTURE(key);
        CHECK(description.find(key) != std::string::npos);
    }
}

TEST_CASE("every pool has a lane with what it cost in view, and only those on the screen are made") {
    Driver driver;
    open_lanes(driver, 1000);
    CHECK(driver.find(Role::button, "pool-0, $1.50") != nullptr);
    CHECK(driver.find(Role::button, "pool-2, $4.50") != nullptr);
    std::size_t lanes = 0;
    for (const Node& node : driver.app.semantics().nodes())
        lanes += node.role == Role::button && node.checked != Tristate::none ? 1 : 0;
    CHECK(lanes >= 4);
    CHECK(lanes <= 6);
}

TEST_CASE("a press on a lane chooses its pool, and Down the next one") {
    Driver driver;
    open_lanes(driver, 12);
    driver.click(Role::button, "pool-2, $4.50");
    CHECK(driver.find(Role::heading, "pool-2") != nullptr);
    CHECK(driver.get(Role::button, "pool-2, $4.50").checked == Tristate::yes);
    for (int i = 0; i < 6; ++i)
        press_key(driver, "ArrowDown");
    CHECK(driver.find(Role::heading, "pool-8") != nullptr);
    CHECK(driver.get(Role::button, "pool-8, $13.50").checked == Tristate::yes);
}

TEST_CASE("a single pool is not asked whether all should be shown") {
    Driver driver;
    open_ten_years(driver);
    CHECK(driver.find(Role::radio, "All pools") == nullptr);
}

}  // namespace poolbill::ui::test
