#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

/// An order for one month, submitted at 16:30:30 and not paid.
void order_one_month(Driver& driver) {
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.act(Role::text_box, "Jump to a time", NodeInputKind::commit, "2023/04/18 16:30:30");
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
    driver.click(Role::button, "Pay");
    driver.press_escape();
}

std::string only_row(Driver& driver) {
    const std::vector<std::string> rows = driver.rows("Orders");
    REQUIRE(rows.size() == 1);
    return rows.front();
}

const Node& the_row(Driver& driver) {
    for (const Node& node : driver.app.semantics().nodes()) {
        if (node.role == Role::row && node.focusable) return node;
    }
    FAIL("no row");
    return driver.app.semantics().nodes().front();
}

}  // namespace

TEST_CASE("the tabs show one page of the pool at a time, and say which") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    CHECK(driver.get(Role::tab, "Overview").selected == Tristate::yes);
    driver.click(Role::tab, "Orders");
    CHECK(driver.get(Role::tab, "Orders").selected == Tristate::yes);
    CHECK(driver.find(Role::region, "Bill timeline") == nullptr);
    CHECK(driver.has_text("No orders yet."));
}

TEST_CASE("a pending order counts down to its deadline with the clock") {
    Driver driver;
    order_one_month(driver);
    driver.click(Role::tab, "Orders");
    CHECK(contains(only_row(driver), "$625.10 | Pending payment | 7 d left"));
    jump(driver, "2023/04/18 16:30:31");
    CHECK(contains(only_row(driver), "6 d 23 h 59 min 59 s left"));
}

TEST_CASE("an order that nobody paid says that it lapsed, and when") {
    Driver driver;
    order_one_month(driver);
    jump(driver, "2023/05/01 00:00:00");
    driver.click(Role::tab, "Orders");
    CHECK(contains(only_row(driver), "Lapsed | Not paid by 2023/04/25 16:30:30"));
}

TEST_CASE("cancelling asks first, and says that the order is gone and the pool stays pay-per-use") {
    Driver driver;
    order_one_month(driver);
    driver.click(Role::tab, "Orders");
    driver.click(Role::button, "Cancel");
    CHECK(driver.has_text("The order cannot be restored."));
    CHECK(driver.has_text("keeps billing $0.66 an hour"));
    driver.click(Role::button, "Keep the order");
    CHECK(contains(only_row(driver), "Pending payment"));
    driver.click(Role::button, "Cancel");
    driver.click(Role::button, "Cancel order");
    CHECK(contains(only_row(driver), "Cancelled | By you 2023/04/18 16:30:30"));
}

TEST_CASE("an opened order tells its failed payments, how it was paid and what happened") {
    Driver driver;
    order_one_month(driver);
    driver.click(Role::button, "Pay");
    driver.click(Role::radio, "Credit card that is declined");
    driver.click(Role::button, "Confirm payment");
    driver.click(Role::radio, "Account balance");
    driver.click(Role::button, "Confirm payment");
    driver.click(Role::tab, "Orders");
    driver.app.act({the_row(driver).id, NodeInputKind::click, ""});
    driver.settle();
    CHECK(driver.has_text("Failed payments: 1 last: card declined"));
    CHECK(driver.has_text("Payment method: Account balance Cash $625.10"));
    CHECK(driver.has_text("2023/04/18 16:30:30 Payment failed"));
    CHECK(driver.has_text("2023/04/18 16:30:30 Order paid"));
}

TEST_CASE(
    "while an order waits, the page and the payment say what each minute costs and how long the price "
    "holds") {
    Driver driver;
    order_one_month(driver);
    jump(driver, "2023/04/18 16:40:30");
    CHECK(driver.has_text(
        "price fixed until 2023/04/25 16:30:30 (6 d 23 h 50 min left). Each minute unpaid adds $0.011"));
    driver.click(Role::button, "Pay");
    CHECK(driver.has_text("Each minute until it is paid adds $0.011 of pay-per-use."));
}

TEST_CASE("orders are told in Chinese") {
    Driver driver;
    order_one_month(driver);
    Preferences preferences;
    preferences.locale = "zh-CN";
    driver.app.set_preferences(preferences);
    driver.settle();
    driver.click(Role::tab, "订单");
    CHECK(driver.has_text("待支付"));
    CHECK(driver.has_text("还剩 7天"));
}

}  // namespace poolbill::ui::test
