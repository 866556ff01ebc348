// What a proposal leaves to choose, before it is confirmed.
#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

/// Three nodes at 1 USD an hour and 100 USD a month, yearly/monthly for a month since 2024-01-01 10:30:00.
std::string prepaid(const std::string& more = "") {
    return R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD",
        "flavors": [{"code": "f", "hourly": "1", "monthly": "100"}]}, "pools": [{"id": "p"}],
        "account": {"cash": "10000"}, "actions": [
        {"at": "2024-01-01T10:30:00+08:00", "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 3}]},
        {"at": "2024-01-01T10:30:00+08:00", "do": "submit_change_order", "pool": "p", "order": "o", "term": {"months": 1}},
        {"at": "2024-01-01T10:30:00+08:00", "do": "pay_order", "order": "o"})" +
           more + R"(], "now": "2024-01-02T10:30:00+08:00"})";
}

/// @param part  of the saved scenario, without blanks
bool is_saved(Driver& driver, std::string_view part) {
    std::string saved = driver.app.save();
    std::erase(saved, ' ');
    return saved.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("some nodes are unsubscribed, and the pool stays with the others") {
    Driver driver;
    driver.load(prepaid());
    choose_action(driver, "Unsubscribe");
    driver.click(Role::radio, "Some of its nodes");
    CHECK(driver.get(Role::button, "Unsubscribe").disabled);  // as long as all stay
    CHECK_FALSE(driver.has_text("Refund"));
    driver.click(Role::button, "Fewer: f");
    CHECK(driver.has_text("Nodes: 3 → 2"));
    CHECK(driver.has_text("Refund: $100.00"));  // within five days all of it
    driver.click(Role::button, "Unsubscribe");
    driver.click(Role::tab, "Details");
    CHECK(driver.rows("Nodes").front().starts_with("f | 2 |"));
}

TEST_CASE("only yearly/monthly nodes are offered to be unsubscribed") {
    Driver driver;
    driver.load(prepaid(R"(, {"at": "2024-01-02T10:00:00+08:00", "do": "scale_pool", "pool": "p", "nodes": [
        {"flavor": "f", "count": 3, "mode": "yearly-monthly"}, {"flavor": "f", "count": 2, "mode": "pay-per-use"}]})"));
    choose_action(driver, "Unsubscribe");
    driver.click(Role::radio, "Some of its nodes");
    std::size_t steppers = 0;
    for (const Node& node : driver.app.semantics().nodes())
        steppers += node.name == "Fewer: f" ? 1U : 0U;
    CHECK(steppers == 1);
}

TEST_CASE("a renewal that has not begun is unsubscribed alone") {
    Driver driver;
    driver.load(prepaid(
        R"(, {"at": "2024-01-02T10:00:00+08:00", "do": "renew", "pool": "p", "term": {"months": 2}})"));
    choose_action(driver, "Unsubscribe");
    driver.click(Role::radio, "Renewals that have not begun");
    CHECK(driver.has_text("Expiration time: 2024/04/01 23:59:59 → 2024/02/01 23:59:59"));
    CHECK(driver.has_text("Refund: $600.00"));
}

TEST_CASE(
    "auto-renewal is switched on with its own term and number, and its amount is named; off it says what "
    "follows") {
    Driver driver;
    driver.load(prepaid());
    choose_action(driver, "Auto-Renew");
    driver.click(Role::radio, "3 months");
    driver.click(Role::button, "More: Number of renewals");
    CHECK(driver.has_text("Amount at today's prices: $900.00 · 3 months"));
    driver.click(Role::button, "Switch on Auto-Renew");
    CHECK(is_saved(driver, R"("times":1)"));
    choose_action(driver, "Auto-Renew");
    CHECK(driver.has_text("Off: the pool expires unless it is renewed"));
    driver.click(Role::button, "Switch off Auto-Renew");
    CHECK(is_saved(driver, R"("enabled":false)"));
}

TEST_CASE("a cash coupon is deducted from a renewal, and what is no amount is refused in place") {
    Driver driver;
    driver.load(prepaid());
    choose_action(driver, "Renew");
    driver.act(Role::text_box, "Cash coupon", NodeInputKind::set, "abc");
    CHECK(driver.get(Role::button, "Renew").disabled);
    driver.act(Role::text_box, "Cash coupon", NodeInputKind::set, "50");
    CHECK(driver.has_text("Account balance: $9,700.00 → $9,450.00"));
    driver.click(Role::button, "Renew");
    CHECK(is_saved(driver, R"("coupon":"50)"));
}

TEST_CASE("the day on which terms end is chosen up to the last one of the month") {
    Driver driver;
    driver.load(prepaid());
    choose_action(driver, "Set expiration day");
    for (int day = 0; day < 29; ++day)
        driver.click(Role::button, "More: Day of the month");
    CHECK(driver.has_text("last day"));
    CHECK(driver.get(Role::button, "More: Day of the month").disabled);
    driver.click(Role::button, "Set expiration day");
    CHECK(is_saved(driver, R"("day":-1)"));
}

TEST_CASE("a top-up of a pay-per-use pool shows what it does, too") {
    Driver driver;
    driver.load(
        R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD",
        "flavors": [{"code": "f", "hourly": "1"}]}, "pools": [{"id": "p"}], "account": {"cash": "100"}, "actions": [
        {"at": "2024-01-01T10:00:00+08:00", "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 1}]}],
        "now": "2024-01-01T10:00:00+08:00"})");
    choose_action(driver, "Top up balance");
    driver.act(Role::text_box, "Amount", NodeInputKind::set, "50");
    CHECK(driver.has_text("Account balance: $100.00 → $150.00"));
}

TEST_CASE("the term of auto-renewal is not that of the preview") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    jump(driver, "2023/04/18 16:30:30");
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
    driver.click(Role::radio, "3 months");
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");
    choose_action(driver, "Auto-Renew");
    driver.click(Role::radio, "1 month");
    driver.click(Role::button, "Cancel");
    choose_action(driver, "Renew");
    CHECK(driver.get(Role::radio, "3 months").checked == Tristate::yes);
}

TEST_CASE("the balance is topped up where there is an account") {
    Driver driver;
    driver.load(prepaid());
    choose_action(driver, "Top up balance");
    driver.act(Role::text_box, "Amount", NodeInputKind::set, "250.50");
    CHECK(driver.has_text("Account balance: $9,700.00 → $9,950.50"));
    driver.act(Role::text_box, "Amount", NodeInputKind::set,
               "-50");  // it could be saved, and not be opened again
    CHECK(driver.get(Role::button, "Top up balance").disabled);
    driver.act(Role::text_box, "Amount", NodeInputKind::set, "");
    CHECK(driver.get(Role::button, "Top up balance").disabled);
    driver.act(Role::text_box, "Amount", NodeInputKind::set, "0");
    CHECK(driver.get(Role::button, "Top up balance").disabled);
    driver.act(Role::text_box, "Amount", NodeInputKind::set, "$11,000");
    CHECK(driver.has_text("Account balance: $9,700.00 → $20,700.00"));
    driver.act(Role::text_box, "Amount", NodeInputKind::set, "250.50");
    driver.click(Role::button, "Top up balance");
    driver.click(Role::button, "Undo: top-up");
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.click(Role::button, "More");
    CHECK(driver.find(Role::menu_item, "Top up balance") == nullptr);
}

TEST_CASE("a coupon of a kind is added for some months, and the account shows it") {
    Driver driver;
    driver.load(prepaid());
    choose_action(driver, "Add coupon");
    CHECK(driver.get(Role::button, "Add coupon").disabled);  // as long as it is worth nothing
    driver.click(Role::radio, "Cash coupon");
    driver.act(Role::text_box, "Amount", NodeInputKind::set, "20");
    driver.click(Role::button, "More: Valid for");
    driver.click(Role::button, "Add coupon");
    CHECK(is_saved(driver, R"("do":"add_coupon","kind":"cash-coupon","amount":"20.00","until":)"));
    driver.click(Role::tab, "Details");
    CHECK(driver.has_text("Cash coupon: $20.00"));
    driver.click(Role::button, "Undo: coupon");
    CHECK(!driver.has_text("Cash coupon: $20.00"));
}

TEST_CASE("a coupon with a minimum is for automatic renewals, and a card has none") {
    Driver driver;
    driver.load(prepaid());
    choose_action(driver, "Add coupon");
    driver.act(Role::text_box, "Amount", NodeInputKind::set, "20");
    driver.act(Role::text_box, "Minimum order", NodeInputKind::set, "$100.00");
    driver.click(Role::radio, "Stored-value card");
    CHECK(driver.find(Role::text_box, "Minimum order") == nullptr);
    driver.click(Role::radio, "Voucher");
    driver.click(Role::button, "Add coupon");
    CHECK(is_saved(driver, R"("amount":"20.00","minimum":"100.00")"));
    driver.click(Role::tab, "Details");
    CHECK(driver.has_text("for automatic renewals from $100.00, without end"));
}

TEST_CASE("an addition is ordered, said above the pool, and paid later") {
    Driver driver;
    driver.load(prepaid());
    choose_action(driver, "Scale nodes");
    driver.click(Role::button, "More: f");
    driver.click(Role::toggle, "Pay later");
    driver.click(Role::button, "Scale nodes");
    CHECK(is_saved(driver, R"("pays_later":true)"));
    CHECK(driver.has_text("for an addition is pending payment. The pool stays as it is until it is paid."));
    CHECK(driver.has_text("Nodes: 3"));
    driver.click(Role::button, "Pay");
    CHECK(driver.has_text("What is added runs from the payment to the end of the term."));
    CHECK(!driver.has_text("of pay-per-use"));
    driver.click(Role::button, "Confirm payment");
    CHECK(driver.has_text("Nodes: 4"));
    driver.click(Role::button, "Undo: pay the order");
    CHECK(driver.has_text("Nodes: 3"));
}

TEST_CASE("a yearly/monthly pool gets better nodes in place of its own, and larger disks") {
    Driver driver;
    driver.load(
        R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD",
        "flavors": [{"code": "f", "hourly": "1", "monthly": "100"}, {"code": "big", "hourly": "2", "monthly": "250"},
                    {"code": "hourly", "hourly": "3"}],
        "disks": [{"code": "d", "hourly": "0.01", "monthly": "1"}]}, "pools": [{"id": "p"}], "actions": [
        {"at": "2024-01-01T10:30:00+08:00", "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 3}],
         "disks": [{"type": "d", "size_gb": 40, "count": 2}]},
        {"at": "2024-01-01T10:30:00+08:00", "do": "submit_change_order", "pool": "p", "order": "o", "term": {"months": 1}},
        {"at": "2024-01-01T10:30:00+08:00", "do": "pay_order", "order": "o"}], "now": "2024-01-02T10:30:00+08:00"})");
    choose_action(driver, "Scale nodes");
    CHECK(driver.find(Role::button, "More: hourly") == nullptr);  // not sold by the month
    driver.click(Role::button, "Fewer: f");
    driver.click(Role::button, "More: big");
    driver.act(Role::text_box, "d, GB", NodeInputKind::set, "many");
    CHECK(driver.get(Role::button, "Scale nodes").disabled);
    CHECK(driver.has_text("is not a number"));
    driver.act(Role::text_box, "d, GB", NodeInputKind::set, "50");
    driver.click(Role::button, "Scale nodes");
    CHECK(is_saved(
        driver,
        R"("nodes":[{"flavor":"f","count":2,"mode":"yearly-monthly"},{"flavor":"big","count":1,"mode":"yearly-monthly"}])"));
    CHECK(is_saved(driver, R"("disks":[{"type":"d","size_gb":50,"count":2}])"));
    driver.click(Role::tab, "Details");
    CHECK(driver.rows("Nodes").size() == 3);  // with the disks
}

TEST_CASE("arrears are said above the pool, with the debt, what follows, and the way out") {
    Driver driver;
    driver.load(
        R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "settings": {"settlement_lag_seconds": "0"},
        "catalog": {"currency": "USD", "flavors": [{"code": "f", "hourly": "1"}]}, "pools": [{"id": "p"}], "account": {"cash": "2.25"},
        "actions": [
        {"at": "2024-01-01T10:00:00+08:00", "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 1}]}],
        "now": "2024-01-01T14:30:00+08:00"})");
    CHECK(driver.has_text("The account is in arrears: $1.75 could not be paid since 2024/01/01 13:00:00."));
    CHECK(driver.has_text("The pool can be used until 2024/01/16 13:00:00"));
    driver.click(Role::button, "Top up balance");
    driver.act(Role::text_box, "Amount", NodeInputKind::set, "10");
    driver.click(Role::button, "Top up balance");
    CHECK(!driver.has_text("in arrears"));
}

}  // namespace poolbill::ui::test
