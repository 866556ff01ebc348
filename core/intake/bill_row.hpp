// One record of a bill, from whatever file it came.
//
// Contract: a row says what the file says; nothing is derived but times and amounts as numbers. A field is
// read by one function, whatever the shape of the file.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/bill_field.hpp"
#include "core/intake/note.hpp"
#include "core/intake/table_style.hpp"
#include "core/intake/words.hpp"
#include "core/ledger/line.hpp"
#include "core/money/currency.hpp"
#include "core/time/term.hpp"
#include "core/time/zone.hpp"

namespace poolbill::intake {

enum class RowKind : std::uint8_t {
    usage,
    purchase,
    renewal,
    auto_renewal,
    change,
    refund,
    tax,         // 15, 100-102
    make_up,     // 25: the cents that were erased, charged together
    adjustment,  // credits, compensation, fees
    other        // a type that is not known
};
std::string_view to_string(RowKind kind);

enum class ChargeMode : std::uint8_t { unknown, prepaid, pay_per_use, reserved };

struct BillRow {
    std::uint32_t file = 0;   // index into BillTable::files
    std::uint32_t place = 0;  // line of a CSV file, number of a record from 1 otherwise
    RowKind kind = RowKind::other;
    ChargeMode mode = ChargeMode::unknown;
    PriceUnit price_unit = PriceUnit::once;  // "once" when the row does not say
    bool is_to_minute = false;               // the times of use have no seconds
    bool has_own_id = false;                 // which no other record has
    Word service{}, resource{}, name{}, flavor{}, region{}, project{}, order{};
    Word account{}, customer{};  // the account by its name, and by its id
    Word type{};                 // as the file calls it, when it is not known
    std::uint64_t transaction =
        0;  // stands for the ids of the record and its transaction; 0 when it has none
    std::optional<Currency> currency;
    std::optional<BillMonth> month;
    std::optional<Instant> begin, end, traded;
    std::optional<Term> term;
    std::optional<UnitPrice> unit_price;
    std::int64_t count = 0;               // 0 when the row does not say
    std::optional<std::int64_t> seconds;  // charged, by the usage; no more than from begin to end
    std::optional<Amount> official, discount, amount;
};

struct BillFile {
    std::string name;
    std::optional<std::int64_t> said;  // total_count
    std::int64_t given = 0;            // records in the file
    std::int64_t refused = 0;
    std::int64_t twice = 0;  // records that are elsewhere too; not among the given ones
    bool is_csv = false;
    std::vector<std::uint32_t> more_headers = {};  // lines in which the header comes again
    std::int64_t left_out = 0;  // given ones that are not of the project, account or region that is wanted
};

/// An answer of the API: all files that are pages of it.
struct BillAnswer {
    std::uint32_t first_file = 0;
    std::int64_t pages = 0;
    std::int64_t said = 0;   // total_count
    std::int64_t given = 0;  // records in its pages
    std::optional<BillMonth> month;

    std::int64_t missing() const { return std::max<std::int64_t>(said - given, 0); }
    /// "2 of its 7 records are not in this page; add all pages." @pre missing() > 0
    Sentence missing_sentence() const;
};

struct BillTable {
    Words words;
    std::vector<BillFile> files;
    std::vector<BillRow> rows;

    Place place_of(const BillRow& row) const;
    /// A record that names a service, and not that of pools.
    bool is_other_service(const BillRow& row) const;
    /// A usage, an order or a refund, and not a tax or an adjustment, of the service of pools or of none.
    bool is_charge(const BillRow& row) const;
    /// A charge that names its pool.
    bool is_of_pool(const BillRow& row) const;
    /// Files that say the same total, and whose first records are of one month, are pages of one answer.
    std::vector<BillAnswer> answers() const;
};

/// The month of the bill that the record is on: as it says, else of the use, or of the payment of an order.
std::optional<BillMonth> month_of(const BillRow& row);

/// Reads fields of one record into a row.
class BillRowReader {
  public:
    /// @param style  of the table that the record is in
    BillRowReader(Words& words, BillRow& row, TableStyle style = {})
        : words_(words), row_(row), style_(style) {}

    /// @param value  as in the file; "", "--", "-", "N/A" and "null" say nothing. Keeps the first error.
    void read(BillField field, std::string_view value);
    /// Call after the last field. Errors: "bill.field", and those of a time, an amount or a price that cannot be read
    Status finish();

  private:
    static std::string_view BillRowReader::*later_of(BillField field);
    void read_other(BillField field, std::string_view value);
    void read_instant(std::optional<Instant>& into, std::string_view value);
    void read_amount(std::optional<Amount>& into, std::string_view value);
    std::optional<std::string> digits_of(std::string_view value);
    void read_transaction(std::string_view value);
    void read_usage();
    void read_span(std::string_view value);
    void read_period(std::string_view value);
    void fail(const Error& error);

    Words& words_;
    BillRow& row_;
    TableStyle style_;
    std::optional<Instant> consumed_, consumed_end_;
    std::optional<std::int64_t> period_count_;
    std::optional<Term::Unit> period_unit_;
    std::string_view usage_, usage_unit_, count_, count_unit_;
    std::optional<Error> error_;
};

}  // namespace poolbill::intake
