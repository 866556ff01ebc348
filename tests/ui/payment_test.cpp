// Before a payment: coupon, balance, approval.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

/// The documentation example's pool, with an account or without, at the purchase of one month.
void open_purchase(Driver& driver, const std::string& account = "") {
    driver.load_file("assets/scenarios/documentation-example-start.json");
    std::string saved = driver.app.save();
    if (!account.empty()) saved.insert(saved.find("\"pools\""), "\"account\":" + account + ",");
    driver.load(saved);
    jump(driver, "2023/04/18 16:30:30");
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
}

}  // namespace

TEST_CASE("on a phone the parts of the fee and the zone of the expiry stand beneath what they explain") {
    Driver driver;
    open_purchase(driver);
    const auto height = [&driver](const char* name) { return driver.get(Role::text, name).box.height; };
    const char* const fee = "Configuration fee: $625.10, 1 node × $625.10 × 1 month";
    const char* const expiry = "Estimated expiration time: 2023/05/18 23:59:59 UTC+08:00, if paid today";
    const float fee_beside = height(fee), expiry_beside = height(expiry);
    const char* const last =
        "Each minute you wait adds $0.011 of pay-per-use. The switch happens when the order is paid, "
        "and cannot be undone.";
    const float last_beside = height(last);
    driver.resize(320, 1500);
    CHECK(height(fee) > fee_beside);
    CHECK(height(expiry) > expiry_beside);
    CHECK(height(last) == last_beside + 16);  // it wraps into a line more, and has the room
}

TEST_CASE("flavors that are too long for a line of the dialog wrap, and what follows has its room") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    std::string saved = driver.app.save();
    const std::string flavor = "8 vCPUs | 32 GB";
    saved.replace(saved.find(flavor), flavor.size(),
                  flavor + " | two disks of 480 GB | a network of 25 Gbit/s");
    driver.load(saved);
    choose_action(driver, "Change To Prepaid");
    for (const float width : {1000.f, 320.f}) {
        CAPTURE(width);
        driver.resize(width, 1500);
        const Box flavors = driver.with(Role::text, "Flavor: ").box,
                  next = driver.with(Role::text, "Current billing mode: ").box;
        CHECK(flavors.height > next.height);
        CHECK(flavors.y + flavors.height < next.y);
    }
}

TEST_CASE("what ends or comes in another year says which, wherever it is said before paying and after") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::radio, "1 year");
    CHECK(driver.has_text("Off. First attempt would be 2024/04/11 03:00:00"));
    CHECK(driver.has_text("16:30:30 – 2024/04/18 23:59:59"));
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");
    CHECK(driver.has_text("Expiration time: 2024/04/18 23:59:59"));
}

TEST_CASE("a cash coupon is taken off first, and the order says what paid what") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::button, "Pay");
    driver.act(Role::text_box, "Cash coupon", NodeInputKind::set, "100.10");
    CHECK(driver.has_text("To pay now: $525.00"));
    driver.resize(320, 900);
    CHECK(driver.has_text("To pay now: $525.00"));
    driver.click(Role::button, "Confirm payment");
    CHECK(driver.app.save().find(R"("coupon": "100.1)") != std::string::npos);
    driver.click(Role::tab, "Orders");
    const std::vector<std::string> orders = driver.rows("Orders");
    REQUIRE(orders.size() == 1);
    CHECK(orders[0].find("Completed") != std::string::npos);
}

TEST_CASE("a coupon that is no amount, negative or worth more than the order cannot be used") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::button, "Pay");
    for (const char* typed : {"ten", "-1", "625.11", "1e3", "99999999999999999999"}) {
        CAPTURE(typed);
        driver.act(Role::text_box, "Cash coupon", NodeInputKind::set, typed);
        CHECK(driver.find(Role::alert, "Enter an amount from 0 to $625.10.") != nullptr);
        CHECK(driver.get(Role::button, "Confirm payment").disabled);
        CHECK(driver.has_text("To pay now: $625.10"));
    }
    driver.act(Role::text_box, "Cash coupon", NodeInputKind::set, "");
    driver.click(Role::button, "Confirm payment");
    CHECK(driver.rows("Bills").size() == 3);
}

TEST_CASE("the balance is said before it is drawn, and what is missing of it") {
    Driver driver;
    open_purchase(driver, R"({"cash":"600","credit":"20"})");
    driver.click(Role::button, "Pay");
    CHECK(driver.get(Role::radio, "Account balance").description ==
          "Available: $600.00 cash and $20.00 credit. $5.10 is missing.");
    driver.act(Role::text_box, "Cash coupon", NodeInputKind::set, "5.10");
    CHECK(driver.get(Role::radio, "Account balance").description ==
          "Available: $600.00 cash and $20.00 credit. Cash first.");
}

TEST_CASE("what a discount takes off is said where the order is paid") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    std::string saved = driver.app.save();
    const std::size_t end = saved.rfind("]");
    saved.insert(end,
                 R"(,{"at":"2023-04-18T15:29:16+08:00","do":"submit_change_order","pool":"pool-demo-1a2b3c",
        "order":"o1","term":{"months":1},"discount_percent":"10"})");
    driver.load(saved);
    driver.click(Role::button, "Pay");
    CHECK(driver.has_text("Amount due: $562.59 1 month · Discount $62.51"));
}

TEST_CASE("an order that needs approval is paid after it was approved") {
    Driver driver;
    open_purchase(driver);
    driver.act(Role::toggle, "Approval", NodeInputKind::click, "");
    driver.click(Role::button, "Submit for approval");
    CHECK(driver.find(Role::button, "Confirm payment") == nullptr);
    CHECK(driver.find(Role::dialog, "Order") != nullptr);
    CHECK(driver.has_text("Pending approval"));
    driver.press_escape();
    CHECK(driver.has_text("is pending approval. The pool is still pay-per-use and keeps billing."));
    driver.click(Role::button, "Approve");  // of the notice: leads to the order
    driver.click(Role::button, "Approve");
    driver.click(Role::button, "Confirm payment");
    CHECK(driver.rows("Bills").size() == 3);
}

TEST_CASE("an order that is refused is gone, and the pool stays as it was") {
    Driver driver;
    open_purchase(driver);
    driver.act(Role::toggle, "Approval", NodeInputKind::click, "");
    driver.click(Role::button, "Submit for approval");
    driver.click(Role::button, "Refuse");
    CHECK(driver.has_text("Cancelled"));
    driver.press_escape();
    CHECK_FALSE(driver.has_text("is pending approval"));
    CHECK(driver.find(Role::button, "Undo: refuse the order") != nullptr);
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
    CHECK(driver.get(Role::toggle, "Approval").checked == Tristate::no);  // each order is asked anew
}

TEST_CASE("a payment that the balance does not cover cannot be confirmed, one by card can") {
    Driver driver;
    open_purchase(driver, R"({"cash":"100","credit":"5"})");
    driver.click(Role::button, "Pay");
    CHECK(driver.get(Role::button, "Confirm payment").disabled);
    driver.click(Role::radio, "Credit card");
    CHECK(!driver.get(Role::button, "Confirm payment").disabled);
}

TEST_CASE("an order that needs approval is not to be paid now") {
    Driver driver;
    open_purchase(driver);
    CHECK(driver.has_text("To pay now: $625.10"));
    driver.click(Role::toggle, "Approval");
    CHECK(driver.has_text("To pay once approved: $625.10"));
}

}  // namespace poolbill::ui::test
