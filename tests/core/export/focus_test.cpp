// FOCUS exports of every scenario in tests/cases, checked against the specification's rules (focus.finops.org, 1.2 and
// 1.4): which columns there are, when they are null, their types and allowed values, products and sums.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/export/snapshot.hpp"
#include "core/intake/csv.hpp"
#include "core/json/scenario_json.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::exports;

namespace {

using Text = std::string;
using Row = std::map<std::string, Text>;

/// An exact decimal number.
struct Number {
    Int128 units = 0;
    int decimals = 0;

    explicit Number(const Text& text) {
        for (const char c : text) {
            if (c == '-' || c == '.') continue;
            REQUIRE((c >= '0' && c <= '9'));
            units = units * 10 + (c - '0');
        }
        const std::size_t point = text.find('.');
        decimals = point == Text::npos ? 0 : static_cast<int>(text.size() - point - 1);
        if (text.starts_with('-')) units = -units;
        shorten();
    }
    Number(Int128 value, int places) : units(value), decimals(places) { shorten(); }

    friend Number operator*(Number left, Number right) {
        return {left.units * right.units, left.decimals + right.decimals};
    }
    friend Number operator+(Number left, Number right) {
        for (; left.decimals < right.decimals; ++left.decimals)
            left.units *= 10;
        for (; right.decimals < left.decimals; ++right.decimals)
            right.units *= 10;
        return {left.units + right.units, left.decimals};
    }
    friend bool operator==(const Number&, const Number&) = default;

  private:
    void shorten() {
        for (; decimals > 0 && units % 10 == 0; --decimals)
            units /= 10;
    }
};

bool is_decimal(const Text& text) {
    const std::string digits = text.substr(text.starts_with('-') ? 1 : 0);
    return !digits.empty() && digits.front() != '.' && digits.back() != '.' &&
           std::count(digits.begin(), digits.end(), '.') <= 1 &&
           digits.find_first_not_of("0123456789.") == Text::npos;
}

bool is_utc(const Text& cell) {
    return cell.size() == 20 && cell[10] == 'T' && cell.back() == 'Z' && parse_instant(cell).ok();
}

bool is(const Row& row, const char* column, const char* value) {
    return row.at(column) == value;
}

bool is_correction(const Row& row) {
    return is(row, "ChargeClass", "Correction");
}
bool is_usage_or_purchase(const Row& row) {
    return is(row, "ChargeCategory", "Usage") || is(row, "ChargeCategory", "Purchase");
}
bool is_priced(const Row& row) {
    return is_usage_or_purchase(row) && !is_correction(row);
}
bool has_commitment(const Row& row) {
    return !row.at("CommitmentDiscountId").empty();
}
bool always(const Row&) {
    return true;
}
bool never(const Row&) {
    return false;
}

enum class Type { text, decimal, time };

bool is_of(Type type, const Text& text) {
    switch (type) {
        case Type::decimal:
            return is_decimal(text);
        case Type::time:
            return is_utc(text);
        case Type::text:
            break;
    }
    return true;
}

/// A column of the dataset.
struct ColumnRule {
    const char* name;
    Type type;
    bool (*must_have)(const Row&);  // must not be null in these rows
    bool (*may_have)(const Row&);   // must be null in all others
    std::vector<const char*> allowed = {};
};

const ColumnRule column_rules[] = {
    {"BilledCost", Type::decimal, always, always},
    {"BillingAccountId", Type::text, always, always},
    {"BillingAccountName", Type::text, never, always},
    {"BillingCurrency", Type::text, always, always},
    {"BillingPeriodEnd", Type::time, always, always},
    {"BillingPeriodStart", Type::time, always, always},
    {"ChargeCategory", Type::text, always, always, {"Usage", "Purchase", "Tax", "Credit", "Adjustment"}},
    {"ChargeClass", Type::text, never, always, {"Correction"}},
    {"ChargeDescription", Type::text, always, always},
    {"ChargeFrequency", Type::text, always, always, {"One-Time", "Recurring", "Usage-Based"}},
    {"ChargePeriodEnd", Type::time, always, always},
    {"ChargePeriodStart", Type::time, always, always},
    {"CommitmentDiscountCategory", Type::text, has_commitment, has_commitment, {"Spend", "Usage"}},
    {"CommitmentDiscountId", Type::text, never, always},
    {"CommitmentDiscountName", Type::text, never, has_commitment},
    {"CommitmentDiscountQuantity", Type::decimal,
     [](const Row& row) { return has_commitment(row) && is_priced(row); }, has_commitment},
    {"CommitmentDiscountStatus",
     Type::text,
     [](const Row& row) { return has_commitment(row) && is(row, "ChargeCategory", "Usage"); },
     [](const Row& row) { return has_commitment(row) && is(row, "ChargeCategory", "Usage"); },
     {"Used", "Unused"}},
    {"CommitmentDiscountType", Type::text, has_commitment, has_commitment},
    {"CommitmentDiscountUnit", Type::text,
     [](const Row& row) { return !row.at("CommitmentDiscountQuantity").empty(); },
     [](const Row& row) { return !row.at("CommitmentDiscountQuantity").empty(); }},
    {"ConsumedQuantity", Type::decimal,
     [](const Row& row) {
         return is(row, "ChargeCategory", "Usage") && !is(row, "CommitmentDiscountStatus", "Unused");
     },
     [](const Row& row) {
         return is(row, "ChargeCategory", "Usage") && !is(row, "CommitmentDiscountStatus", "Unused");
     }},
    {"ConsumedUnit", Type::text, [](const Row& row) { return !row.at("ConsumedQuantity").empty(); },
     [](const Row& row) { return !row.at("ConsumedQuantity").empty(); }},
    {"ContractedCost", Type::decimal, always, always},
    {"ContractedUnitPrice", Type::decimal, is_priced, is_usage_or_purchase},
    {"EffectiveCost", Type::decimal, always, always},
    {"InvoiceId", Type::text, never, always},
    {"InvoiceIssuerName", Type::text, always, always},
    {"ListCost", Type::decimal, always, always},
    {"ListUnitPrice", Type::decimal, is_priced, is_usage_or_purchase},
    {"PricingCategory",
     Type::text,
     is_priced,
     is_usage_or_purchase,
     {"Standard", "Dynamic", "Committed", "Other"}},
    {"PricingQuantity", Type::decimal, is_priced, is_usage_or_purchase},
    {"PricingUnit", Type::text, [](const Row& row) { return !row.at("PricingQuantity").empty(); },
     [](const Row& row) { return !row.at("PricingQuantity").empty(); }},
    {"RegionId", Type::text, never, always},
    {"RegionName", Type::text, never, always},
    {"ResourceId", Type::text, is_usage_or_purchase, always},
    {"ResourceName", Type::text, never, [](const Row& row) { return !row.at("ResourceId").empty(); }},
    {"ResourceType", Type::text, [](const Row& row) { return !row.at("ResourceId").empty(); },
     [](const Row& row) { return !row.at("ResourceId").empty(); }},
    {"ServiceCategory", Type::text, always, always, {"AI and Machine Learning"}},
    {"ServiceName", Type::text, always, always},
    {"ServiceSubcategory", Type::text, always, always, {"AI Platforms"}},
    {"SkuId", Type::text, is_priced, is_usage_or_purchase},
    {"SkuMeter", Type::text, never, [](const Row& row) { return !row.at("SkuId").empty(); }},
    {"SkuPriceDetails", Type::text, never, never},
    {"SkuPriceId", Type::text, is_priced, is_usage_or_purchase},
};

/// Columns that only one of the versions has.
struct VersionRules {
    const char* word;
    std::vector<const char*> has;
    std::vector<const char*> has_not;
};
const VersionRules version_rules[] = {
    {"focus-1.2", {"ProviderName", "PublisherName"}, {"ServiceProviderName", "HostProviderName"}},
    {"focus-1.4",
     {"ServiceProviderName", "HostProviderName", "InvoiceDetailId"},
     {"ProviderName", "PublisherName"}},
};

/// A rule that concerns several columns of a row.
struct RowRule {
    const char* sentence;
    std::function<bool(const Row&)> holds;
};
bool is_product(const Row& row, const char* price, const char* cost) {
    if (row.at(price).empty()) return row.at(cost) == row.at("BilledCost");
    return Number(row.at(price)) * Number(row.at("PricingQuantity")) == Number(row.at(cost));
}
const RowRule row_rules[] = {
    {"ListUnitPrice x PricingQuantity = ListCost",
     [](const Row& row) { return is_product(row, "ListUnitPrice", "ListCost"); }},
    {"ContractedUnitPrice x PricingQuantity = ContractedCost",
     [](const Row& row) { return is_product(row, "ContractedUnitPrice", "ContractedCost"); }},
    {"a charge has a period, whose end is not part of it",
     [](const Row& row) { return row.at("ChargePeriodStart") < row.at("ChargePeriodEnd"); }},
    {"a billing period has an end after its start",
     [](const Row& row) { return row.at("BillingPeriodStart") < row.at("BillingPeriodEnd"); }},
    {"a purchase is not usage-based",
     [](const Row& row) {
         return !is(row, "ChargeCategory", "Purchase") || !is(row, "ChargeFrequency", "Usage-Based");
     }},
    {"the cost of a commitment is in the hours that it covers, not in its purchase",
     [](const Row& row) {
         if (!has_commitment(row)) return true;
         const char* zero = is(row, "ChargeCategory", "Purchase") ? "EffectiveCost" : "BilledCost";
         return Number(row.at(zero)) == Number("0");
     }},
    {"hours covered by a commitment are priced as committed",
     [](const Row& row) {
         return row.at("CommitmentDiscountStatus").empty() || is(row, "PricingCategory", "Committed");
     }},
    {"everything is marked as simulated", [](const Row& row) { return is(row, "x_Simulated", "true"); }},
};

struct Case {
    std::string name;
    Scenario scenario;
};

/// The scenarios of tests/cases that are valid.
std::vector<Case> cases() {
    std::vector<Case> found;
    for (const auto& entry : std::filesystem::directory_iterator(POOLBILL_SOURCE_DIR "/tests/cases")) {
        std::FILE* file = std::fopen(entry.path().string().c_str(), "rb");
        REQUIRE(file);
        std::string text(1 << 20, '\0');
        text.resize(std::fread(text.data(), 1, text.size(), file));
        std::fclose(file);
        const std::size_t start = text.find("=== scenario\n{");
        if (start == std::string::npos) continue;
        const std::size_t brace = text.find('{', start);
        const Result<Scenario, Errors> scenario =
            json::parse_scenario(text.substr(brace, text.find("\n=== ", brace) - brace));
        if (scenario.ok() && replay(*scenario, scenario->now).ok())
            found.push_back({entry.path().filename().string(), *scenario});
    }
    return found;
}

std::vector<Row> rows_of(const Scenario& scenario, const char* word, const Choices& choices,
                         const Filter& filter = {}) {
    const Result<World> world = replay(scenario, scenario.now);
    std::string file;
    Output output(into(file));
    REQUIRE(write(*find_format(word), {scenario, *world, filter}, choices, output).ok());
    output.finish();
    intake::CsvReader reader(file);
    REQUIRE(*reader.next());
    const std::vector<std::string> names(reader.fields().begin(), reader.fields().end());
    std::vector<Row> rows;
    while (*reader.next()) {
        REQUIRE(reader.fields().size() == names.size());
        Row row;
        for (std::size_t i = 0; i < names.size(); ++i)
            row[names[i]] = std::string(reader.fields()[i]);
        rows.push_back(std::move(row));
    }
    return rows;
}

void check_columns(const Row& row) {
    for (const ColumnRule& rule : column_rules) {
        CAPTURE(rule.name);
        REQUIRE(row.count(rule.name) == 1);
        const Text& cell = row.at(rule.name);
        if (cell.empty()) {
            CHECK_FALSE(rule.must_have(row));
            continue;
        }
        CHECK(rule.may_have(row));
        CHECK(is_of(rule.type, cell));
        const bool is_allowed =
            std::find(rule.allowed.begin(), rule.allowed.end(), cell) != rule.allowed.end();
        CHECK((rule.allowed.empty() || is_allowed));
    }
}

Number sum(const std::vector<Row>& rows, const char* column, const std::function<bool(const Row&)>& which) {
    Number total(0, 0);
    for (const Row& row : rows) {
        if (which(row)) total = total + Number(row.at(column));
    }
    return total;
}

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

TEST_CASE("every FOCUS export follows the rules of the specification for columns and rows") {
    const std::vector<Case> all = cases();
    REQUIRE(all.size() > 20);
    for (const Case& each : all) {
        CAPTURE(each.name);
        for (const VersionRules& version : version_rules) {
            CAPTURE(version.word);
            for (const Row& row : rows_of(each.scenario, version.word, {})) {
                CAPTURE(row.at("ChargeDescription"));
                check_columns(row);
                for (const char* name : version.has)
                    CHECK(row.count(name) == 1);
                for (const char* name : version.has_not)
                    CHECK(row.count(name) == 0);
                for (const RowRule& rule : row_rules) {
                    CAPTURE(rule.sentence);
                    CHECK(rule.holds(row));
                }
            }
        }
    }
}

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

TEST_CASE("FOCUS bills what the bill lines and the rounding of the months that are over add up to") {
    for (const Case& each : cases()) {
        CAPTURE(each.name);
        const World world = *replay(each.scenario, each.scenario.now);
        AmountSum wanted = payable_of(world.bills());
        for (const Statement& month : statements(world, StatementPeriod::month)) {
            if (month.period.end <= world.until) wanted += month.due - month.total.payable;
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
    Unsubscribe some;
    some.pool = "p1";
    some.order = "u1";
    some.nodes = {{"f", 2, std::nullopt}};
    test::add(scenario, "2023-05-01 12:00:00", some);
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
    Unsubscribe one;
    one.pool = "p1";
    one.order = "u1";
    one.nodes = {{"f", 1, std::nullopt}};
    test::add(scenario, "2023-04-19 12:00:00", one);
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

TEST_CASE("the refund of a node that cost nothing names its purchase in FOCUS") {
    const Row refund =
        refund_of_a_node({*UnitPrice::parse("0.66"), UnitPrice(), std::nullopt}, test::one_month);
    CHECK(refund.at("CommitmentDiscountId") == "o1/f");
    CHECK(refund.at("BilledCost") == "0.00");
}
