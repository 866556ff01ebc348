#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <span>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

void check_sound(const SemanticTree& tree, float width, float height) {
    std::set<NodeId> ids;
    for (const Node& node : tree.nodes()) {
        INFO(std::string(aria_role(node.role)), " \"", node.name, "\"");
        CHECK(ids.insert(node.id).second);
        if (node.focusable) CHECK_FALSE(node.name.empty());
        if (node.box.empty()) continue;
        CHECK(node.box.x >= -0.5f);
        CHECK(node.box.y >= -0.5f);
        CHECK(node.box.x + node.box.width <= width + 0.5f);
        CHECK(node.box.y + node.box.height <= height + 0.5f);
    }
}

bool contains(const Box& outer, const Box& inner) {
    return outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.width >= inner.x + inner.width &&
           outer.y + outer.height >= inner.y + inner.height;
}

/// No two controls overlap, except a row and its button, and what lies on a chart.
void check_apart(std::span<const Node> nodes, float width) {
    std::vector<const Node*> seen;
    for (const Node& node : nodes) {
        const bool pressed = node.focusable || node.role == Role::radio;
        if (!pressed || node.role == Role::row || node.box.empty()) continue;
        INFO(std::string(aria_role(node.role)), " \"", node.name, "\"");
        CHECK(node.box.width >= 16);
        CHECK(node.box.x + node.box.width <= width);
        for (const Node* other : seen) {
            if (other->role == Role::chart && contains(other->box, node.box)) continue;
            INFO("and \"", other->name, "\"");
            const bool apart = node.box.x + node.box.width <= other->box.x + 0.5f ||
                               other->box.x + other->box.width <= node.box.x + 0.5f ||
                               node.box.y + node.box.height <= other->box.y + 0.5f ||
                               other->box.y + other->box.height <= node.box.y + 0.5f;
            CHECK(apart);
        }
        seen.push_back(&node);
    }
}

/// Nothing may be cut by a scrolled box.
void check_targets(const SemanticTree& tree) {
    for (const Node& node : tree.nodes()) {
        if ((!node.focusable && node.role != Role::radio) || node.box.empty()) continue;
        INFO(std::string(aria_role(node.role)), " \"", node.name, "\"");
        CHECK(node.box.height >= 24);
        CHECK(node.box.width >= 24);
    }
}

std::vector<std::string> names_of(Driver& driver, Role role) {
    std::vector<std::string> names;
    for (const Node& node : driver.app.semantics().nodes()) {
        if (node.role == role) names.push_back(node.name);
    }
    return names;
}

}  // namespace

TEST_CASE("every node has an id of its own, a name when it can be used, and lies on the canvas") {
    for (const float width : {320.0f, 768.0f, 1180.0f, 3840.0f}) {
        CAPTURE(width);
        Driver driver(width, 820);
        driver.load_file("assets/scenarios/documentation-example-start.json");
        check_sound(driver.app.semantics(), width, 820);
        driver.click(Role::button, "More");
        check_sound(driver.app.semantics(), width, 820);
        driver.click(Role::menu_item, "Change To Prepaid");
        check_sound(driver.app.semantics(), width, 820);
        driver.click(Role::button, "OK");
        check_sound(driver.app.semantics(), width, 820);
        driver.click(Role::button, "Pay");
        check_sound(driver.app.semantics(), width, 820);
    }
}

TEST_CASE("on the narrowest phone and on a broad one, controls of every page lie apart and inside") {
    for (const float width : {320.0f, 480.0f, 1180.0f}) {
        for (const char* locale : {"en", "zh-CN"}) {
            CAPTURE(width);
            CAPTURE(locale);
            Driver driver(width, 3000);  // nothing is scrolled out of sight
            driver.app.set_preferences({.locale = "en"});
            pay_one_month(driver);
            if (width < 600) driver.click(Role::button, "Show speed and slider");
            driver.app.set_preferences({.locale = locale});
            driver.settle();
            const auto tabs = names_of(driver, Role::tab);
            REQUIRE(tabs.size() == 5);
            for (const std::string& tab : tabs) {
                CAPTURE(tab);
                driver.click(Role::tab, tab);
                check_sound(driver.app.semantics(), width, 3000);
                check_apart(driver.app.semantics().nodes(), width);
                check_targets(driver.app.semantics());
            }
        }
    }
}

TEST_CASE("what can be pressed in dialogs, menus and lists is at least 24 by 24") {
    for (const float width : {320.0f, 1180.0f}) {
        CAPTURE(width);
        Driver driver(width, 3000);
        driver.load_file("assets/scenarios/documentation-example-start.json");
        driver.click(Role::button, "Compare");
        check_targets(driver.app.semantics());
        driver.press_escape();
        driver.click(Role::button, "More");
        check_targets(driver.app.semantics());
        driver.click(Role::menu_item, "Change To Prepaid");
        for (const char* step : {"OK", "Pay", "Cancel order"}) {
            check_targets(driver.app.semantics());
            driver.click(Role::button, step);
        }
        driver.load_file("assets/scenarios/may-not-change.json");
        check_targets(driver.app.semantics());
    }
}

TEST_CASE("what is in a dialog lies apart on the smallest phone, where the dialog scrolls") {
    for (float width = 280; width < 420; width += 10) {
        CAPTURE(width);
        Driver driver(width, 560);
        driver.load_file("assets/scenarios/documentation-example-start.json");
        choose_action(driver, "Change To Prepaid");
        for (const char* step : {"OK", "Pay", "Cancel order"}) {
            const std::span<const Node> nodes = driver.app.semantics().nodes();
            const auto dialog = std::find_if(nodes.begin(), nodes.end(),
                                             [](const Node& node) { return node.role == Role::dialog; });
            check_apart({dialog, nodes.end()}, width);  // it is the last on the canvas
            driver.click(Role::button, step);
        }
    }
}

TEST_CASE("on a phone the clock takes two rows until its speed and slider are wanted") {
    Driver driver(390, 844);
    driver.load_file("assets/scenarios/documentation-example-start.json");
    const float folded = driver.get(Role::group, "Clock").box.height;
    CHECK(driver.find(Role::radio, "1 h/s") == nullptr);
    driver.click(Role::button, "Show speed and slider");
    driver.click(Role::radio, "1 h/s");
    CHECK(driver.find(Role::slider, "Scrub through time") != nullptr);
    CHECK(driver.get(Role::group, "Clock").box.height == folded + 80);  // two rows
    driver.click(Role::button, "Hide speed and slider");
    CHECK(driver.get(Role::group, "Clock").box.height == folded);
}

TEST_CASE("focus moves into what opens: the chosen duration, the main button") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::button, "More");
    driver.app.act({driver.get(Role::menu_item, "Change To Prepaid").id, NodeInputKind::click, ""});
    FrameDemand demand = driver.wait(16);
    while (demand.focus == no_node)
        demand = driver.wait(16);
    CHECK(demand.focus == driver.get(Role::button, "OK").id);
    driver.app.act({driver.get(Role::button, "OK").id, NodeInputKind::click, ""});
    demand = driver.wait(16);
    while (demand.focus == no_node)
        demand = driver.wait(16);
    CHECK(demand.focus == driver.get(Role::radio, "1 month").id);
}

TEST_CASE("a thing scrolled out of sight is still there and comes into sight when focused") {
    Driver driver(400, 600);
    driver.load_file("assets/scenarios/documentation-example-start.json");
    const Node before = driver.get(Role::chart, "Bill timeline");
    driver.app.act({before.id, NodeInputKind::focus, ""});
    driver.settle();
    CHECK(driver.get(Role::chart, "Bill timeline").box.height > before.box.height);
}

TEST_CASE("the pseudo-locale leaves no text that was forgotten in the code") {
    Driver driver;
    Preferences preferences;
    preferences.locale = "x-pseudo";
    driver.app.set_preferences(preferences);
    driver.load_file("assets/scenarios/documentation-example-start.json");
    for (const Node& node : driver.app.semantics().nodes()) {
        if (!node.focusable || node.role == Role::row) continue;
        INFO(node.name);
        CHECK(node.name.find("⟦") != std::string::npos);
    }
}

TEST_CASE("a menu that is higher than the surface scrolls, so that every item can be seen and pressed") {
    Driver driver(600, 320);
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::button, "More");
    const auto is_seen = [&](std::string_view name) {
        const Box box = driver.get(Role::menu_item, name).box;
        return box.y >= 0 && box.y + box.height <= 320;
    };
    CHECK(is_seen("Change To Prepaid"));
    CHECK_FALSE(is_seen("Scenario branches"));
    driver.act(Role::menu_item, "Scenario branches", NodeInputKind::focus, "");
    driver.settle();
    CHECK(is_seen("Scenario branches"));
    driver.mouse_click(Role::menu_item, "Scenario branches");
    CHECK(driver.find(Role::menu_item, "Scenario branches") == nullptr);
    CHECK(driver.find(Role::dialog, "Scenario branches") != nullptr);
}

TEST_CASE(
    "a surface for paper, or a window that is higher for a moment, leaves the page scrolled as it was") {
    Driver driver(1180, 420);
    pay_one_month(driver);
    const auto place = [&driver] { return driver.get(Role::heading, "Bill timeline").box; };
    driver.app.pointer_moved(4, 200, false);
    driver.wait(16);
    driver.app.wheel(0, 300);
    driver.settle();
    const Box before = place();
    REQUIRE_FALSE(before.empty());
    for (const auto& [width, height] :
         {std::pair{1040.0f, 1600.0f}, {1040.0f, 40'000.0f}, {300.0f, 420.0f}}) {
        driver.resize(width, height);
        driver.wait(16);
        driver.wait(16);
    }
    driver.resize(1180, 420);
    driver.settle();
    CHECK(place() == before);
    driver.resize(1180, 40'000);
    driver.settle();
    driver.mouse_click(Role::radio, "Running total");  // of what is done there, it is not taken back
    driver.resize(1180, 420);
    driver.settle();
    CHECK(place() != before);
}

}  // namespace poolbill::ui::test
