#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

/// The documentation example's pool at the time of its order, with another monthly price.
void open_comparison(Driver& driver, std::string_view monthly = "625.10") {
    driver.load_file("assets/scenarios/documentation-example-start.json");
    std::string saved = driver.app.save();
    saved.replace(saved.find("625.10"), 6, monthly);
    driver.load(saved);
    driver.act(Role::text_box, "Jump to a time", NodeInputKind::commit, "2023/04/18 16:30:30");
    driver.click(Role::button, "Compare");
}

}  // namespace

TEST_CASE("the comparison says plainly that prepaid costs more, and that it does not break even") {
    Driver driver;
    open_comparison(driver);
    CHECK(driver.has_text(
        "Paid in advance, 1 month costs $144.96 more than staying pay-per-use until 2023/05/18 "
        "23:59:59. It does not break even."));
    REQUIRE(driver.rows("Compare").size() == 13);
    CHECK(driver.rows("Compare")[1].find("1 month | 2023/05/18 23:59:59 | $625.10 | −$144.96 | Never") == 0);
}

TEST_CASE("a pool that has changed or ended has nothing to compare") {
    Driver driver;
    pay_one_month(driver);
    CHECK(driver.find(Role::button, "Compare") == nullptr);
    driver.click(Role::button, "Undo: pay the order");
    CHECK(driver.find(Role::button, "Compare") != nullptr);
    choose_action(driver, "Delete pool");
    driver.click(Role::button, "Delete pool");
    CHECK(driver.find(Role::button, "Compare") == nullptr);
}

TEST_CASE("a term that costs less is said to do so under its conditions, with the instant of breaking even") {
    Driver driver;
    open_comparison(driver, "300.00");
    CHECK(driver.has_text(
        "Paid in advance, 1 month costs $180.14 less than pay-per-use until 2023/05/18 23:59:59, if "
        "the pool runs all that time with these nodes and prices."));
    CHECK(driver.has_text("Pay-per-use reaches that cost at 2023/05/07 15:"));
}

TEST_CASE("a press on a term makes it the one of the sentence, and the one that the purchase offers") {
    Driver driver;
    open_comparison(driver);
    driver.click(Role::row, "1 year, $7,501.20");
    CHECK(driver.has_text("Paid in advance, 1 year costs"));
    CHECK(driver.get(Role::row, "1 year, $7,501.20").selected == Tristate::yes);
    driver.click(Role::button, "Close");
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
    CHECK(driver.get(Role::radio, "1 year").checked == Tristate::yes);
}

TEST_CASE("waiting is told with the moment that costs least, and never as a promise") {
    Driver driver;
    open_comparison(driver);
    CHECK(driver.find(Role::heading, "When to switch") != nullptr);
    CHECK(driver.has_text(
        "Switching to 1 month now costs $7,501.20 in all up to 2024/04/18 23:59:59, renewals included."));
    CHECK(driver.has_text("In the next two months, switching on 2023/06/18 00:00:00 costs least"));
}

TEST_CASE("where the pool stops on a day, every choice is compared until then, and refunds are deducted") {
    Driver driver;
    open_comparison(driver);
    driver.act(Role::text_box, "The pool stops on", NodeInputKind::set, "2023/04/20 16:30:30");
    CHECK(driver.has_text("Until 2023/04/20 16:30:30, "));
    const std::vector<std::string> rows = driver.rows("Compare");
    REQUIRE(rows.size() == 13);
    CHECK(rows[0].starts_with("Pay-per-use | – | $31.68 | "));  // 48 hours
    // Within five days a term is refunded but for the hours that were used; no handling fee.
    CHECK(rows[1].starts_with("1 month | 2023/05/18 23:59:59 | $"));
    CHECK(rows[1].find("$625.10") == std::string::npos);
    driver.act(Role::text_box, "The pool stops on", NodeInputKind::set, "yesterday");
    CHECK(driver.has_text("Enter a time after 2023/04/18 16:30:30 and before "));
    driver.act(Role::text_box, "The pool stops on", NodeInputKind::set, "");
    CHECK(driver.has_text("Paid in advance, 1 month costs $144.96 more"));
}

TEST_CASE("the conditions can be read while the change is possible") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "Show conditions");
    CHECK(driver.has_text("This pool can be changed to prepaid"));
    CHECK(driver.has_text("The pool must be running."));
}

TEST_CASE("both charts are pictures whose names say what they show") {
    Driver driver;
    open_comparison(driver);
    std::size_t pictures = 0;
    for (const Node& node : driver.app.semantics().nodes())
        pictures += node.role == Role::image && !node.name.empty() ? std::size_t{1} : 0;
    CHECK(pictures == 2);
}

TEST_CASE("pay-per-use is compared over the time of the term that is chosen") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    jump(driver, "2023/04/18 16:30:30");
    driver.click(Role::button, "Compare");
    CHECK(driver.rows("Compare")[0].starts_with("Pay-per-use | 2023/05/18 23:59:59 | $480.14"));
    driver.click(Role::row, driver.with(Role::row, "2 months, ").name);
    CHECK(driver.rows("Compare")[0].starts_with("Pay-per-use | 2023/06/18 23:59:59 | $971.18"));
}

}  // namespace poolbill::ui::test
