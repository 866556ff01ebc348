// What the screen says when something fails: the words belong to what was read or done.
#include <doctest/doctest.h>

#include "core/base/error.hpp"
#include "tests/ui/driver.hpp"
#include "web/ui/text/strings.hpp"

namespace poolbill::ui::test {
namespace {

/// The documentation example with one thing in its text changed, opened in vain.
void open_with(Driver& driver, const std::string& from, const std::string& to) {
    std::string text = driver.app.save();
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    CHECK_FALSE(driver.app.load(text));
    driver.settle();
}

}  // namespace

TEST_CASE("a scenario that does not load is explained as a scenario, not as a list of pools") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    SUBCASE("a flavor without a price") {
        open_with(driver, R"("nodes": [ { "flavor": "modelarts)", R"("nodes": [ { "flavor": "models)");
        CHECK(driver.has_text("/actions/0/nodes/0/flavor: "));
        CHECK(driver.has_text("\"models.vm.cpu.8ud\""));
    }
    SUBCASE("a text in place of a number") {
        open_with(driver, R"("count": 1)", R"("count": "one")");
        CHECK(driver.has_text("/actions/0/nodes/0/count: A whole number is expected here, not \"one\"."));
    }
    SUBCASE("a time without an offset") {
        open_with(driver, R"(+08:00"
})",
                  R"("
})");
        CHECK(driver.has_text("/now: \"2023-04-18T"));
        CHECK(driver.has_text("has no offset; write \"+08:00\" (or \"Z\") after the seconds."));
    }
    SUBCASE("two pools of one id") {
        open_with(driver, R"("pools": [)", R"("pools": [ { "id": "pool-demo-1a2b3c" },)");
        CHECK(driver.has_text("There are two pools with the id \"pool-demo-1a2b3c\"."));
    }
    SUBCASE("in Chinese") {
        Preferences preferences;
        preferences.locale = "zh-CN";
        driver.app.set_preferences(preferences);
        driver.settle();
        open_with(driver, R"("count": 1)", R"("count": "one")");
        CHECK(driver.has_text("/actions/0/nodes/0/count: 此处应为整数，而不是 \"one\"。"));
    }
}

TEST_CASE("every error of the table has words with the same values in every language") {
    const Strings chinese(chinese_texts());
    for (const ErrorText& text : error_texts) {
        const std::string key = words_key(text.id);
        CAPTURE(key);
        const std::string_view words = chinese.by_code("failure.", key);
        CHECK_FALSE(words.empty());
        for (const std::string_view place : {"{0}", "{1}", "{2}", "{3}"}) {
            CAPTURE(place);
            CHECK((words.find(place) == words.npos) == (text.sentence.find(place) == text.sentence.npos));
        }
    }
}

TEST_CASE(
    "a message about the clock says which times there are, and ends with the next jump that is possible") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    jump(driver, "2999/01/01 00:00:00");
    CHECK(driver.has_text(
        "2999/01/01 00:00:00 is outside of this scenario. Enter a time from 2023/04/18 15:29:16 to "));
    jump(driver, "2023/04/18 16:30:30");
    CHECK(!driver.has_text("is outside of this scenario"));
}

TEST_CASE("what could not be done is named above the reason") {
    Driver driver;
    pay_one_month(driver);
    choose_action(driver, "Scenario branches");
    driver.click(Role::button, "New branch");
    driver.act(Role::text_box, "Name of this branch", NodeInputKind::commit, "main");
    driver.press_escape();
    CHECK(driver.has_text("Not done: Scenario branches"));
    CHECK(!driver.has_text("That did not work"));
}

}  // namespace poolbill::ui::test
