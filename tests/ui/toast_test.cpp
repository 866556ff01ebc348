#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

constexpr const char* renewal_on = "Last action: auto-renew switch";

/// The example, in which automatic renewal was just switched on.
void switch_renewal_on(Driver& driver) {
    pay_one_month(driver);
    driver.click(Role::tab, "Details");
    driver.click(Role::toggle, "Auto-Renew");
    driver.click(Role::button, "Switch on Auto-Renew");
}

}  // namespace

TEST_CASE("what was just done is said with a button that takes it back") {
    Driver driver;
    switch_renewal_on(driver);
    CHECK(driver.get(Role::status, renewal_on).box.width > 0);
    driver.mouse_click(Role::button, "Undo");
    driver.settle();
    CHECK(driver.find(Role::status, renewal_on) == nullptr);
    CHECK(driver.get(Role::toggle, "Auto-Renew").checked == Tristate::no);
}

TEST_CASE("an action before others says how many it took the place of, and taking it back brings them back") {
    Driver driver;
    switch_renewal_on(driver);
    const std::string before = driver.app.save();
    driver.app.command("set_now", "2023-04-18T15:00:00+08:00");
    driver.settle();
    choose_action(driver, "Scale nodes");
    driver.click(Role::button, "Scale nodes");
    CHECK(driver.get(Role::status, "Last action: scaling. Later actions removed: 3").box.width > 0);
    CHECK(driver.app.save().find("pay_order") == std::string::npos);
    driver.click(Role::button, "Undo");
    CHECK(driver.app.save().find("pay_order") != std::string::npos);
}

TEST_CASE("it is gone after ten seconds, which begin again when the pointer leaves it") {
    Driver driver;
    switch_renewal_on(driver);
    CHECK(driver.wait(4000).after_ms > 0);
    const Box box = driver.get(Role::status, renewal_on).box;
    driver.app.pointer_moved(box.x + 2, box.y + 2, false);
    driver.settle();
    driver.wait(20000);
    CHECK(driver.find(Role::status, renewal_on) != nullptr);
    driver.app.pointer_moved(5, 5, false);
    driver.settle();
    driver.wait(8000);
    CHECK(driver.wait(100).after_ms < 0);
    CHECK(driver.find(Role::status, renewal_on) == nullptr);
}

TEST_CASE("an undo, a redo and an opened scenario are not said") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    CHECK(driver.get(Role::button, "Undo").disabled);  // that of the clock bar
    switch_renewal_on(driver);
    driver.click(Role::button, "Undo: auto-renew switch");
    driver.settle();
    CHECK(driver.find(Role::status, renewal_on) == nullptr);
    driver.click(Role::button, "Redo: auto-renew switch");
    driver.settle();
    CHECK(driver.find(Role::status, renewal_on) == nullptr);
}

TEST_CASE("a renewal is confirmed with its new expiry and its price") {
    Driver driver;
    pay_one_month(driver);
    choose_action(driver, "Renew");
    driver.click(Role::radio, "2 months");
    driver.click(Role::button, "Renew");
    CHECK(driver.find(Role::status, "Renewed until 2023/07/18 23:59:59 for $1,250.20") != nullptr);
}

}  // namespace poolbill::ui::test
