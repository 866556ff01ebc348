// The columns of FOCUS 1.2 and 1.4: the costs, then what is charged, who charges it, and what it was charged for.
#include "core/export/focus/row.hpp"

namespace poolbill::exports::focus {
namespace {

constexpr std::string_view provider = "Huawei Cloud";

/// FOCUS has decimals without trailing zeros that say nothing.
Decimal money(Amount amount) {
    return {to_short_string(amount)};
}
std::string utc(Instant instant) {
    return format_instant_utc(instant);
}

struct VersionedColumn {
    Field<Row> field;
    bool in_1_2 = true;
    bool in_1_4 = true;
};

using Text = Row::Text;

// In the order of the specification, which is that of the alphabet.
constexpr VersionedColumn all_columns[] = {
    {{"BilledCost", [](const Row& row) { return money(row.billed_cost); }}},
    {{"BillingAccountId", [](const Row&) { return std::string_view("simulation"); }}},
    {{"BillingAccountName", [](const Row&) { return Text(); }}},
    {{"BillingCurrency", [](const Row& row) { return std::string(row.world->catalog.currency.code()); }}},
    {{"BillingPeriodEnd", [](const Row& row) { return utc(row.billing_period.end); }}},
    {{"BillingPeriodStart", [](const Row& row) { return utc(row.billing_period.begin); }}},
    {{"ChargeCategory", [](const Row& row) { return row.charge_category; }}},
    {{"ChargeClass", [](const Row& row) { return row.charge_class; }}},
    {{"ChargeDescription", [](const Row& row) { return row.charge_description; }}},
    {{"ChargeFrequency", [](const Row& row) { return row.charge_frequency; }}},
    {{"ChargePeriodEnd", [](const Row& row) { return utc(row.charged.end); }}},
    {{"ChargePeriodStart", [](const Row& row) { return utc(row.charged.begin); }}},
    {{"CommitmentDiscountCategory",
      [](const Row& row) { return row.commitment_id ? Text("Usage") : std::nullopt; }}},
    {{"CommitmentDiscountId", [](const Row& row) { return row.commitment_id; }}},
    {{"CommitmentDiscountName", [](const Row& row) { return row.commitment_name; }}},
    {{"CommitmentDiscountQuantity", [](const Row& row) { return row.commitment_quantity; }}},
    {{"CommitmentDiscountStatus", [](const Row& row) { return row.commitment_status; }}},
    {{"CommitmentDiscountType",
      [](const Row& row) { return row.commitment_id ? Text("Yearly/Monthly") : std::nullopt; }}},
    {{"CommitmentDiscountUnit", [](const Row& row) { return row.commitment_unit; }}},
    {{"ConsumedQuantity", [](const Row& row) { return row.consumed_quantity; }}},
    {{"ConsumedUnit", [](const Row& row) { return row.consumed_unit; }}},
    {{"ContractedCost", [](const Row& row) { return row.contracted_cost; }}},
    {{"ContractedUnitPrice", [](const Row& row) { return row.contracted_unit_price; }}},
    {{"EffectiveCost", [](const Row& row) { return money(row.effective_cost); }}},
    {{"HostProviderName", [](const Row&) { return provider; }}, false, true},
    {{"InvoiceDetailId", [](const Row&) { return Text(); }}, false, true},
    {{"InvoiceId", [](const Row&) { return Text(); }}},
    {{"InvoiceIssuerName", [](const Row&) { return provider; }}},
    {{"ListCost", [](const Row& row) { return row.list_cost; }}},
    {{"ListUnitPrice", [](const Row& row) { return row.list_unit_price; }}},
    {{"PricingCategory", [](const Row& row) { return row.pricing_category; }}},
    {{"PricingQuantity", [](const Row& row) { return row.pricing_quantity; }}},
    {{"PricingUnit", [](const Row& row) { return row.pricing_unit; }}},
    {{"ProviderName", [](const Row&) { return provider; }}, true, false},
    {{"PublisherName", [](const Row&) { return provider; }}, true, false},
    {{"RegionId", [](const Row& row) { return row.region_id; }}},
    {{"RegionName", [](const Row&) { return Text(); }}},
    {{"ResourceId", [](const Row& row) { return row.resource_id; }}},
    {{"ResourceName", [](const Row& row) { return row.resource_name; }}},
    {{"ResourceType",
      [](const Row& row) { return row.resource_id ? Text("Dedicated resource pool") : std::nullopt; }}},
    {{"ServiceCategory", [](const Row&) { return std::string_view("AI and Machine Learning"); }}},
    {{"ServiceName", [](const Row&) { return std::string_view("ModelArts"); }}},
    {{"ServiceProviderName", [](const Row&) { return provider; }}, false, true},
    {{"ServiceSubcategory", [](const Row&) { return std::string_view("AI Platforms"); }}},
    {{"SkuId", [](const Row& row) { return row.sku_id; }}},
    {{"SkuMeter", [](const Row& row) { return row.sku_meter; }}},
    {{"SkuPriceDetails", [](const Row&) { return Text(); }}},
    {{"SkuPriceId", [](const Row& row) { return row.sku_price_id; }}},
    {{"x_BillType", [](const Row& row) { return row.bill_type; }}},
    {{"x_Order", [](const Row& row) { return row.order; }}},
    {{"x_RoundingPolicy", [](const Row& row) { return row.rounding; }}},
    {{"x_Simulated", [](const Row&) { return std::string_view("true"); }}},
    {{"x_Status", [](const Row& row) { return row.status; }}},
    {{"x_TruncatedAmount", [](const Row& row) { return row.truncated; }}},
};

}  // namespace

std::vector<Field<Row>> columns(Version version) {
    std::vector<Field<Row>> fields;
    for (const VersionedColumn& column : all_columns) {
        if (version == Version::v1_2 ? column.in_1_2 : column.in_1_4) fields.push_back(column.field);
    }
    return fields;
}

}  // namespace poolbill::exports::focus
