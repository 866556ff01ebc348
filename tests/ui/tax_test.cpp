// Tax and the make-up of cut amounts: set below the statements, shown in them and where something is paid.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

/// The statement of the documentation example's start, two hours later.
struct Taxed : Driver {
    Taxed() {
        load_file("assets/scenarios/documentation-example-start.json");
        jump(*this, "2023/04/18 16:30:30");
        click(Role::tab, "Statement");
    }
    void set_rate(std::string percent) {
        click(Role::link, "Without tax. Set a tax rate");
        act(Role::text_box, "Tax rate in percent", NodeInputKind::set, std::move(percent));
        click(Role::button, "Save changes");
    }
};

}  // namespace

TEST_CASE("a tax rate adds a row to each month, and is undone as one step") {
    Taxed page;
    CHECK(!contains(page.rows("Statement").back(), "Tax"));
    page.set_rate("8.25 %");
    CHECK(contains(page.rows("Statement").back(), "Tax | 1 |"));
    CHECK(page.find(Role::link, "Tax 8.25 %") != nullptr);
    page.click(Role::button, "Undo: set the tax");
    CHECK(!contains(page.rows("Statement").back(), "Tax"));
}

TEST_CASE("a rate that is none is refused at its field, and the dialog stays") {
    Taxed page;
    for (const char* typed : {"-1", "100.01", "8.125", "eight", "1e2"}) {
        page.set_rate(typed);
        CHECK(page.has_text("Enter a percentage from 0 to 100 with at most two decimals."));
        page.click(Role::button, "Cancel");
    }
    CHECK(page.find(Role::link, "Without tax. Set a tax rate") != nullptr);
}

TEST_CASE("an empty rate takes the tax away again") {
    Taxed page;
    page.set_rate("19");
    page.click(Role::link, "Tax 19 %");
    page.act(Role::text_box, "Tax rate in percent", NodeInputKind::set, "");
    page.click(Role::button, "Save changes");
    CHECK(!contains(page.rows("Statement").back(), "Tax"));
}

TEST_CASE("the tax on a fee stands beside it, before it is ordered and before it is paid") {
    Taxed page;
    page.set_rate("8");
    choose_action(page, "Change To Prepaid");
    page.click(Role::button, "OK");
    page.click(Role::radio, "1 month");
    CHECK(page.has_text("Tax 8 %: $50.01 due with the month's bill"));
    page.click(Role::button, "Pay");
    CHECK(page.has_text("Tax 8 %: $50.01 due with the month's bill"));
    page.act(Role::text_box, "Cash coupon", NodeInputKind::set, "25.10");
    CHECK(page.has_text("Tax 8 %: $48.00 due with the month's bill"));
}

TEST_CASE("amounts beside the statement and the fee say that they are without tax, once there is one") {
    Taxed page;
    CHECK(!page.has_text("without tax"));
    page.set_rate("8");
    page.click(Role::tab, "Overview");
    CHECK(page.has_text("exactly $0.67356666, without tax"));
    page.click(Role::button, "Compare");
    CHECK(page.has_text("Amounts are without tax."));
}

TEST_CASE("cut amounts are made up when the switch is on") {
    Driver driver;
    driver.load(
        R"({"format": "poolbill/scenario", "version": 1, "site": "cn", "catalog": {"currency": "CNY",
        "flavors": [{"code": "f", "hourly": "1.2399"}]}, "pools": [{"id": "p"}], "actions": [
        {"at": "2024-04-29T22:00:00+08:00", "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 1}]}],
        "now": "2024-04-30T08:00:00+08:00"})");
    driver.click(Role::tab, "Statement");
    driver.click(Role::link, "Without tax. Set a tax rate");
    driver.click(Role::toggle, "Make-up of cut amounts");
    driver.click(Role::button, "Save changes");
    CHECK(contains(driver.rows("Statement").back(), "Make-up of cut amounts | 1 | ¥0.09"));
}

}  // namespace poolbill::ui::test
