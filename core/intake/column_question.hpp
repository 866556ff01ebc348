// A table that may be a bill, but whose columns nobody has named yet: what is asked about it, and what can be answered.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/bill_field.hpp"

namespace poolbill::intake {

/// What a column is called in the file -> a name that bill_field_of knows.
using ColumnNames = std::map<std::string, std::string, std::less<>>;

/// A field that a column of a table can be.
struct ColumnField {
    BillField field;
    std::string_view word;  // that ColumnNames has for it
    bool is_needed = false;
};
/// Those that are needed first. A record whose type or flavor is not known is no charge of a pool.
inline constexpr std::array column_fields{ColumnField{BillField::resource, "resource_id", true},
                                          ColumnField{BillField::begin, "begin", true},
                                          ColumnField{BillField::official, "official", true},
                                          ColumnField{BillField::kind, "type", true},
                                          ColumnField{BillField::flavor, "flavor", true},
                                          ColumnField{BillField::end, "end"},
                                          ColumnField{BillField::count, "count"},
                                          ColumnField{BillField::mode, "charge_mode"},
                                          ColumnField{BillField::discount, "discount"},
                                          ColumnField{BillField::amount, "amount"},
                                          ColumnField{BillField::unit_price, "unit_price"},
                                          ColumnField{BillField::usage, "usage"},
                                          ColumnField{BillField::order, "order_id"},
                                          ColumnField{BillField::traded, "trade_time"},
                                          ColumnField{BillField::service, "service"},
                                          ColumnField{BillField::region, "region"},
                                          ColumnField{BillField::currency, "currency"}};

struct ColumnQuestion {
    struct Column {
        std::string name;
        std::string example;  // of the first record; may be empty
    };
    std::string file;
    std::vector<Column> columns;
};

}  // namespace poolbill::intake
