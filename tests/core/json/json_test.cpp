#include "core/json/document.hpp"
#include "core/json/object.hpp"
#include "core/json/scenario_json.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

TEST_CASE("a scenario that is written and read is the same scenario, and the same bytes") {
    Scenario scenario = documentation_example();
    scenario.settings = {{"grace_days", "3"}, {"rounding", "exact"}};
    scenario.account = Account{amount("12.5"), amount("0")};
    scenario.catalog.disks.push_back(
        {"evs", "\"fast\" é 盘", {*UnitPrice::parse("0.1"), std::nullopt, std::nullopt}});
    SetPoolStatus status;
    status.pool = "p1";
    status.scopes = {{"Train", ScopeState::enabling}};
    status.control_mode = 3;
    add(scenario, "2023-04-19 00:00:00", status);
    add(scenario, "2023-04-19 00:00:00", SetExpiryDay{"p1", -1});
    add(scenario, "2023-04-19 00:00:00", SetExpiryDay{"p1", std::nullopt});
    Renew renewal = renewal_for(*Term::months(11));
    renewal.discount = Discount{1'250};
    add(scenario, "2023-04-19 00:00:00", renewal);
    renewal.discount = Discount{0};  // none at all, which is not the contract's
    add(scenario, "2023-04-19 00:00:00", renewal);
    add(scenario, "2023-04-20 00:00:00",
        ScalePool{"p1", {{"f", 2, BillingMode::pay_per_use}}, std::vector<DiskGroup>{{"evs", 10, 1}}});
    const std::string text = json::write_scenario(scenario);
    const auto again = json::parse_scenario(text);
    REQUIRE(again.ok());
    CHECK(*again == scenario);
    CHECK(json::write_scenario(*again) == text);
}

TEST_CASE("the sources of prices are read and written, and a wrong one is named with its place") {
    Scenario scenario = documentation_example();
    PriceOrigins& origins = scenario.catalog.flavors.front().origins;
    set_origin(origins, {PriceKind::discount, PriceSource::typed_in});
    set_origin(origins, {PriceKind::hourly, PriceSource::bill, scenario.now, "bill.csv, line 2"});
    const std::string text = json::write_scenario(scenario);
    CHECK(text.find(R"("sources": { "hourly": { "from": "bill", "as_of": ")") != std::string::npos);
    CHECK(text.find(R"("place": "bill.csv, line 2" }, "discount_percent": { "from": "typed-in" } })") !=
          std::string::npos);
    CHECK(*json::parse_scenario(text) == scenario);
    std::string wrong = text;
    wrong.replace(wrong.find("\"bill\""), 6, "\"hearsay\"");
    CHECK(json::parse_scenario(wrong).error().front().path == "/catalog/flavors/0/sources/hourly/from");
    CHECK(json::parse_scenario(wrong).error().front().message.find("price-calculator") != std::string::npos);
}

TEST_CASE("unknown members survive a tolerant round trip") {
    std::string text = json::write_scenario(documentation_example());
    text.insert(text.find("\"now\""), "\"note\": { \"by\": [1, 2.50, null] },\n  ");
    CHECK(json::parse_scenario(text).error().front().path == "/note");
    const auto tolerant = json::parse_scenario_with_warnings(text, json::Mode::tolerant);
    REQUIRE(tolerant.ok());
    CHECK(tolerant->warnings.size() == 1);
    CHECK(json::write_scenario(tolerant->scenario).find("\"note\": {\"by\":[1,2.50,null]}") !=
          std::string::npos);
}

TEST_CASE("unknown members of every kind of entry survive a tolerant round trip") {
    Scenario scenario = documentation_example();
    scenario.account = Account{amount("12.5"), amount("0")};
    scenario.catalog.disks.push_back({"evs", "evs", {*UnitPrice::parse("0.1"), std::nullopt, std::nullopt}});
    std::string text = json::write_scenario(scenario);
    // After the first member of: account, catalog, flavor, disk type, pool, node, action.
    const std::vector<std::string> before{
        "\"cash\": ", "\"currency\": ", "\"code\": \"f\"",      "\"code\": \"evs\"",
        "\"id\": ",   "\"flavor\": ",   "\"do\": \"pay_order\""};
    for (std::size_t i = 0; i < before.size(); ++i) {
        const std::size_t place = text.find(before[i]);
        REQUIRE(place != std::string::npos);
        text.insert(place, "\"x" + std::to_string(i) + "\": [" + std::to_string(i) + "], ");
    }
    CHECK(json::parse_scenario(text).error().size() == before.size());
    const auto tolerant = json::parse_scenario_with_warnings(text, json::Mode::tolerant);
    REQUIRE(tolerant.ok());
    CHECK(tolerant->warnings.size() == before.size());
    const std::string written = json::write_scenario(tolerant->scenario);
    for (std::size_t i = 0; i < before.size(); ++i)
        CHECK(written.find("\"x" + std::to_string(i) + "\": [" + std::to_string(i) + "]") !=
              std::string::npos);
    CHECK(*json::parse_scenario(written, json::Mode::tolerant) == tolerant->scenario);
}

TEST_CASE("in an object of many members known keys are read and unknown ones reported, wherever they stand") {
    std::string text = json::write_scenario(documentation_example());
    std::string many;
    for (int i = 0; i < 70; ++i)
        many += "\"k" + std::to_string(i) + "\": 1, ";
    text.insert(text.find("\"site\""), many);
    const auto errors = json::parse_scenario(text).error();
    CHECK(errors.size() == 70);
    for (const Error& error : errors)
        CHECK(error.code == "json.unknown-key");
    CHECK(json::parse_scenario(text, json::Mode::tolerant)->site == "intl");
}

TEST_CASE("a list that is something else is an error also beside a member without a name") {
    std::string text = json::write_scenario(documentation_example());
    text.replace(text.find("\"actions\": ["), 11, "\"\": [{}], \"actions\": 5, \"x\": ");
    CHECK(json::parse_scenario(text).error().front().path == "/actions");
}

TEST_CASE("a key that is there twice is an error") {
    CHECK(json::Document::parse("{\"a\":1,\"a\":2}").error().code == "json.duplicate-key");
}

TEST_CASE("members are read in order, strings unescaped, and any value as text") {
    const auto document =
        json::Document::parse("{\"a\":\"x\\n\\u00e9\",\"b\":12,\"c\":true,\"d\":{\"e\":null}}");
    REQUIRE(document.ok());
    std::string members;
    for (const json::Value member : document->root())
        members.append(member.key()).append("=").append(member.json()).append(";");
    CHECK(document->root().find("a").text() == "x\n\xC3\xA9");
    CHECK(members == "a=\"x\\n\xC3\xA9\";b=12;c=true;d={\"e\":null};");
}

TEST_CASE("written objects escape what must be escaped") {
    CHECK(json::ObjectWriter().add("k\"", "a\\b\n\x01").add("n", 5).add("t", true).str() ==
          "{\"k\\\"\":\"a\\\\b\\n\\u0001\",\"n\":5,\"t\":true}");
    CHECK(json::quote("\xFF") == "\"\xEF\xBF\xBD\"");
}

TEST_CASE("nesting and size have limits") {
    CHECK(json::Document::parse(std::string(65, '[') + std::string(65, ']')).error().code == "json.depth");
    CHECK(json::Document::parse(std::string(64, '[') + std::string(64, ']')).ok());
    CHECK(json::Document::parse(std::string((64u << 20) + 1, ' ')).error().code == "json.size");
}
