// The prices of the catalog: shown with their sources, typed in, and asked for after an import.
#include <doctest/doctest.h>

#include "core/time/iso8601.hpp"
#include "tests/ui/driver.hpp"

namespace poolbill::ui::test {
namespace {

/// A pool with a node of "f", created on 1 November; paid for a month on the 2nd.
std::string scenario(const std::string& flavors) {
    return R"({"format": "poolbill/scenario", "version": 1, "site": "intl", "catalog": {"currency": "USD",
        "flavors": [)" +
           flavors + R"(], "disks": [{"code": "evs", "name": "Disk", "hourly": "0.0004"}]},
        "pools": [{"id": "p"}], "actions": [
        {"at": "2026-11-01T00:00:00+08:00", "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": 1}]},
        {"at": "2026-11-02T00:00:00+08:00", "do": "submit_change_order", "pool": "p", "order": "o", "term": {"months": 1}},
        {"at": "2026-11-02T00:00:00+08:00", "do": "pay_order", "order": "o"}],
        "now": "2026-11-27T10:30:00+08:00"})";
}

constexpr const char* two_flavors =
    R"({"code": "f", "name": "8 vCPUs", "hourly": "1", "monthly": "100", "discount_percent": "12.5", "sources": {
        "hourly": {"from": "bill", "as_of": "2026-10-14T15:00:00+08:00", "place": "bill.csv, line 2"},
        "monthly": {"from": "price-calculator"}}},
       {"code": "g", "hourly": "0"})";

struct Prices : Driver {
    explicit Prices(const std::string& flavors = two_flavors, float width = 1180) : Driver(width) {
        app.set_today(*parse_instant("2026-11-27T10:30:00+08:00"));
        load(scenario(flavors));
        choose_action(*this, "Prices");
        (void)events();
    }
    void open(std::string_view name) { click(Role::row, name); }
    void type(std::string_view field, std::string text) {
        act(Role::text_box, field, NodeInputKind::set, std::move(text));
    }
};

}  // namespace

TEST_CASE("the list shows every price with its source, and what is missing first") {
    Prices page;
    const std::vector<std::string> rows = page.rows("Prices");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0] == "g | Missing | None | None | –");
    CHECK(rows[1] ==
          "8 vCPUs, f | $1.00, Bill · 2026/10/14 | $100.00, Price calculator | None, a year is 12 months | "
          "12.5%");
    CHECK(rows[2] == "Disk, evs · per GB | $0.0004 | None | None | –");
    CHECK(page.has_text("Prices missing: 1"));
}

TEST_CASE("a price is found by a part of its code, in letters of any case") {
    Prices page;
    page.act(Role::search_box, "Search by name or code", NodeInputKind::set, "EVS");
    CHECK(page.rows("Prices").size() == 1);
    page.act(Role::search_box, "Search by name or code", NodeInputKind::set, "nothing");
    CHECK(page.has_text("No price matches."));
}

TEST_CASE("prices that are typed in are one step that can be undone, and say when they were typed in") {
    Prices page;
    const std::string before = page.app.save();
    page.open("8 vCPUs");
    page.type("Price per hour", "$1,100.00");
    page.type("Price per year", "1 000,5");
    page.type("Contract discount", "10 %");
    page.click(Role::button, "Save changes");
    const std::string saved = page.app.save();
    CHECK(
        saved.find(
            R"("hourly": "1100.00", "monthly": "100.00", "yearly": "1000.50", "discount_percent": "10.00")") !=
        std::string::npos);
    CHECK(saved.find(R"("hourly": { "from": "typed-in", "as_of": "2026-11-27T10:30:00+08:00" }, )"
                     R"("monthly": { "from": "price-calculator" }, "yearly": { "from": "typed-in")") !=
          std::string::npos);
    CHECK(page.rows("Prices")[1].find("$1,100.00, Typed in · 2026/11/27") != std::string::npos);
    CHECK(page.app.undo());
    CHECK(page.app.save() == before);
}

TEST_CASE("a new price counts from its day, and what was charged before stays") {
    Prices page;
    const std::string before = page.app.save();
    page.open("8 vCPUs");
    page.click(Role::radio, "New price…");
    CHECK(page.get(Role::text_box, "Counts from").value == "2026/11/27");
    page.type("Counts from", "2026-11-01 12:00");
    page.type("Price per hour", "3");
    page.type("Price per month", "200");
    // Half a day at 1.00, half a day at 3.00, and a month at 200.00, with 12.5 % off.
    CHECK(page.has_text("Cost of all pools so far: $217.00 instead of $108.50."));
    CHECK(page.has_text("What was charged before 2026/11/01 12:00:00 stays."));
    page.click(Role::button, "Save changes");
    CHECK(page.app.save().find(
              R"("changes": [ { "from": "2026-11-01T12:00:00+08:00", "hourly": "3.00", "monthly": "200.00", )"
              R"("discount_percent": "12.50", "sources": { "hourly": { "from": "typed-in")") !=
          std::string::npos);
    CHECK(page.rows("Prices")[1].find("8 vCPUs, From 2026/11/01 12:00:00 · f | $3.00, Typed in") == 0);
    CHECK(page.app.undo());
    CHECK(page.app.save() == before);
}

constexpr const char* changing =
    R"({"code": "f", "name": "8 vCPUs", "hourly": "1", "monthly": "100", "changes": [
        {"from": "2026-11-01T12:00:00+08:00", "hourly": "2", "monthly": "200"},
        {"from": "2026-12-01T00:00:00+08:00", "hourly": "3", "monthly": "300"}]})";

TEST_CASE("the list has the prices of the instant that is shown, and says when they change") {
    Prices page(changing);
    CHECK(page.rows("Prices")[0] ==
          "8 vCPUs, From 2026/11/01 12:00:00 · changes on 2026/12/01 · f | $2.00 | $200.00 | None, a year is "
          "12 months | –");
}

TEST_CASE("each price of an entry can be opened, moved and removed") {
    Prices page(changing);
    page.open("8 vCPUs");
    CHECK(page.get(Role::text_box, "Price per hour").value == "2.00");
    page.click(Role::radio, "From the beginning");
    CHECK(page.get(Role::text_box, "Price per hour").value == "1.00");
    CHECK(page.find(Role::text_box, "Counts from") == nullptr);
    page.click(Role::radio, "From 2026/12/01");
    CHECK(page.get(Role::text_box, "Price per hour").value == "3.00");
    page.type("Counts from", "2026/11/20");
    page.click(Role::button, "Save changes");
    CHECK(page.app.save().find(
              R"({ "from": "2026-11-20T00:00:00+08:00", "hourly": "3.00", "monthly": "300.00" } ])") !=
          std::string::npos);
    CHECK(page.app.save().find("2026-12-01") == std::string::npos);
    page.open("8 vCPUs");
    page.click(Role::link, "Remove this price");
    CHECK(page.app.save().find("2026-11-20") == std::string::npos);
    CHECK(page.app.save().find("2026-11-01T12:00:00+08:00\", \"hourly\": \"2.00\"") != std::string::npos);
}

TEST_CASE("a day that cannot be read is refused where it stands") {
    Prices page;
    page.open("8 vCPUs");
    page.click(Role::radio, "New price…");
    page.type("Counts from", "tomorrow");
    const std::string before = page.app.save();
    page.click(Role::button, "Save changes");
    page.get(Role::dialog, "8 vCPUs");
    CHECK(page.app.save() == before);
}

TEST_CASE("the form says what the prices change, also of the past") {
    Prices page;
    page.open("8 vCPUs");
    // A day at 1.00 and a month at 100.00, with 12.5 % off.
    CHECK(page.has_text("Cost of all pools so far: $108.50 instead of $108.50."));
    page.type("Price per hour", "2");
    page.type("Price per month", "200");
    CHECK(page.has_text("Cost of all pools so far: $217.00 instead of $108.50."));
}

TEST_CASE("a price that cannot be read is named beside it, and nothing changes") {
    Prices page;
    const std::string before = page.app.save();
    page.open("8 vCPUs");
    const auto refused = [&](std::string_view field, const char* text, const char* words) {
        CAPTURE(text);
        const std::string kept = page.get(Role::text_box, field).value;
        page.type(field, text);
        CHECK(page.has_text(words));
        CHECK(page.get(Role::text_box, field).invalid);
        page.click(Role::button, "Save changes");
        CHECK(page.find(Role::dialog, "8 vCPUs") != nullptr);
        page.type(field, kept);
    };
    refused("Price per hour", "", "Enter the pay-per-use price per hour.");
    refused("Price per hour", "1,100", "1,100 can mean thousands or decimals.");
    refused("Price per month", "12 €", "The prices here are in USD.");
    refused("Contract discount", "101", "Enter a percentage from 0 to 100");
    // The order in the log needs a price per month.
    page.type("Price per month", "");
    page.click(Role::button, "Save changes");
    CHECK(page.find(Role::dialog, "8 vCPUs") != nullptr);
    CHECK(page.app.save() == before);
}

TEST_CASE(
    "a missing price may stay missing while another one is entered, and 0 is a price once it is typed in") {
    Prices page;
    page.open("g");
    page.type("Price per month", "50");
    page.click(Role::button, "Save changes");
    CHECK(page.rows("Prices")[0] ==
          "g | Missing | $50.00, Typed in · 2026/11/27 | None, a year is 12 months | –");
    page.open("g");
    page.type("Price per hour", "0");
    page.click(Role::button, "Save changes");
    CHECK_FALSE(page.has_text("Missing"));
    CHECK_FALSE(page.has_text("Prices missing"));
}

TEST_CASE("the pool's page says that a price is missing, and leads to it") {
    Prices page(R"({"code": "f", "hourly": "0", "monthly": "100"})");
    page.click(Role::link, "p");
    CHECK(page.has_text("Price: Missing"));
    page.click(Role::link, "Enter prices");
    page.open("f");
    page.type("Price per hour", "1");
    page.click(Role::button, "Save changes");
    page.click(Role::link, "p");
    CHECK_FALSE(page.has_text("Price: Missing"));
}

TEST_CASE("a page that is read only shows prices, and why they cannot be changed") {
    Prices page;
    page.app.set_preferences({.read_only = true});
    page.settle();
    CHECK(page.has_text("This page shows the pool only; nothing can be changed here."));
    page.open("8 vCPUs");
    CHECK(page.find(Role::dialog, "8 vCPUs") == nullptr);
    CHECK(page.rows("Prices").size() == 3);
}

TEST_CASE("the prices can be shown again after a reload, and the form of an entry that is gone closes") {
    Prices page;
    const std::string view = page.app.query("view");
    Driver again;
    again.load(scenario(two_flavors));
    CHECK(again.app.command("show_view", view));
    again.settle();
    again.get(Role::heading, "Prices");
    page.open("g");
    CHECK(page.app.load(scenario(R"({"code": "f", "hourly": "1", "monthly": "2"})"), LoadAs::step));
    page.settle();
    CHECK(page.find(Role::dialog, "g") == nullptr);
}

TEST_CASE("a narrow surface names every figure") {
    Prices page(two_flavors, 390);
    CHECK(page.rows("Prices").size() == 3);
}

}  // namespace poolbill::ui::test
