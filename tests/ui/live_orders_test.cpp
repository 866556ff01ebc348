// Host mode: orders of several pools, and the bill that comes after an order.
#include <doctest/doctest.h>

#include <tuple>

#include "tests/ui/live_console.hpp"

namespace poolbill::ui::test {
namespace {

std::string quote_of(const std::string& pool, const std::string& amount) {
    return R"({"pool": ")" + pool + R"(", "term": {"months": 1}, "answer": "here", "price": {"amount": ")" +
           amount + R"(", "currency": "USD"}})";
}

std::string order_of(const std::string& pool, const std::string& stage, const std::string& more = {}) {
    return R"({"stage": ")" + stage + R"(", "id": "CS-)" + pool + R"(", "pool": ")" + pool +
           R"(", "term": {"months": 1}, "previewed":
        {"amount": "625.10", "currency": "USD", "expires": "2026-12-27T23:59:59+08:00"})" +
           more + "}";
}

std::string orders(const std::vector<std::string>& each) {
    std::string list;
    for (const std::string& order : each)
        list.append(list.empty() ? "" : ", ").append(order);
    return R"("orders": [)" + list + "]";
}

/// Three pools, all of them chosen for the change.
struct Bulk : Console {
    Bulk() : Console(pool("p1") + "," + pool("p2") + "," + pool("p3")) {
        click(Role::checkbox, "Select all shown");
        click(Role::button, "Change To Prepaid");
    }
};

}  // namespace

TEST_CASE(
    "several pools are ordered at the console, each for the console's price, and not those without one") {
    Bulk console;
    CHECK(console.wishes() ==
          std::vector<std::string>{
              R"({"wish":"quote","pools":["p1","p2","p3"],"term":{"months":1},"autoRenew":false})"});
    CHECK(console.with(Role::button, "Place orders").disabled);
    console.tell(R"("quotes": [)" + quote_of("p1", "625.10") + "," + quote_of("p2", "600") +
                 R"(, {"pool": "p3", "term": {"months": 1}, "answer": "failed", "problem":
                     {"kind": "said", "message": "Not sold."}}])");
    CHECK(console.has_text("Different from what is computed here: p2."));
    CHECK(console.has_text("p3: The console says: “Not sold.”"));
    CHECK(console.rows("Costs side by side")[2].find("$600.00") != std::string::npos);
    CHECK(console.has_text("Sum of fees: $1,225.10"));
    console.click(Role::button, "Place orders (2)");
    const std::vector<std::string> wishes = console.wishes();
    REQUIRE(wishes.size() == 1);
    CHECK(contains(wishes[0], R"("pool":"p1","previewed":{"amount":"625.10000000")"));
    CHECK(contains(wishes[0], R"("pool":"p2","previewed":{"amount":"600.00000000")"));
    CHECK_FALSE(contains(wishes[0], "p3"));
    console.get(Role::dialog, "Orders at the console");
}

TEST_CASE(
    "the dialog of several orders pays those that are not paid by one press, and says for each pool what "
    "failed") {
    Console console(pool("p1") + "," + pool("p2") + "," + pool("p3"));
    console.tell(
        orders({order_of("p1", "unpaid"), order_of("p2", "unpaid"),
                order_of("p3", "not-placed", R"(, "problem": {"kind": "said", "message": "Quota."})")}));
    console.click(Role::button, "Show the orders (3)");
    CHECK(console.has_text("To be paid: 2. Failed: 1."));
    CHECK_FALSE(console.has_text(": 0."));
    CHECK(console.has_text("The console says: “Quota.”"));
    CHECK(console.has_text("Sum of fees: $1,250.20"));
    console.click(Role::button, "Pay all (2)");
    CHECK(console.wishes() == std::vector<std::string>{R"({"wish":"pay","pools":["p1","p2"]})"});
    CHECK(console.get(Role::button, "Pay all (2)").disabled);
    console.tell(orders({order_of("p1", "completed"),
                         order_of("p2", "unclear", R"(, "problem": {"kind": "no-answer"})"),
                         order_of("p3", "not-placed")}));
    CHECK(console.has_text("did not answer in time"));
    console.click(Role::row, "p2, It is not known whether this was done");
    console.get(Role::dialog, "Order at the console");
    console.click(Role::button, "Check again");
    CHECK(console.wishes() == std::vector<std::string>{R"({"wish":"look","pools":["p2"]})"});
    console.click(Role::button, "Close, keep the order");
    console.get(Role::dialog, "Orders at the console");
    console.click(Role::button, "Close, keep the orders");
    CHECK(console.wishes() == std::vector<std::string>{R"({"wish":"forget","pools":["p1","p3"]})"});
    CHECK(console.find(Role::button, "Show the order") != nullptr);
}

TEST_CASE(
    "newer data leaves the change of several pools open, with those that are still there and the chosen "
    "term") {
    Bulk console;
    console.click(Role::radio, "3 months");
    console.click(Role::toggle, "Auto-Renew");
    // The list has another order, one pool is gone and one is new.
    REQUIRE(console.app.command("live_data", pools_file(pool("p4") + "," + pool("p3") + "," + pool("p1"))));
    console.settle();
    console.get(Role::dialog, "Change To Prepaid");
    const std::vector<std::string> rows = console.rows("Costs side by side");
    CHECK(console.has_text("2 selected"));
    for (const std::string& row : rows) {
        CHECK_FALSE(contains(row, "p2"));
        CHECK_FALSE(contains(row, "p4"));
    }
    CHECK(console.get(Role::radio, "3 months").checked == Tristate::yes);
    CHECK(console.get(Role::toggle, "Auto-Renew").checked == Tristate::yes);
    REQUIRE(console.app.command("live_data", pools_file(pool("p4"))));
    console.settle();
    CHECK(console.find(Role::dialog, "Change To Prepaid") == nullptr);
}

namespace {

/// A record of p1 as the API of bills has it.
std::string record(const std::string& more) {
    return R"({"region": "r", "cloud_service_type": "hws.service.type.modelarts",
        "resource_type": "hws.resource.type.modelarts", "resource_id": "p1", "resource_name": "p1",
        "product_spec_desc": "f", "sku_code": "f", )" +
           more + "}";
}

std::string bill_file(const std::string& records, const std::string& count) {
    return file("listBills 1",
                R"({"currency": "USD", "total_count": )" + count + R"(, "fee_records": [)" + records + "]}");
}

constexpr const char* purchase =
    R"("bill_type": 1, "charge_mode": "1", "order_id": "CS1", "period_type": 20, "period_num": 1,
       "effective_time": "2026-11-27T02:30:00Z", "expire_time": "2026-12-27T15:59:59Z",
       "trade_time": "2026-11-27T02:30:00Z", "bill_date": "2026-11-27", "consume_time": "2026-11-27T02:30:00Z",
       "official_amount": 625.10, "official_discount_amount": 0, "amount": 625.10)";

}  // namespace

TEST_CASE("after the payment, the preview is held against the bill line by line") {
    const std::string can =
        R"("can": {"quote": true, "order": true, "pay": true, "cancel": true, "bills": true})";
    Console console(pool("p1"), can);
    const auto tell = [&console, &can](const std::string& stage, const std::string& more) {
        REQUIRE(console.app.command("live", report(order(stage, R"(, "id": "CS1")" + more), can)));
        console.settle();
    };
    tell("following", "");
    tell("completed", R"(, "begins": "2026-11-27T10:30:00+08:00")");
    std::string changed = pool("p1");
    changed.replace(changed.find(R"("0"})"), 4,
                    R"("1", "os.modelarts/period.num": "1", "os.modelarts/period.type": "2"})");
    std::string dearer = purchase;
    dearer.replace(dearer.find("625.10, \"official_d"), 6, "700.00");
    dearer.replace(dearer.find("\"amount\": 625.10"), 16, "\"amount\": 700.00");
    for (const auto& [bill, counts, is_first] :
         {std::tuple{std::string(purchase), "equal 1, different 0", true},
          std::tuple{dearer, "equal 0, different 1", false}}) {
        REQUIRE(console.app.command("live_data", pools_file(changed) + bill_file(record(bill), "1")));
        console.settle();
        if (is_first) console.click(Role::button, "Show the order");
        CHECK(console.has_text("The bill against the preview"));
        CHECK(console.has_text(counts));
        CHECK(console.has_text("only in the bill 0"));
    }
    console.click(Role::button, "Show line by line");
    console.get(Role::heading, "Reconcile with a bill");
    CHECK(console.has_text("$700"));
    CHECK(console.has_text("The bill does not agree with the preview."));
    CHECK_FALSE(console.has_text("this scenario"));
}

TEST_CASE("after a reload, the preview that the page kept is held against the bill") {
    const std::string can =
        R"("can": {"quote": true, "order": true, "pay": true, "cancel": true, "bills": true})";
    std::string before;
    {
        Console console(pool("p1"), can);
        before = console.app.save();
    }
    std::string changed = pool("p1");
    changed.replace(changed.find(R"("0"})"), 4,
                    R"("1", "os.modelarts/period.num": "1", "os.modelarts/period.type": "2"})");
    const std::string done = order("completed", R"(, "id": "CS1", "begins": "2026-11-27T10:30:00+08:00")");
    for (const auto& [kept, words] : {std::pair{before, "equal 1, different 0"},
                                      std::pair{std::string("{}"), "The bill against the preview"}}) {
        Driver console;
        console.app.set_today(*parse_instant("2026-11-27T10:30:00+08:00"));
        std::string more = done + R"(, "previews": [{"pools": ["p1", "gone"], "before": )";
        more.append(kept).append("}]");
        REQUIRE(console.app.command("live", report(more, can)));
        REQUIRE(console.app.command("live_data",
                                    pools_file(changed) + bill_file(record(std::string(purchase)), "1")));
        REQUIRE(console.app.command("live", report(done, can)));
        console.settle();
        console.click(Role::button, "Show the order");
        CHECK(console.has_text(words));
    }
}

}  // namespace poolbill::ui::test
