#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/export/calendar.hpp"
#include "core/export/calendar_text.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::exports;

namespace {

std::string calendar(const Scenario& scenario, std::string_view local, const Filter& filter = {}) {
    const World world = test::world_of(scenario, local);
    std::string file;
    Output output(into(file));
    REQUIRE(write_calendar({scenario, world, filter}, output).ok());
    output.finish();
    return file;
}

std::vector<std::string> lines_of(const std::string& file) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < file.size();) {
        const std::size_t end = file.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        lines.push_back(file.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}

/// The values of a property, unfolded.
std::vector<std::string> values(const std::string& file, const std::string& property) {
    std::string whole = file;
    for (std::size_t fold = whole.find("\r\n "); fold != std::string::npos; fold = whole.find("\r\n "))
        whole.erase(fold, 3);
    std::vector<std::string> found;
    for (const std::string& line : lines_of(whole)) {
        if (line.starts_with(property + ":")) found.push_back(line.substr(property.size() + 1));
    }
    return found;
}

using Texts = std::vector<std::string>;

/// As one line of a calendar, folded.
std::string folded(std::string_view name, std::string_view text) {
    std::string file;
    Output output(into(file));
    CalendarLines(output).add_text(name, text);
    output.finish();
    return file;
}

}  // namespace

TEST_CASE("a yearly/monthly pool has its expiry and the ends of grace and retention in the calendar") {
    const std::string file = calendar(test::documentation_example(), "2023-04-18 18:00:00");
    CHECK(values(file, "UID") ==
          Texts{"p1/expiry-1@poolbill", "p1/grace-end-1@poolbill", "p1/retention-end-1@poolbill"});
    CHECK(values(file, "DTEND") == Texts{"20230518T155959Z", "20230602T155959Z", "20230617T155959Z"});
    CHECK(values(file, "DTSTART").front() == "20230518T152959Z");
}

TEST_CASE("an unpaid order has its deadline in the calendar") {
    Scenario scenario = test::documentation_example();
    scenario.log.pop_back();
    const std::string file = calendar(scenario, "2023-04-18 18:00:00");
    CHECK(values(file, "UID") == Texts{"order/o1/deadline@poolbill"});
    CHECK(values(file, "DTEND") == Texts{"20230425T083030Z"});
}

TEST_CASE("each automatic renewal is in the calendar, also one that will fail") {
    Scenario scenario = test::documentation_example();
    test::add(scenario, "2023-04-18 17:00:00", SetAutoRenew{"p1", true, std::nullopt, 1});
    CHECK(values(calendar(scenario, "2023-04-18 18:00:00"), "UID") ==
          Texts{"p1/auto-renewal-1@poolbill", "p1/expiry-1@poolbill", "p1/grace-end-1@poolbill",
                "p1/retention-end-1@poolbill"});

    scenario.account = Account{test::amount("700"), {}};
    const std::string file = calendar(scenario, "2023-04-18 18:00:00");
    const Texts uids = values(file, "UID");
    CHECK(std::count(uids.begin(), uids.end(), "p1/auto-renewal-8@poolbill") == 1);
    CHECK(std::count(uids.begin(), uids.end(), "p1/expiry-1@poolbill") == 1);
    CHECK(file.find("It fails as things stand\\, because the money is missing.") != std::string::npos);
}

TEST_CASE("a change of price is in the calendar of the pools that have the flavor") {
    Scenario scenario = test::documentation_example();
    for (Flavor& flavor : scenario.catalog.flavors)
        flavor.changes = {{test::at("2023-05-01 00:00:00"), flavor.prices}};
    const std::string file = calendar(scenario, "2023-04-18 18:00:00");
    CHECK(values(file, "UID").front() == "p1/price-change-1@poolbill");
    CHECK(values(file, "DTEND").front() == "20230430T160000Z");
}

TEST_CASE("the money is given as the reason only when an automatic renewal fails for it") {
    Scenario scenario = test::empty_story();
    Flavor& flavor = scenario.catalog.flavors.front();
    flavor.prices = {*UnitPrice::parse("0.66"), *UnitPrice::parse("600"), *UnitPrice::parse("6000")};
    flavor.changes = {{test::at("2023-05-01 00:00:00"),
                       {*UnitPrice::parse("0.66"), std::nullopt, *UnitPrice::parse("6000")}}};
    test::add(scenario, "2023-04-18 15:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    test::add(scenario, "2023-04-18 15:00:00", test::order_for(Term{Term::Unit::year, 1}));
    test::add(scenario, "2023-04-18 15:00:00", test::payment());
    test::add(scenario, "2023-04-18 17:00:00", SetAutoRenew{"p1", true, test::one_month, 1});
    // From May on there is no price for a month.
    const Texts texts = values(calendar(scenario, "2023-05-01 00:00:00"), "DESCRIPTION");
    REQUIRE(texts.size() > 2);
    CHECK(texts.front().ends_with("It fails as things stand."));
}

TEST_CASE("the calendar is taken from the scenario alone, so that a second export has the same bytes") {
    const Scenario scenario = test::documentation_example();
    const std::string file = calendar(scenario, "2023-04-18 18:00:00");
    CHECK(file == calendar(scenario, "2023-04-18 18:00:00"));
    CHECK(values(file, "DTSTAMP").front() == "20230418T100000Z");
}

TEST_CASE("an entry whose date moves keeps its UID and has a higher SEQUENCE") {
    Scenario scenario = test::documentation_example();
    const std::string before = calendar(scenario, "2023-04-18 18:00:00");
    test::add(scenario, "2023-04-18 17:00:01", test::renewal_for(test::one_month));
    const std::string renewed = calendar(scenario, "2023-04-18 18:00:00");
    CHECK(values(renewed, "UID") == values(before, "UID"));
    CHECK(values(renewed, "DTEND").front() == "20230618T155959Z");
    CHECK(std::stoi(values(renewed, "SEQUENCE").front()) > std::stoi(values(before, "SEQUENCE").front()));
}

TEST_CASE("an automatic renewal keeps its UID when a renewal by hand moves it") {
    Scenario scenario = test::documentation_example();
    test::add(scenario, "2023-04-18 17:00:00", SetAutoRenew{"p1", true, std::nullopt, 1});
    const std::string before = calendar(scenario, "2023-04-18 18:00:00");
    test::add(scenario, "2023-04-18 17:00:01", test::renewal_for(test::one_month));
    const std::string renewed = calendar(scenario, "2023-04-18 18:00:00");
    CHECK(values(renewed, "UID") == values(before, "UID"));
    CHECK(values(renewed, "DTEND") != values(before, "DTEND"));
}

TEST_CASE(
    "an account that runs dry has the ends of grace and of retention in the calendar of pay-per-use pools "
    "only") {
    Scenario scenario = test::empty_story();
    scenario.account = Account{test::amount("650"), {}};
    scenario.pools.push_back({"p2", "p2", PoolType::dedicated, ""});
    test::add(scenario, "2023-04-18 15:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    test::add(scenario, "2023-04-18 15:00:00", test::order_for(test::one_month));
    test::add(scenario, "2023-04-18 15:00:00", test::payment());
    test::add(scenario, "2023-04-18 16:00:00", CreatePool{"p2", {{"f", 1, std::nullopt}}, {}});
    const Texts arrears{"arrears-1/grace-end@poolbill", "p2/retention-end-0@poolbill"};
    const Texts term{"p1/expiry-1@poolbill", "p1/grace-end-1@poolbill", "p1/retention-end-1@poolbill"};
    Texts all = values(calendar(scenario, "2023-04-18 18:00:00"), "UID");
    Texts both = arrears;
    both.insert(both.end(), term.begin(), term.end());
    std::sort(all.begin(), all.end());
    std::sort(both.begin(), both.end());
    CHECK(all == both);
    Filter filter;
    filter.pool = 1;
    const std::string second = calendar(scenario, "2023-04-18 18:00:00", filter);
    CHECK(values(second, "UID") == arrears);
    CHECK(second.find("retention period of the arrears") != std::string::npos);
    filter.pool = 0;
    CHECK(values(calendar(scenario, "2023-04-18 18:00:00", filter), "UID") == term);
}

TEST_CASE(
    "pay-per-use nodes of a yearly/monthly pool have the end of the arrears' grace period in the calendar") {
    Scenario scenario = test::documentation_example();
    scenario.account = Account{*Amount::parse("626"), Amount()};
    scenario.catalog.flavors.push_back(scenario.catalog.flavors.front());
    scenario.catalog.flavors.back().code = scenario.catalog.flavors.back().name = "g";
    ScalePool more{"p1", {{"f", 1, std::nullopt}, {"g", 1, BillingMode::pay_per_use}}, std::nullopt, {}};
    test::add(scenario, "2023-04-18 17:00:00", more);
    const Texts all = values(calendar(scenario, "2023-04-18 18:00:00"), "UID");
    CHECK(std::count(all.begin(), all.end(), "arrears-1/grace-end@poolbill") == 1);
}

TEST_CASE("UIDs do not depend on when the calendar is exported") {
    const Scenario scenario = test::documentation_example();
    const Texts early = values(calendar(scenario, "2023-04-18 18:00:00"), "UID");
    const Texts late = values(calendar(scenario, "2023-05-20 00:00:00"), "UID");
    CHECK(late == Texts(early.begin() + 1, early.end()));
}

TEST_CASE("a pool's name cannot become a property of the calendar") {
    Scenario scenario = test::documentation_example();
    scenario.pools.front().name = "a;b,c\\d\nATTENDEE:mailto:x@example.com\r\nX:1";
    for (const std::string& line : lines_of(calendar(scenario, "2023-04-18 18:00:00"))) {
        CHECK_FALSE(line.starts_with("ATTENDEE"));
        CHECK_FALSE(line.starts_with("X:"));
    }
    CHECK(folded("S", "a;b,c\\d\ne\r\nf") == "S:a\\;b\\,c\\\\d\\ne\\nf\r\n");
}

TEST_CASE("lines are folded at 75 octets, between characters") {
    CHECK(folded("S", std::string(73, 'x')) == "S:" + std::string(73, 'x') + "\r\n");
    CHECK(folded("S", std::string(74, 'x')) == "S:" + std::string(73, 'x') + "\r\n x\r\n");
    std::string chinese;
    for (int i = 0; i < 60; ++i)
        chinese += "池";
    const std::string file = folded("S", chinese);
    for (const std::string& line : lines_of(file)) {
        CHECK(line.size() <= 75);
        CHECK((static_cast<unsigned char>(line.back()) & 0xC0) == 0x80);  // the last octet of a character
    }
    CHECK(values(file, "S") == Texts{chinese});
}

TEST_CASE("the calendar of one pool has no other pool in it") {
    Scenario scenario = test::documentation_example();
    scenario.pools.push_back({"p2", "p2", PoolType::dedicated, ""});
    Filter filter;
    filter.pool = 1;
    CHECK(values(calendar(scenario, "2023-04-18 18:00:00", filter), "UID").empty());
}
