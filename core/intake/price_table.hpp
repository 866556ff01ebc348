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

enum class PriceColumn : std::uint8_t { code, name, region, currency, hourly, monthly, yearly };

/// By the column's name in English or Chinese, whatever its case and the unit in brackets behind it.
std::optional<PriceColumn> price_column_of(std::string_view name);

/// The types of disks that pools have, and the calculator's code for all of them.
bool is_disk_code(std::string_view code);

/// Whether there is a code, and a price.
bool is_price_header(const std::vector<std::string_view>& columns);

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
        std::optional<Currency> currency;  // in its name
    };
    void take_record();
    void take_price(PriceFact fact, std::size_t column, std::string_view cell);

    CsvReader csv_;
    Facts& facts_;
    std::string file_;
    std::vector<Column> columns_;
    TableStyle style_;
};

}  // namespace poolbill::intake
