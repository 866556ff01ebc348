// FOCUS exports of every scenario in tests/cases, checked against the specification's rules (focus.finops.org, 1.2 and
// 1.4): which columns there are, when they are null, their types, allowed values and products.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <vector>

#include "tests/core/export/focus_rows.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::exports;
using namespace poolbill::test::focus;

namespace {

bool is_decimal(const Text& text) {
    const std::string digits = text.substr(text.starts_with('-') ? 1 : 0);
    return !digits.empty() && digits.front() != '.' && digits.back() != '.' &&
           std::count(digits.begin(), digits.end(), '.') <= 1 &&
           digits.find_first_not_of("0123456789.") == Text::npos;
}

bool is_utc(const Text& cell) {
    return cell.size() == 20 && cell[10] == 'T' && cell.back() == 'Z' && parse_instant(cell).ok();
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
