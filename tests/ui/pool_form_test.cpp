#include <doctest/doctest.h>

#include "core/time/iso8601.hpp"
#include "tests/ui/driver.hpp"
#include "tests/ui/many_pools.hpp"

namespace poolbill::ui::test {
namespace {

const Instant today = *parse_instant("2026-11-27T10:30:00+08:00");

void type(Driver& driver, std::string_view field, std::string text) {
    driver.act(Role::text_box, field, NodeInputKind::set, std::move(text));
}

/// The form of a new pool, opened where no scenario is open yet.
void open_empty(Driver& driver) {
    driver.app.set_today(today);
    driver.settle();
    driver.click(Role::button, "New pool");
}

/// Eight nodes at the prices of a calculator page.
void fill_in(Driver& driver) {
    type(driver, "Name", "training");
    type(driver, "Flavor, flavor 1", "modelarts.vm.gpu.8");
    type(driver, "Nodes, flavor 1", "8");
    type(driver, "Price per hour, flavor 1", "$3.50");
    type(driver, "Price per month, flavor 1", "1,651.00");
    type(driver, "Price per year, flavor 1", "US$ 15 900.00");
}

}  // namespace

TEST_CASE("a pool that a person enters is shown at today's time, with its bills") {
    Driver driver;
    open_empty(driver);
    fill_in(driver);
    type(driver, "Created", "2026/11/03 09:12");
    driver.click(Role::button, "Create pool");
    CHECK(driver.find(Role::dialog, "New pool") == nullptr);
    driver.get(Role::heading, "training");
    const std::string saved = driver.app.save();
    CHECK(saved.find(R"("now": "2026-11-27T10:30:00+08:00")") != std::string::npos);
    CHECK(saved.find(R"({ "at": "2026-11-03T09:12:00+08:00", "do": "create_pool", "pool": "training", )"
                     R"("nodes": [ { "flavor": "modelarts.vm.gpu.8", "count": 8 } ] })") !=
          std::string::npos);
    CHECK(saved.find(R"("hourly": "3.50", "monthly": "1651.00", "yearly": "15900.00")") != std::string::npos);
}

TEST_CASE("the form says what a month and a year save, and when they pay off") {
    Driver driver;
    open_empty(driver);
    CHECK(driver.has_text("Enter nodes and prices to see what each choice costs."));
    fill_in(driver);
    // 8 × 3.50 an hour is 28.00; the month of 13,208.00 is as much as 471 h 42 min 52 s of it.
    CHECK(driver.has_text("1 month: $13,208.00, which is"));
    CHECK(driver.has_text("It pays off on 2026/12/17 02:12:"));
    CHECK(driver.has_text("1 year: $127,200.00, which is"));
}

TEST_CASE("a missing or malformed field is named beside it, and nothing is created") {
    Driver driver;
    open_empty(driver);
    CHECK_FALSE(driver.has_text("Give the pool a name."));
    driver.click(Role::button, "Create pool");
    CHECK(driver.has_text("Give the pool a name."));
    CHECK(driver.has_text("Enter the pay-per-use price per hour."));
    CHECK(driver.get(Role::text_box, "Name").invalid);
    fill_in(driver);
    const auto refused = [&](std::string_view field, const char* text, const char* words) {
        CAPTURE(text);
        const std::string before = driver.get(Role::text_box, field).value;
        type(driver, field, text);
        CHECK(driver.has_text(words));
        CHECK(driver.get(Role::text_box, field).description.find(words) != std::string::npos);
        driver.click(Role::button, "Create pool");
        CHECK(driver.find(Role::dialog, "New pool") != nullptr);
        type(driver, field, before);
    };
    refused("Created", "3/11/2026", "This is not a date.");
    refused("Created", "2026/11/28", "This is later than the time shown, 2026/11/27 10:30:00.");
    refused("Nodes, flavor 1", "2.5", "Enter a whole number from 1 to 1,000,000.");
    refused("Nodes, flavor 1", "0", "Enter a whole number from 1 to 1,000,000.");
    refused("Price per hour, flavor 1", "1,100", "1,100 can mean thousands or decimals.");
    refused("Price per hour, flavor 1", "abc", "This is not a price.");
    refused("Price per hour, flavor 1", "-1", "This is not a price.");
    refused("Price per month, flavor 1", "12 €", "The prices here are in USD.");
    refused("Contract discount", "101", "Enter a percentage from 0 to 100");
    CHECK(driver.app.save().empty());
}

TEST_CASE("site, discount and several flavors are taken over") {
    Driver driver;
    open_empty(driver);
    fill_in(driver);
    driver.click(Role::radio, "Europe, EUR");
    CHECK(driver.has_text("The prices here are in EUR."));
    type(driver, "Price per hour, flavor 1", "3,50 €");
    type(driver, "Price per year, flavor 1", "");
    CHECK(driver.has_text("A flavor without a price per year is calculated at twelve months for a year."));
    type(driver, "Contract discount", "12.5 %");
    driver.click(Role::link, "Add a flavor");
    type(driver, "Flavor, flavor 2", "cpu");
    type(driver, "Price per hour, flavor 2", "0.1");
    driver.click(Role::button, "Create pool");
    const std::string saved = driver.app.save();
    CHECK(saved.find(R"("site": "eu")") != std::string::npos);
    CHECK(saved.find(R"("discount_percent": "12.50")") != std::string::npos);
    CHECK(saved.find(R"({ "flavor": "cpu", "count": 1 })") != std::string::npos);
}

TEST_CASE("an entered pool replaces a sample, and undo brings the sample back") {
    Driver driver;
    driver.app.set_today(today);
    driver.load_file("assets/scenarios/documentation-example-start.json");
    choose_action(driver, "New pool");
    fill_in(driver);
    driver.click(Role::button, "Create pool");
    driver.get(Role::heading, "training");
    driver.click(Role::button, "Undo: create the pool");
    CHECK(driver.find(Role::heading, "training") == nullptr);
}

TEST_CASE("a second pool joins the first one, whose prices it does not change") {
    Driver driver;
    open_empty(driver);
    fill_in(driver);
    driver.click(Role::button, "Create pool");
    choose_action(driver, "New pool");
    fill_in(driver);
    type(driver, "Price per hour, flavor 1", "4");
    CHECK(driver.has_text("modelarts.vm.gpu.8 already has other prices here."));
    type(driver, "Price per hour, flavor 1", "3.50");
    driver.click(Role::button, "Create pool");
    CHECK(driver.app.save().find(R"("id": "training 2")") != std::string::npos);
}

TEST_CASE("a pool that was changed to prepaid in the second of its creation can be edited") {
    Driver driver;
    driver.app.set_today(today);
    driver.load(
        R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD",
        "flavors": [{"code": "f", "hourly": "1", "monthly": "100"}]}, "pools": [{"id": "p"}], "actions": [
        {"at": "2026-11-03T09:12:00+08:00", "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 1}]},
        {"at": "2026-11-03T09:12:00+08:00", "do": "submit_change_order", "pool": "p", "order": "o", "term": {"months": 1}},
        {"at": "2026-11-03T09:12:00+08:00", "do": "pay_order", "order": "o"}], "now": "2026-11-27T10:00:00+08:00"})");
    choose_action(driver, "Edit pool and prices");
    type(driver, "Price per month, flavor 1", "90");
    type(driver, "Created", "2026/11/03 09:00");
    driver.click(Role::button, "Save changes");
    CHECK(driver.find(Role::dialog, "Pool and prices") == nullptr);
    CHECK(driver.app.save().find(R"("monthly": "90.00")") != std::string::npos);
}

TEST_CASE("the form of a pool that is no longer there closes, and one that was never created does not open") {
    Driver driver;
    open_empty(driver);
    fill_in(driver);
    driver.click(Role::button, "Create pool");
    choose_action(driver, "New pool");
    fill_in(driver);
    driver.click(Role::button, "Create pool");
    choose_action(driver, "Edit pool and prices");
    CHECK(driver.app.undo());
    driver.settle();
    CHECK(driver.find(Role::dialog, "Pool and prices") == nullptr);
    Driver planned;
    planned.load(
        R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD",
        "flavors": [{"code": "f", "hourly": "1"}]}, "pools": [{"id": "p"}], "actions": [],
        "now": "2026-11-27T10:00:00+08:00"})");
    choose_action(planned, "Edit pool and prices");
    CHECK(planned.find(Role::dialog, "Pool and prices") == nullptr);
}

TEST_CASE("a form that joins pools shown at an earlier day begins without a problem") {
    Driver driver;
    open_empty(driver);
    fill_in(driver);
    driver.click(Role::button, "Create pool");
    driver.app.set_today(today + std::chrono::days{2});
    driver.settle();
    choose_action(driver, "New pool");
    CHECK(driver.get(Role::text_box, "Created").value == "2026/11/27 00:00:00");
    CHECK_FALSE(driver.get(Role::text_box, "Created").invalid);
}

TEST_CASE("editing one pool does not change the prices of another") {
    Driver driver;
    open_empty(driver);
    fill_in(driver);
    driver.click(Role::button, "Create pool");
    choose_action(driver, "New pool");
    type(driver, "Name", "other");
    type(driver, "Flavor, flavor 1", "cpu");
    type(driver, "Price per hour, flavor 1", "1");
    driver.click(Role::button, "Create pool");
    choose_action(driver, "Edit pool and prices");
    driver.click(Role::link, "Add a flavor");
    type(driver, "Flavor, flavor 2", "modelarts.vm.gpu.8");
    type(driver, "Price per hour, flavor 2", "1");
    CHECK(driver.has_text("modelarts.vm.gpu.8 already has other prices here."));
}

TEST_CASE("a pool and its prices can be edited, undone like everything else") {
    Driver driver;
    open_empty(driver);
    fill_in(driver);
    driver.click(Role::button, "Create pool");
    const std::string before = driver.app.save();
    choose_action(driver, "Edit pool and prices");
    CHECK(driver.get(Role::text_box, "Price per hour, flavor 1").value == "3.50");
    CHECK(driver.get(Role::text_box, "Created").value == "2026/11/27 00:00:00");
    type(driver, "Price per hour, flavor 1", "2.80");
    type(driver, "Name", "inference");
    driver.click(Role::button, "Save changes");
    driver.get(Role::heading, "inference");
    CHECK(driver.app.save().find(R"("hourly": "2.80")") != std::string::npos);
    driver.click(Role::button, "Undo: change pool and prices");
    CHECK(driver.app.save() == before);
}

}  // namespace poolbill::ui::test
