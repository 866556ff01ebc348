#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

void open_branches(Driver& driver) {
    choose_action(driver, "Scenario branches");
}

void order_one_month(Driver& driver) {
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
    driver.click(Role::button, "Pay");
    driver.press_escape();
}

}  // namespace

TEST_CASE("a branch keeps its own actions, and going back finds the other as it was") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    open_branches(driver);
    driver.click(Role::button, "New branch");
    driver.press_escape();
    order_one_month(driver);
    CHECK(driver.has_text("is pending payment"));
    open_branches(driver);
    CHECK(driver.get(Role::radio, "Branch 2").checked == Tristate::yes);
    driver.click(Role::radio, "Main");
    driver.press_escape();
    CHECK_FALSE(driver.has_text("is pending payment"));
    open_branches(driver);
    driver.click(Role::radio, "Branch 2");
    driver.press_escape();
    CHECK(driver.has_text("is pending payment"));
}

TEST_CASE("two branches are compared to the cent, over the same time, and turned round with the branch") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    jump(driver, "2023/04/18 16:30:30");
    driver.click(Role::button, "Compare");
    CHECK(driver.find(Role::radio, "Branches") == nullptr);  // there is only one
    driver.press_escape();
    open_branches(driver);
    driver.click(Role::button, "New branch");
    driver.press_escape();
    order_one_month(driver);
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");
    open_branches(driver);
    driver.click(Role::link, "Compare costs of the branches");
    CHECK(driver.has_text("Until 2023/05/18 23:59:59, Branch 2 costs $625.77, $144.96 more than Main."));
    CHECK(driver.rows("Branches") ==
          std::vector<std::string>{"Pay-per-use | $0.67356666 | $480.81788332 | −$480.14431666",
                                   "Yearly/Monthly | $625.10000000 | $0.00000000 | $625.10000000",
                                   "Total | $625.77356666 | $480.81788332 | $144.95568334"});
    driver.press_escape();
    open_branches(driver);
    driver.click(Role::radio, "Main");
    driver.click(Role::link, "Compare costs of the branches");
    CHECK(driver.has_text("Main costs $480.82, $144.96 less than Branch 2."));
    driver.click(Role::radio, "Terms");
    CHECK(driver.has_text("Paid in advance, 1 month costs"));
}

TEST_CASE("of several branches one chooses which to set beside the current one") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    open_branches(driver);
    driver.click(Role::button, "New branch");
    driver.click(Role::button, "New branch");
    driver.click(Role::link, "Compare costs of the branches");
    CHECK(driver.has_text("Branch 3 and Main cost the same"));
    driver.click(Role::radio, "Branch 2");
    CHECK(driver.has_text("Branch 3 and Branch 2 cost the same"));
}

TEST_CASE("the current branch can be named, but not like another") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    open_branches(driver);
    driver.act(Role::text_box, "Name of this branch", NodeInputKind::commit, "Wait a month");
    CHECK(driver.get(Role::radio, "Wait a month").checked == Tristate::yes);
    driver.click(Role::button, "New branch");
    driver.act(Role::text_box, "Name of this branch", NodeInputKind::commit, "Wait a month");
    CHECK(driver.get(Role::radio, "Branch 2").checked == Tristate::yes);
    CHECK(driver.has_text("There is a branch of that name already."));
}

TEST_CASE("another branch can be removed") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    open_branches(driver);
    driver.click(Role::button, "New branch");
    driver.click(Role::button, "Remove Main");
    CHECK(driver.find(Role::radio, "Main") == nullptr);
}

TEST_CASE("why a pool may not change is told in the viewer's language, with what was found") {
    Driver driver;
    Preferences preferences;
    preferences.locale = "zh-CN";
    driver.app.set_preferences(preferences);
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::button, "更多");
    driver.click(Role::menu_item, "转包年/包月");
    driver.click(Role::button, "确定");
    driver.click(Role::button, "去支付");
    driver.press_escape();
    driver.click(Role::button, "更多");
    driver.click(Role::menu_item, "转包年/包月");
    CHECK(driver.has_text("未满足：资源池不能有其他未支付订单。 订单 CS"));
    CHECK(driver.has_text("未支付（CBC.30050010）。 请支付或取消该订单。"));
    CHECK(driver.has_text("已满足：资源池必须处于运行中。 当前状态：运行中。"));
    CHECK_FALSE(driver.has_text("The pool must"));
}

TEST_CASE("all branches come back with their names, their logs and the one that was shown") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    CHECK(driver.app.query("workspace") == driver.app.save());  // one branch is a plain scenario
    open_branches(driver);
    driver.act(Role::text_box, "Name of this branch", NodeInputKind::commit, "Stay {\"}");
    driver.events();
    driver.click(Role::button, "New branch");
    const std::vector<HostEvent> told = driver.events();  // so that the page saves
    CHECK(
        std::any_of(told.begin(), told.end(), [](const HostEvent& event) { return event.type == "change"; }));
    driver.press_escape();
    order_one_month(driver);
    const std::string saved = driver.app.query("workspace");

    Driver later;
    later.load(saved);
    CHECK(later.app.query("workspace") == saved);
    CHECK(later.app.save() == driver.app.save());
    CHECK(later.has_text("is pending payment"));
    open_branches(later);
    CHECK(later.get(Role::radio, "Branch 2").checked == Tristate::yes);
    later.click(Role::radio, "Stay {\"}");
    later.press_escape();
    CHECK_FALSE(later.has_text("is pending payment"));
}

TEST_CASE("what was done before a reload can be undone after it, step by step") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    const std::string start = driver.app.save();
    order_one_month(driver);
    const std::string ordered = driver.app.save();
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");

    Driver later;
    later.load(driver.app.query("workspace"));
    CHECK(later.app.save() == driver.app.save());
    later.click(Role::button, "Undo: pay the order");
    CHECK(later.app.save() == ordered);
    CHECK(later.app.query("workspace") != later.app.save());  // the order can be undone, too
    later.load(later.app.query("workspace"));
    later.click(Role::button, "Undo: submit the order");
    CHECK(later.app.save().find("submit_change_order") == std::string::npos);
    CHECK(later.get(Role::button, "Undo").disabled);
    CHECK(later.app.query("workspace") == later.app.save());
}

TEST_CASE("what a workspace says of undoing is ignored where it does not fit the log") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example.json");
    const std::string scenario = driver.app.save();
    for (const char* steps :
         {"[9]", "[1,9]", "[0]", "[-1]", "[1.5]", R"(["1"])", "{}", "1", "[9223372036854775807,1]"}) {
        CAPTURE(steps);
        REQUIRE(driver.app.load(
            R"({"format":"poolbill/workspace","version":1,"current":"main","branches":{"main":)" + scenario +
            R"(},"undo":{"main":)" + steps + "}}"));
        driver.settle();
        CHECK(driver.app.save() == scenario);
        CHECK(driver.get(Role::button, "Undo").disabled);
    }
}

TEST_CASE("a workspace that is damaged is refused, and what was there stays") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    const std::string before = driver.app.save();
    for (const char* text :
         {R"({"format":"poolbill/workspace","version":2,"current":"a","branches":{"a":{}}})",
          R"({"format":"poolbill/workspace","version":1,"current":"b","branches":{"a":{}}})",
          R"({"format":"poolbill/workspace","version":1,"current":"a","branches":{"a":{}}})",
          R"({"format":"poolbill/workspace","version":1,"current":"a","branches":[1]})",
          R"({"format":"poolbill/workspace")"}) {
        CAPTURE(text);
        CHECK_FALSE(driver.app.load(text));
        CHECK(driver.app.save() == before);
    }
}

}  // namespace poolbill::ui::test
