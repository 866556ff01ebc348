// What FOCUS exports cost: their sums against the bills, and the purchases, covered hours and refunds of single stories.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tests/core/export/focus_rows.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::exports;
using namespace poolbill::test::focus;

namespace {

/// Node-seconds or GB-seconds of the covered rows that begin at `start`, by commitment.
std::map<Text, Text> consumed_in(const std::vector<Row>& rows, const char* start) {
    std::map<Text, Text> consumed;
    for (const Row& row : rows) {
        if (is(row, "ChargePeriodStart", start) && is(row, "CommitmentDiscountStatus", "Used"))
            consumed[row.at("CommitmentDiscountId")] = row.at("ConsumedQuantity");
    }
    return consumed;
}

/// Of the lines as they are printed. Under the policy "exact", the total of the bills has fractions that no line has.
AmountSum payable_of(const Bills& bills) {
    AmountSum sum;
    for (const Line& line : bills.lines(0, bills.line_count()))
        sum += line.payable;
    return sum;
}

}  // namespace

TEST_CASE("through expiry, the covered hours of FOCUS cost what was paid less what came back") {
    for (const Case& each : cases()) {
        CAPTURE(each.name);
        Choices choices;
        choices.through_expiry = true;
        const std::vector<Row> rows = rows_of(each.scenario, "focus-1.2", choices);
        const auto is_committed = [](const Row& row) { return is(row, "PricingCategory", "Committed"); };
        const auto is_purchase = [](const Row& row) { return is(row, "ChargeCategory", "Purchase"); };
        CHECK(sum(rows, "EffectiveCost", is_committed) == sum(rows, "BilledCost", is_purchase));
        CHECK(sum(rows, "EffectiveCost", always) == sum(rows, "BilledCost", always));
    }
}

TEST_CASE("FOCUS bills what the bill lines, tax and rounding of the months that are over add up to") {
    for (const Case& each : cases()) {
        CAPTURE(each.name);
        const World world = *replay(each.scenario, each.scenario.now);
        AmountSum wanted = payable_of(world.bills());
        for (const Statement& month : statements(world, StatementPeriod::month)) {
            if (month.period.end > world.until) continue;
            wanted += month.due - month.total.payable;
            for (const StatementRow& row : month.rows)
                if (is_of_month(row.type)) wanted += row.payable;
        }
        const Number billed = sum(rows_of(each.scenario, "focus-1.2", {}), "BilledCost", always);
        CHECK(billed == Number(to_string(wanted.bounded())));
    }
}

TEST_CASE("FOCUS of one pool, and of one billing mode of it, bills what those lines add up to") {
    for (const Case& each : cases()) {
        CAPTURE(each.name);
        const World world = *replay(each.scenario, each.scenario.now);
        for (std::uint32_t pool = 0; pool < world.pools.size(); ++pool) {
            for (const auto mode : {std::optional<BillingMode>(), std::optional(BillingMode::pay_per_use),
                                    std::optional(BillingMode::yearly_monthly)}) {
                const Filter filter{pool, mode};
                const Number billed =
                    sum(rows_of(each.scenario, "focus-1.4", {}, filter), "BilledCost", always);
                CHECK(billed == Number(to_string(payable_of(bills_of(world, filter)).bounded())));
            }
        }
    }
}

TEST_CASE("a refund is a negative purchase in FOCUS, and nothing else but a rounding is negative") {
    std::size_t refunds = 0;
    for (const Case& each : cases()) {
        CAPTURE(each.name);
        for (const Row& row : rows_of(each.scenario, "focus-1.2", {})) {
            const bool is_negative = row.at("BilledCost").starts_with('-');
            if (is(row, "x_BillType", "refund")) {
                ++refunds;
                CHECK(is(row, "ChargeCategory", "Purchase"));
                CHECK((is_negative || is(row, "BilledCost", "0")));
            } else if (is_negative) {
                CHECK(is(row, "ChargeCategory", "Adjustment"));
            }
        }
    }
    CHECK(refunds > 5);
}

TEST_CASE("the documentation example in FOCUS has its two usage lines, the purchase and the covered hours") {
    Scenario scenario = test::documentation_example();
    scenario.now = test::at("2023-06-01 00:00:00");
    const std::vector<Row> rows = rows_of(scenario, "focus-1.2", {});
    const auto covered = [](const Row& row) { return is(row, "CommitmentDiscountStatus", "Used"); };
    CHECK(std::count_if(rows.begin(), rows.end(), covered) == 728);
    const auto first = std::find_if(rows.begin(), rows.end(), covered);
    CHECK(first->at("EffectiveCost") == "0.42246662");
    CHECK(sum(rows, "EffectiveCost", covered) == Number("625.1"));
    CHECK(rows.front().at("BillingPeriodStart") == "2023-03-31T16:00:00Z");
    CHECK(rows.front().at("BillingPeriodEnd") == "2023-04-30T16:00:00Z");
    CHECK(rows[2].at("CommitmentDiscountId") == "o1/f");
}

TEST_CASE("after an upgrade FOCUS counts a node once, and the earlier purchase keeps its cost") {
    Scenario scenario = test::documentation_example();
    Flavor better = scenario.catalog.flavors.front();
    better.code = better.name = "g";
    better.prices = {*UnitPrice::parse("1.32"), *UnitPrice::parse("1250.20"), std::nullopt};
    scenario.catalog.flavors.push_back(better);
    test::add(scenario, "2023-04-25 12:00:00", ScalePool{"p1", {{"g", 1, std::nullopt}}, std::nullopt, {}});
    scenario.now = test::at("2023-04-26 00:00:00");
    Choices choices;
    choices.through_expiry = true;
    const std::vector<Row> rows = rows_of(scenario, "focus-1.2", choices);
    CHECK(consumed_in(rows, "2023-04-25T03:00:00Z") == std::map<Text, Text>{{"o1/f", "3600"}});
    CHECK(consumed_in(rows, "2023-04-25T04:00:00Z") ==
          std::map<Text, Text>{{"o1/f", "0"}, {"scaling-2/g", "3600"}});
    const auto is_first = [](const Row& row) {
        return is(row, "CommitmentDiscountId", "o1/f") && is(row, "CommitmentDiscountStatus", "Used");
    };
    CHECK(sum(rows, "EffectiveCost", is_first) == Number("625.1"));
}

TEST_CASE("nodes that are given back leave the order and the additions of FOCUS together") {
    Scenario scenario = test::empty_story();
    test::add(scenario, "2023-04-18 15:00:00", CreatePool{"p1", {{"f", 3, std::nullopt}}, {}});
    test::add(scenario, "2023-04-18 15:00:00", test::order_for(test::one_month));
    test::add(scenario, "2023-04-18 15:00:00", test::payment());
    test::add(scenario, "2023-04-20 12:00:00", ScalePool{"p1", {{"f", 5, std::nullopt}}, std::nullopt, {}});
    test::add(scenario, "2023-05-01 12:00:00", Unsubscribe{"p1", "u1", {{"f", 2, std::nullopt}}, false});
    scenario.now = test::at("2023-05-02 00:00:00");
    const std::vector<Row> rows = rows_of(scenario, "focus-1.2", {});
    const auto nodes_in = [&rows](const char* hour) {
        std::int64_t seconds = 0;
        for (const auto& [commitment, consumed] : consumed_in(rows, hour))
            seconds += std::stoll(consumed);
        return seconds / 3600;
    };
    CHECK(nodes_in("2023-05-01T03:00:00Z") == 5);
    CHECK(nodes_in("2023-05-01T04:00:00Z") == 3);
}

TEST_CASE("a refund in FOCUS has the id and the name of a commitment that was purchased") {
    for (const Case& each : cases()) {
        CAPTURE(each.name);
        std::map<Text, Text> purchased;
        for (const Row& row : rows_of(each.scenario, "focus-1.2", {})) {
            if (!is(row, "ChargeCategory", "Purchase")) continue;
            const Text& id = row.at("CommitmentDiscountId");
            const Text& name = row.at("CommitmentDiscountName");
            CAPTURE(id);
            if (is(row, "x_BillType", "refund")) {
                REQUIRE(purchased.count(id) == 1);
                CHECK(purchased.at(id) == name);
            } else {
                purchased[id] = name;
            }
        }
    }
}

namespace {

/// The row of the refund when one of two nodes, bought for a term, is given back on the next day.
Row refund_of_a_node(const Prices& prices, Term term) {
    Scenario scenario = test::empty_story();
    scenario.catalog.flavors.front().prices = prices;
    test::add(scenario, "2023-04-18 15:00:00", CreatePool{"p1", {{"f", 2, std::nullopt}}, {}});
    test::add(scenario, "2023-04-18 15:00:00", test::order_for(term));
    test::add(scenario, "2023-04-18 15:00:00", test::payment());
    test::add(scenario, "2023-04-19 12:00:00", Unsubscribe{"p1", "u1", {{"f", 1, std::nullopt}}, false});
    scenario.now = test::at("2023-04-20 00:00:00");
    const std::vector<Row> rows = rows_of(scenario, "focus-1.2", {});
    const auto refund = std::find_if(rows.begin(), rows.end(),
                                     [](const Row& row) { return is(row, "x_BillType", "refund"); });
    REQUIRE(refund != rows.end());
    return *refund;
}

}  // namespace

TEST_CASE(
    "the refund of a yearly purchase is priced by the year in FOCUS, also if there is a monthly price") {
    const Row refund =
        refund_of_a_node({*UnitPrice::parse("0.66"), *UnitPrice::parse("100"), *UnitPrice::parse("1000")},
                         Term{Term::Unit::year, 1});
    CHECK(refund.at("SkuPriceId") == "f/yearly");
    CHECK(refund.at("PricingUnit") == "Node-Years");
    CHECK(refund.at("PricingQuantity") == "-1.0");
}

TEST_CASE("usage has the discount, and a refund the price, of its own time in FOCUS") {
    Scenario scenario = test::empty_story();
    Flavor& flavor = scenario.catalog.flavors.front();
    flavor.prices = {*UnitPrice::parse("1"), *UnitPrice::parse("100"), std::nullopt, {1000}};
    flavor.changes = {{test::at("2023-04-18 10:00:00"),
                       {*UnitPrice::parse("2"), *UnitPrice::parse("200"), std::nullopt, {2500}}}};
    test::add(scenario, "2023-04-18 09:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    scenario.now = test::at("2023-04-18 12:00:00");
    const std::vector<Row> rows = rows_of(scenario, "focus-1.2", {});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].at("ContractedUnitPrice") == "0.9");
    CHECK(rows[2].at("ContractedUnitPrice") == "1.5");
}

TEST_CASE("the refund of a node that cost nothing names its purchase in FOCUS") {
    const Row refund =
        refund_of_a_node({*UnitPrice::parse("0.66"), UnitPrice(), std::nullopt}, test::one_month);
    CHECK(refund.at("CommitmentDiscountId") == "o1/f");
    CHECK(refund.at("BilledCost") == "0.00");
}

TEST_CASE("a refund of disks alone names the purchase of the disks in FOCUS") {
    Scenario scenario = test::documentation_example();
    scenario.catalog.disks.push_back(
        {"ssd", "ssd", {*UnitPrice::parse("0.01"), *UnitPrice::parse("5"), std::nullopt}});
    std::get<CreatePool>(scenario.log[0].action).disks = {{"ssd", 100, 1}};
    test::add(scenario, "2023-04-19 10:00:00",
              SetNodeBilling{"p1", "f", std::nullopt, BillingMode::pay_per_use});
    test::add(scenario, "2023-04-20 10:00:00", test::renewal_for(test::one_month, "disks"));
    test::add(scenario, "2023-04-21 10:00:00", Unsubscribe{"p1", "", {}, true});
    scenario.now = test::at("2023-04-22 00:00:00");
    const std::vector<Row> rows = rows_of(scenario, "focus-1.2", {});
    const auto refund = std::find_if(rows.begin(), rows.end(),
                                     [](const Row& row) { return is(row, "x_BillType", "refund"); });
    REQUIRE(refund != rows.end());
    CHECK(refund->at("CommitmentDiscountId") == "disks/ssd/100GB");
    CHECK(refund->at("SkuPriceId") == "ssd/monthly");
}
