// Price lists in CSV: a code and what it costs per hour, month and year, as people write it. Internal to core/intake.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/csv.hpp"
#include "core/intake/facts.hpp"
#include "core/intake/table_style.hpp"

namespace poolbill::intake {

enum class PriceColumn : std::uint8_t {
    code,
    name,
    region,
    currency,
    period,
    price,
    hourly,
    monthly,
    yearly
};

/// By the column's name in English or Chinese, whatever its case and the unit in brackets behind it.
std::optional<PriceColumn> price_column_of(std::string_view name);

/// The types of disks that pools have, and the calculator's code for all of them.
bool is_disk_code(std::string_view code);

/// What of a price list a header has.
struct PriceHeader {
    bool has_code = false;
    bool has_price = false;  // of a period that its column or another one says

    bool is_complete() const { return has_code && has_price; }
};
PriceHeader price_header_of(const std::vector<std::string_view>& columns);

/// Reads the prices of a price list, a piece at a time.
class CsvPriceReader {
  public:
    /// @param csv  has read the header
    /// @param facts  must outlive the reader
    CsvPriceReader(CsvReader csv, std::string_view file, Facts& facts);
    /// Reads on for about `bytes`, to the end of a record. Errors: those of CsvReader.
    /// @return whether there is more to read
    Result<bool> read(std::size_t bytes);
    float progress() const { return csv_.progress(); }

  private:
    struct Column {
        std::optional<PriceColumn> kind;
        CurrencySaid currency;  // in its name
        std::string name;
    };
    void take_record();
    void take_price(PriceFact fact, PriceColumn period, std::size_t column, std::string_view cell);
    void refuse(const PriceFact& fact, Sentence why);
    /// The region that a cell says, when it is a code.
    void take_region(PriceFact& fact, std::string_view cell);

    CsvReader csv_;
    Facts& facts_;
    std::string file_;
    std::vector<Column> columns_;
    TableStyle style_;
    CurrencySaid record_currency_;  // in the record's own cell
};

}  // namespace poolbill::intake
