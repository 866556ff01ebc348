// Bill records and price lists in CSV. Internal to core/intake; see json_reader.hpp for the JSON shapes.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/intake/csv.hpp"
#include "core/intake/facts.hpp"

namespace poolbill::intake {

/// What a column is called in the file -> a name that bill_field_of knows.
using ColumnNames = std::map<std::string, std::string, std::less<>>;

enum class CsvKind : std::uint8_t { none, bills, prices };

struct CsvHeader {
    CsvKind kind = CsvKind::none;
    std::string reason;  // why it is none: the first thing that did not fit
};
CsvHeader recognise_header(const std::vector<std::string_view>& columns, const ColumnNames& names);

/// @param text  a whole file; errors are those of CsvReader
Status read_csv_bills(std::string_view text, std::string_view file, const ColumnNames& names, Facts& facts);
Status read_csv_prices(std::string_view text, std::string_view file, Facts& facts);

/// Takes one record or notes why not.
void take_row(const BillRow& row, const Status& status, BillFile& file, Facts& facts);

}  // namespace poolbill::intake
