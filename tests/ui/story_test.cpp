#include <doctest/doctest.h>

#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

const std::vector<std::string> documentation_lines{
    "Pay-per-use | 8 vCPUs | 32 GB | Apr 18, 15:00 – 16:00 | 15:29:16 – 16:00:00 | 1,844 | 0.5122222222 | "
    "$0.66/h | "
    "$0.00000000 | $0.33806666 | Issued",
    "Pay-per-use | 8 vCPUs | 32 GB | Apr 18, 16:00 – 17:00 | 16:00:00 – 16:30:30 | 1,830 | 0.5083333333 | "
    "$0.66/h | "
    "$0.00000000 | $0.33550000 | Issued",
    "Yearly/Monthly | 8 vCPUs | 32 GB | Apr 18, 16:30:30 | 16:30:30 – May 18, 23:59:59 | 2,618,969 | – | "
    "$625.10/month | "
    "$0.00000000 | $625.10000000 | Issued"};

void open_purchase(Driver& driver) {
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.act(Role::text_box, "Jump to a time", NodeInputKind::commit, "2023/04/18 16:30:30");
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
}

bool told(const std::vector<HostEvent>& events, std::string_view type) {
    for (const HostEvent& event : events) {
        if (event.type == type) return true;
    }
    return false;
}

std::vector<std::string> without_status(std::vector<std::string> rows) {
    for (std::string& row : rows)
        row.resize(row.rfind(" | "));
    return rows;
}

}  // namespace

TEST_CASE(
    "the documentation example, pressed by role and name, makes the documentation example's three bills") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");
    const std::vector<std::string> rows = without_status(driver.rows("Bills")),
                                   expected = without_status(documentation_lines);
    REQUIRE(rows.size() == expected.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        CHECK(rows[i] == expected[expected.size() - 1 - i]);  // the newest first
    const std::vector<HostEvent> events = driver.events();
    CHECK(told(events, "order-created"));
    CHECK(told(events, "order-paid"));
    CHECK(told(events, "change"));
}

TEST_CASE("the mouse does what the names do") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.mouse_click(Role::button, "More");
    driver.mouse_click(Role::menu_item, "Change To Prepaid");
    driver.mouse_click(Role::button, "OK");
    driver.mouse_click(Role::radio, "2 months");
    driver.mouse_click(Role::button, "Pay");
    driver.mouse_click(Role::button, "Confirm payment");
    CHECK(driver.has_text("Yearly/Monthly"));
    CHECK(driver.rows("Bills").front().find("$1,250.20000000") != std::string::npos);
}

TEST_CASE("nothing is ordered by opening the dialogs and cancelling them") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::button, "Cancel");
    CHECK_FALSE(told(driver.events(), "order-created"));
    CHECK(driver.find(Role::dialog, "Change To Prepaid") == nullptr);
}

TEST_CASE("Escape closes the topmost thing only") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::button, "Pay");
    driver.press_escape();
    CHECK(driver.find(Role::dialog, "Payment") == nullptr);
    CHECK(driver.has_text("is pending payment"));
}

TEST_CASE("a failed payment leaves the pool pay-per-use and the order pending, and says so") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::button, "Pay");
    driver.click(Role::radio, "Credit card that is declined");
    driver.click(Role::button, "Confirm payment");
    CHECK(driver.has_text("The payment failed. Nothing was charged and the pool is still pay-per-use."));
    driver.press_escape();
    CHECK(driver.has_text("The order stays pending and the pool is still pay-per-use."));
    CHECK(driver.rows("Bills").size() == 2);
}

TEST_CASE("a cancelled order leaves the bills as if it had never been made") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    driver.act(Role::text_box, "Jump to a time", NodeInputKind::commit, "2023/04/18 18:10:00");
    const auto before = driver.rows("Bills");
    driver.act(Role::text_box, "Jump to a time", NodeInputKind::commit, "2023/04/18 16:30:30");
    choose_action(driver, "Change To Prepaid");
    driver.click(Role::button, "OK");
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Cancel order");
    driver.click(Role::button, "Cancel order");
    driver.act(Role::text_box, "Jump to a time", NodeInputKind::commit, "2023/04/18 18:10:00");
    CHECK(driver.rows("Bills") == before);
}

TEST_CASE("undo takes the payment back and redo pays again") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");
    driver.click(Role::button, "Undo: pay the order");
    CHECK(driver.has_text("is pending payment"));
    CHECK(driver.rows("Bills").size() == 2);
    driver.click(Role::button, "Redo: pay the order");
    CHECK(driver.rows("Bills").size() == 3);
}

TEST_CASE("undo sets the clock back to what it undoes, so that nothing is billed meanwhile") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");
    driver.act(Role::text_box, "Jump to a time", NodeInputKind::commit, "2023/08/01 00:00:00");
    driver.click(Role::button, "Undo: pay the order");
    CHECK(driver.get(Role::text_box, "Jump to a time").value == "2023/04/18 16:30:30");
    CHECK(driver.rows("Bills").size() == 2);
}

TEST_CASE("redo after several undos goes on to the time of what it does again") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Pay later");
    jump(driver, "2023/04/18 17:30:00");
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");
    driver.click(Role::button, "Undo: pay the order");
    driver.click(Role::button, "Undo: submit the order");
    CHECK(driver.get(Role::text_box, "Jump to a time").value == "2023/04/18 16:30:30");
    driver.click(Role::button, "Redo: submit the order");
    driver.click(Role::button, "Redo: pay the order");
    CHECK(driver.get(Role::text_box, "Jump to a time").value == "2023/04/18 17:30:00");
    CHECK(driver.has_text("The pool has been yearly/monthly since 2023/04/18 17:30:00."));
}

TEST_CASE("undoing that another scenario was opened leaves the clock of the first one where it was") {
    Driver driver;
    driver.load_file("assets/scenarios/scaled-pool.json");
    const std::string before = driver.get(Role::text_box, "Jump to a time").value;
    REQUIRE(driver.app.load(
        R"({"format":"poolbill/scenario","version":1,"catalog":{"currency":"USD","flavors":[{"code":"f","hourly":"1"}]},
        "pools":[{"id":"p"}],"actions":[],"now":"2013-01-01T00:00:00+08:00"})",
        LoadAs::step));
    driver.settle();
    REQUIRE(driver.app.undo());
    driver.settle();
    CHECK(driver.get(Role::text_box, "Jump to a time").value == before);
}

TEST_CASE("payment can be left for later, and the order stays") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Pay later");
    CHECK(driver.find(Role::dialog, "Payment") == nullptr);
    CHECK(driver.has_text("is pending payment"));
}

TEST_CASE("after a payment the line to come is announced until it is settled") {
    Driver driver;
    open_purchase(driver);
    driver.click(Role::button, "Pay");
    driver.click(Role::button, "Confirm payment");
    CHECK(driver.has_text("A pay-per-use line may still arrive"));
    driver.act(Role::text_box, "Jump to a time", NodeInputKind::commit, "2023/04/18 19:00:00");
    CHECK(driver.has_text("The pool has been yearly/monthly since 2023/04/18 16:30:30."));
    CHECK_FALSE(driver.has_text("A pay-per-use line may still arrive"));
}

TEST_CASE("the purchase says what prepaid costs more, with the published prices") {
    Driver driver;
    open_purchase(driver);
    CHECK(driver.has_text("Prepaid costs $144.96 more than staying pay-per-use until then."));
    CHECK(driver.has_text("2023/05/18 23:59:59"));
    CHECK(driver.has_text("Configuration fee: $625.10, 1 node × $625.10 × 1 month"));
}

TEST_CASE("the bills are shown before they are made") {
    Driver driver;
    open_purchase(driver);
    CHECK(driver.has_text("Yearly/Monthly, $625.10000000"));
    CHECK(driver.has_text("Pay-per-use, $0.33550000"));
    CHECK_FALSE(told(driver.events(), "order-created"));
}

TEST_CASE("the bills that are exported are those on the screen") {
    Driver driver;
    open_purchase(driver);
    const std::string csv = exported(driver, "csv"), json = exported(driver, "json");
    CHECK(csv.starts_with("+pool,mode,"));
    CHECK(csv.find(",1844,modelarts.vm.cpu.8ud,1,0.66,0.33806666,") != std::string::npos);
    CHECK(csv.find(",1830,modelarts.vm.cpu.8ud,1,0.66,0.33550000,") != std::string::npos);
    CHECK(json.find("\"0.33806666\"") != std::string::npos);
    CHECK(driver.app.query("formats").find(R"({"word":"csv","title":"CSV","extension":"csv",)") !=
          std::string::npos);
}

TEST_CASE("a link holds the scenario at its clock, and one that was altered holds none") {
    Driver driver;
    pay_one_month(driver);
    jump(driver, "2023/04/20 12:00:00");
    const std::string packed = driver.app.query("packed");
    const std::string unpacked = driver.app.query("unpack " + packed);
    REQUIRE(unpacked.starts_with("+{"));
    Driver other;
    other.load(unpacked.substr(1));
    CHECK(other.app.save() == driver.app.save());
    CHECK(driver.app.query("unpack " + packed + " ") == "-link.damaged");
    CHECK(driver.app.query("unpack ") == "-link.damaged");
}

TEST_CASE("an export has what its filter leaves, and says why there is none") {
    Driver driver;
    pay_one_month(driver);
    CHECK(exported(driver, "csv\nmode=pay-per-use").find("purchase") == std::string::npos);
    CHECK(exported(driver, "csv\nmode=yearly-monthly").find("purchase") != std::string::npos);
    CHECK(exported(driver, "csv\nbom=true").starts_with("+\xEF\xBB\xBF"));
    CHECK(exported(driver, "xml") == "-There is no export format \"xml\".");
    CHECK(exported(driver, "csv\npool=p9") == "-There is no pool \"p9\".");
    CHECK(exported(driver, "csv\ncolour=red") == "-An export has no \"colour\".");
}

TEST_CASE("an export is of the moment at which it was begun, and has more pieces than one when it is long") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example.json");
    driver.app.command("set_now", "2023-06-01T00:00:00+08:00");
    const std::string at_once = exported(driver, "focus-1.2");
    const std::string number = driver.app.query("export-begin focus-1.2").substr(1);
    driver.app.command("set_now", "2023-04-18T18:00:00+08:00");
    std::string text = "+", piece;
    int pieces = 0;
    do {
        piece = driver.app.query("export-next " + number);
        text += piece.substr(1);
        ++pieces;
    } while (piece.starts_with("+"));
    CHECK(text == at_once);
    CHECK(pieces > 2);
    CHECK(driver.app.query("export-next " + number) == ".");
    const std::string ended = driver.app.query("export-begin focus-1.2").substr(1);
    driver.app.query("export-end " + ended);
    CHECK(driver.app.query("export-next " + ended) == ".");
}

TEST_CASE("a saved scenario opens where it was left") {
    Driver first;
    open_purchase(first);
    first.click(Role::button, "Pay");
    const std::string saved = first.app.save();
    Driver second;
    second.load(saved);
    CHECK(second.has_text("is pending payment"));
    CHECK(second.app.save() == saved);
}

TEST_CASE("a scenario that is not one is refused with a sentence, and what was open stays") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    CHECK_FALSE(driver.app.load("{\"format\": 7}"));
    driver.settle();
    CHECK(driver.find(Role::heading, "demo") != nullptr);
    CHECK(driver.has_text("The scenario could not be loaded."));
    CHECK(told(driver.events(), "error"));
}

}  // namespace poolbill::ui::test
