// Bill records in CSV. Internal to core/intake; see json_reader.hpp for the JSON shapes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/column_question.hpp"
#include "core/intake/csv.hpp"
#include "core/intake/facts.hpp"

namespace poolbill::intake {

enum class CsvKind : std::uint8_t { none, bills, prices };

struct CsvHeader {
    CsvKind kind = CsvKind::none;
    std::optional<Sentence> reason;  // why it is none: the first thing that did not fit
    std::size_t known = 0;           // columns
};
CsvHeader recognise_header(const std::vector<std::string_view>& columns, const ColumnNames& names);

/// Reads the records of a bill, a piece at a time.
class CsvBillReader {
  public:
    /// @param csv  has read the header
    /// @param facts  must outlive the reader
    CsvBillReader(CsvReader csv, std::string_view file, const ColumnNames& names, Facts& facts);
    /// Reads on for about `bytes`, to the end of a record. Errors: those of CsvReader.
    /// @return whether there is more to read
    Result<bool> read(std::size_t bytes);
    float progress() const { return csv_.progress(); }

  private:
    void take_header();
    void take_record();
    bool has_field_for_each_column() const;
    bool is_no_record(const BillRow& row, const Status& status);

    CsvReader csv_;
    Facts& facts_;
    ColumnNames names_;
    std::uint32_t file_;
    std::size_t first_row_ = 0;
    std::vector<std::optional<BillField>> fields_;  // by column
    std::size_t named_columns_ = 0;                 // up to the last one that has a name
    std::optional<Currency> currency_;
    TableStyle style_;
};

/// Takes one record or notes why not.
void take_row(const BillRow& row, const Status& status, BillFile& file, Facts& facts);

}  // namespace poolbill::intake
