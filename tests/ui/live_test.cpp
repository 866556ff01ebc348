// Host mode: the console's own data on the screen, and an order that is placed there.
#include <doctest/doctest.h>

#include <set>

#include "tests/ui/live_console.hpp"

namespace poolbill::ui::test {

TEST_CASE("until the console's data is there, its page says so, and a failure offers to try again") {
    Driver driver;
    REQUIRE(driver.app.command("live", R"({"data": "waiting", "can": {}})"));
    driver.settle();
    CHECK(driver.has_text("Reading the console's data"));
    REQUIRE(driver.app.command(
        "live",
        R"({"data": "failed", "problem": {"kind": "said", "message": "Not allowed.", "code": "IAM.1"}, "can": {}})"));
    driver.settle();
    CHECK(driver.has_text("The console says: “Not allowed.” (code IAM.1)"));
    driver.click(Role::button, "Try again");
    CHECK(driver.events().back().detail == R"({"wish":"refresh"})");
}

TEST_CASE(
    "what went wrong is said in the viewer's language, and the console's own words are marked as its own") {
    Driver driver;
    Preferences preferences;
    preferences.locale = "zh-CN";
    driver.app.set_preferences(preferences);
    const auto fails = [&driver](const std::string& problem) {
        REQUIRE(driver.app.command("live", R"({"data": "failed", "can": {}, "problem": )" + problem + "}"));
        driver.settle();
    };
    fails(R"json({"kind": "said", "message": "Quota. (GET /x: HTTP 400)", "code": "CBC.1", "reason":
        {"id": "refused", "text": "Quota. (GET /x: HTTP 400)", "values":
            [{"id": "balance-low", "text": "Balance.", "values": []}, {"text": "GET /x"}, {"text": "400"}]}})json");
    CHECK(driver.has_text("账户余额不足。（GET /x：HTTP 400）（错误码 CBC.1）"));
    fails(
        R"({"kind": "malformed", "message": "id: 5", "reason": {"id": "of-a-newer-page", "text": "id: 5"}})");
    CHECK(driver.has_text("控制台的响应无法使用：id: 5"));
    fails(R"({"kind": "said", "message": "Not allowed."})");
    CHECK(driver.has_text("控制台返回：“Not allowed.”"));
}

TEST_CASE("the dialog of an order has one focus at a time: no two of its controls are the same") {
    Console console;
    for (const char* stage : {"unpaid", "unclear", "completed"}) {
        CAPTURE(stage);
        console.tell(order(stage, R"(, "id": "CS1")"));
        console.click(Role::button, "Show the order");
        std::set<NodeId> ids;
        for (const Node& node : console.app.semantics().nodes())
            CHECK(ids.insert(node.id).second);
        console.press_escape();
    }
}

TEST_CASE("the console's pools are shown as live, and nothing here changes them") {
    Console console;
    CHECK(console.has_text("Live: your console's data"));
    CHECK(console.find(Role::group, "Clock") == nullptr);
    CHECK_FALSE(console.app.command("reset", ""));
    CHECK_FALSE(console.app.undo());
    console.click(Role::button, "More");
    CHECK(console.find(Role::menu_item, "Start over") == nullptr);
}

TEST_CASE("in the console's data there is no other time than the present") {
    Console console;
    const auto now = [&console] {
        const std::string state = console.app.query("state");
        return state.substr(0, state.find(",\"mode\""));
    };
    const std::string before = now();
    CHECK_FALSE(console.app.command("set_now", "2026-12-24T00:00:00+08:00"));
    console.click(Role::tab, "Events");
    console.click(Role::row, std::string(console.with(Role::row, "2026").name));
    CHECK(now() == before);
}

TEST_CASE("files that are dropped while the console is read do not become its data") {
    Driver driver;
    driver.app.set_today(*parse_instant("2026-11-27T10:30:00+08:00"));
    REQUIRE(driver.app.command("live", R"({"data": "waiting", "can": {}})"));
    CHECK_FALSE(driver.app.command("import_files", pools_file(pool("p1"))));
    driver.settle();
    CHECK_FALSE(driver.has_text("p1"));
}

TEST_CASE("a purchase that is opened again asks for the price again") {
    Console console;
    console.open_quoted_purchase();
    console.click(Role::button, "Cancel");
    console.open_purchase();
    CHECK(console.wishes().size() == 1);
    CHECK(console.with(Role::button, "Place").disabled);
}

TEST_CASE("a purchase closes when newer data has the pool changed already") {
    Console console;
    console.open_purchase();
    std::string changed = pool("p1");
    changed.replace(changed.find(R"("0"})"), 4,
                    R"("1", "os.modelarts/period.num": "1", "os.modelarts/period.type": "2"})");
    REQUIRE(console.app.command("live_data", pools_file(changed)));
    console.settle();
    CHECK(console.find(Role::dialog, "Change To Prepaid") == nullptr);
}

TEST_CASE("a simulation pays no order of the console") {
    Console console;
    console.tell(order("unpaid", R"(, "id": "CS1")"));
    console.click(Role::button, "Try in a simulation");
    console.click(Role::button, "Show the order");
    CHECK(console.find(Role::button, "Pay $625.10") == nullptr);
    CHECK(console.find(Role::button, "Cancel order") == nullptr);
}

TEST_CASE("while an order of a pool is under way, the pool gets no other one, and another pool does") {
    Console console(pool("p1") + "," + pool("p2"));
    console.tell(order("unpaid", R"(, "id": "CS1")"));
    console.click(Role::row, std::string(console.with(Role::row, "p1").name));
    console.open_purchase();
    CHECK(console.has_text("An order of this pool is under way"));
    CHECK(console.with(Role::button, "Place").disabled);
    console.press_escape();
    console.click(Role::link, "Elastic Clusters");
    console.click(Role::row, std::string(console.with(Role::row, "p2").name));
    console.open_purchase();
    CHECK_FALSE(console.has_text("An order of this pool is under way"));
}

TEST_CASE("a simulation begins with the console's data, may change it, and is thrown away") {
    Console console;
    console.click(Role::button, "Try in a simulation");
    CHECK(console.has_text("Nothing here is ordered"));
    console.open_purchase();
    console.click(Role::button, "Pay");
    CHECK(console.wishes().empty());
    console.press_escape();
    CHECK(console.app.save().find("submit_change_order") != std::string::npos);
    console.click(Role::button, "Back to live data");
    console.settle();
    CHECK(console.has_text("Live: your console's data"));
    CHECK(console.app.save().find("submit_change_order") == std::string::npos);
}

TEST_CASE("the console's price is asked for once for each choice, and shown beside the own one") {
    Console console;
    console.open_purchase();
    CHECK(
        console.wishes() ==
        std::vector<std::string>{R"({"wish":"quote","pools":["p1"],"term":{"months":1},"autoRenew":false})"});
    CHECK(console.with(Role::button, "Place").disabled);
    console.settle();
    CHECK(console.wishes().empty());
    console.tell(quote("625.10"));
    CHECK(console.has_text("$625.10, as computed here."));
    CHECK_FALSE(console.with(Role::button, "Place").disabled);
    console.tell(quote("600"));
    CHECK(console.has_text("$600.00. Computed here: $625.10."));
    CHECK(console.has_text("To pay now: $600.00"));
}

TEST_CASE(
    "what a term saves is counted from the console's price, and when it pays off is not said of another "
    "one") {
    Console console;
    console.open_purchase();
    console.tell(quote("625.10"));
    CHECK(console.has_text("more than staying pay-per-use"));
    CHECK(console.has_text("never break even"));
    console.tell(quote("300"));
    CHECK(console.has_text("less than staying pay-per-use"));
    CHECK_FALSE(console.has_text("more than staying pay-per-use"));
    CHECK_FALSE(console.has_text("never break even"));
}

TEST_CASE("without a price there is no order, and the price can be asked for again") {
    Console console;
    console.open_purchase();
    console.tell(
        R"("quotes": [{"pool": "p1", "term": {"months": 1}, "answer": "failed", "problem": {"kind": "no-answer"}}])");
    (void)console.wishes();
    CHECK(console.has_text("did not answer in time"));
    CHECK(console.with(Role::button, "Place").disabled);
    console.click(Role::button, "Try again");
    CHECK(console.wishes().size() == 1);
}

TEST_CASE("an order goes to the console with what was previewed, and is paid by one press") {
    Console console;
    console.open_quoted_purchase();
    console.click(Role::button, "Place order");
    CHECK(console.wishes() ==
          std::vector<std::string>{
              R"({"wish":"order","term":{"months":1},"autoRenew":false,"orders":[{"pool":"p1","previewed":)"
              R"({"amount":"625.10000000","currency":"USD","expires":"2026-12-27T23:59:59+08:00"}}]})"});
    CHECK(console.has_text("The order is being placed"));
    console.tell(order("unpaid", R"(, "id": "CS1", "due": {"amount": "625.1", "currency": "USD"})"));
    console.click(Role::button, "Pay $625.10");
    CHECK(console.wishes() == std::vector<std::string>{R"({"wish":"pay","pools":["p1"]})"});
    CHECK(console.get(Role::button, "Pay $625.10").disabled);
}

TEST_CASE("what came is held against the preview") {
    Console console;
    console.tell(order(
        "completed",
        R"(, "id": "CS1", "due": {"amount": "625.1", "currency": "USD"}, "expires": "2026-12-27T23:59:59+08:00")"));
    console.click(Role::button, "Show the order");
    CHECK(console.has_text("As previewed: $625.10, until 2026/12/27 23:59:59."));
    console.tell(order(
        "completed",
        R"(, "id": "CS1", "due": {"amount": "700", "currency": "USD"}, "expires": "2026-12-27T23:59:59+08:00")"));
    CHECK(console.has_text("This is not what was previewed: $625.10"));
    console.click(Role::button, "Close");
    CHECK(console.wishes() == std::vector<std::string>{R"({"wish":"forget","pools":["p1"]})"});
    CHECK(console.find(Role::button, "Show the order") == nullptr);
}

TEST_CASE("every stage of an order says what happens and lets the person go on") {
    Console console;
    console.tell(order("placing"));
    console.click(Role::button, "Show the order");
    for (const char* stage :
         {"queued", "placing", "not-placed", "unpaid", "approval", "pay-queued", "paying", "checking",
          "following", "unclear", "cancelling", "completed", "failed", "cancelled"}) {
        CAPTURE(stage);
        console.tell(order(stage, R"(, "problem": {"kind": "malformed", "message": "id: 5"})"));
        CHECK(console.has_text("cannot be used: id: 5"));
        const Node& close = console.with(Role::button, "Close");
        CHECK_FALSE(close.disabled);
    }
}

TEST_CASE(
    "while the console's data is read again, the purchase stays open for the same pool, and closes without "
    "it") {
    Console console(pool("p1") + "," + pool("p2"));
    console.act(Role::row, console.with(Role::row, "p2").name, NodeInputKind::click, "");
    console.open_purchase();
    REQUIRE(console.app.command("live_data", pools_file(pool("p0") + "," + pool("p1") + "," + pool("p2"))));
    console.settle();
    console.get(Role::dialog, "Change To Prepaid");
    CHECK(console.has_text("p2"));
    REQUIRE(console.app.command("live_data", pools_file(pool("p0") + "," + pool("p1"))));
    console.settle();
    CHECK(console.find(Role::dialog, "Change To Prepaid") == nullptr);
}

TEST_CASE("data that cannot be used changes nothing on the screen") {
    Console console;
    CHECK_FALSE(console.app.command("live_data", file("pools", "<html>")));
    console.settle();
    CHECK(console.has_text("p1"));
    CHECK_FALSE(console.app.command("live", R"({"data": "perhaps", "can": {}})"));
    CHECK_FALSE(console.app.command("live", "{"));
    console.settle();
    CHECK(console.has_text("Live: your console's data"));
}

TEST_CASE("a console without pools says so, and shows none that it had before") {
    Console console;
    REQUIRE(console.app.command("live_data", pools_file("")));
    console.tell({});
    CHECK(console.has_text("The console has no resource pools"));
    CHECK_FALSE(console.has_text("p1"));
    console.click(Role::button, "Refresh");
    CHECK(console.wishes() == std::vector<std::string>{R"({"wish":"refresh"})"});
    REQUIRE(console.app.command("live_data", pools_file(pool("p2"))));
    console.settle();
    CHECK(console.has_text("p2"));
}

TEST_CASE("a simulation goes on when the console has no pools any more") {
    Console console;
    console.click(Role::button, "Try in a simulation");
    REQUIRE(console.app.command("live_data", pools_file("")));
    console.settle();
    CHECK(console.has_text("p1"));
    console.click(Role::button, "Back to live data");
    CHECK(console.has_text("The console has no resource pools"));
}

TEST_CASE("when the page takes its provider away, nothing of the console stays") {
    Console console;
    REQUIRE(console.app.command("leave_live", ""));
    console.settle();
    CHECK(console.app.save().empty());
    CHECK_FALSE(console.has_text("p1"));
}

TEST_CASE("a console that takes no orders disables the order") {
    Console console(pool("p1"), R"("can": {})");
    console.open_purchase();
    CHECK(console.has_text("gives no price in advance"));
    CHECK(console.has_text("takes no orders from here"));
    CHECK(console.with(Role::button, "Place").disabled);
}

}  // namespace poolbill::ui::test
