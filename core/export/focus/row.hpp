// One row of the FOCUS Cost and Usage dataset, and its columns.
//
// Contract: a member that has no value is null in FOCUS: an empty cell. docs/EXPORTS.md says what each kind of row has.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/export/choices.hpp"
#include "core/export/field.hpp"
#include "core/scenario/world.hpp"

namespace poolbill::exports::focus {

enum class Version : std::uint8_t { v1_2, v1_4 };

struct Row {
    using Text = std::optional<std::string>;

    const World* world = nullptr;
    Amount billed_cost;
    Amount effective_cost;
    std::optional<Decimal> list_unit_price, contracted_unit_price, pricing_quantity;
    Decimal list_cost, contracted_cost;
    Text pricing_unit;
    std::optional<Decimal> consumed_quantity;
    Text consumed_unit;
    std::string_view charge_category;
    Text charge_class;
    std::string charge_description;
    std::string_view charge_frequency;
    Interval charged;
    Interval billing_period;
    Text pricing_category;
    Text commitment_id, commitment_name, commitment_status;
    std::optional<Decimal> commitment_quantity;
    Text commitment_unit;
    Text resource_id, resource_name;
    Text region_id;
    Text sku_id, sku_price_id, sku_meter;
    // What FOCUS has no column for.
    Text bill_type, status, order;
    std::optional<Decimal> truncated;
    std::string_view rounding;
};

/// The columns of a version, in order.
std::vector<Field<Row>> columns(Version version);

}  // namespace poolbill::exports::focus
