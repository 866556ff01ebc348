// A page that is read only shows everything and changes nothing.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

/// The change for a month was paid, then the page became read only.
struct ReadOnly {
    ReadOnly() {
        pay_one_month(driver);
        driver.app.set_preferences({.read_only = true});
        driver.settle();
        saved = driver.app.save();
        (void)driver.events();
    }
    void check_unchanged() {
        driver.settle();
        CHECK(driver.app.save() == saved);
        for (const HostEvent& event : driver.events())
            CHECK(event.type != "change");
    }

    Driver driver;
    std::string saved;
};

}  // namespace

TEST_CASE("a read-only page does not offer to start over, and refuses the command") {
    ReadOnly page;
    page.driver.click(Role::button, "More");
    CHECK(page.driver.find(Role::menu_item, "Start over") == nullptr);
    CHECK_FALSE(page.driver.app.command("reset", ""));
    CHECK_FALSE(page.driver.app.command("play_story", ""));
    page.check_unchanged();
}

TEST_CASE("a read-only page can neither undo nor redo") {
    ReadOnly page;
    CHECK(page.driver.with(Role::button, "Undo").disabled);
    CHECK_FALSE(page.driver.app.undo());
    page.driver.app.set_preferences({});
    REQUIRE(page.driver.app.undo());
    page.driver.app.set_preferences({.read_only = true});
    page.driver.settle();
    page.saved = page.driver.app.save();
    (void)page.driver.events();
    CHECK(page.driver.with(Role::button, "Redo").disabled);
    CHECK_FALSE(page.driver.app.redo());
    page.check_unchanged();
}

}  // namespace poolbill::ui::test
