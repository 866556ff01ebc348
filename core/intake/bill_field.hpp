// The fields of a bill record, and every name that a file may give them: members of the three record shapes of
// the API, columns of the CN detail CSV, and the English columns as far as they are published.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace poolbill::intake {

enum class BillField : std::uint8_t {
    service,
    resource,
    name,
    flavor,
    region,
    project,
    account,
    customer,
    order,
    mode,
    kind,
    month,
    day,
    begin,
    end,
    consumed,
    traded,
    unit_price,
    price_unit,
    usage,
    usage_unit,
    count,
    count_unit,
    period_count,
    period_unit,
    official,
    discount,
    amount,
    currency,
    record_id,
    transaction,
};

/// The unit in brackets behind a column ("官网价(¥)") is ignored, and so is how the words of an English name are joined and
/// capitalized: "Resource ID" is resource_id.
std::optional<BillField> bill_field_of(std::string_view name);

}  // namespace poolbill::intake
