#include "core/intake/bill_reader.hpp"

#include <algorithm>
#include <utility>

#include "core/base/error.hpp"
#include "core/intake/json_fields.hpp"
#include "core/intake/json_reader.hpp"
#include "core/intake/price_table.hpp"
#include "core/intake/text.hpp"

namespace poolbill::intake {
namespace {

constexpr std::size_t usual_record = 400;  // bytes of a record in a detail CSV

std::uint32_t begin_file(std::string_view name, bool is_csv, Facts& facts) {
    facts.bills.files.push_back({std::string(name), std::nullopt, 0, 0, 0, is_csv, {}, 0});
    return static_cast<std::uint32_t>(facts.bills.files.size() - 1);
}

/// Room for so many rows more. Rows that move while they grow in number would need the memory of the file once more, and
/// moving many takes long.
void make_room(std::vector<BillRow>& rows, std::size_t more) {
    if (rows.capacity() - rows.size() < more) rows.reserve(rows.size() + more);
}

/// Makes room for the rest of a file when there is none left, by the number of its rows so far.
void make_room_for_rest(std::vector<BillRow>& rows, std::size_t first_of_file, float progress) {
    constexpr float reserve = 1.1f;
    constexpr std::size_t few = 256;  // rows, which say little about the rest
    const std::size_t so_far = rows.size() - first_of_file;
    if (rows.size() < rows.capacity() || so_far < few || progress <= 0) return;
    make_room(
        rows,
        static_cast<std::size_t>(static_cast<float>(so_far) * reserve * (1 - progress) / progress) + few);
}

std::optional<BillField> field_of_column(std::string_view column, const ColumnNames& names) {
    column = cell_text(column);
    const auto renamed = names.find(column);
    return bill_field_of(renamed == names.end() ? column : std::string_view(renamed->second));
}

CellKind kind_of(std::optional<BillField> field) {
    if (!field) return CellKind::other;
    switch (*field) {
        case BillField::official:
        case BillField::discount:
        case BillField::amount:
        case BillField::unit_price:
            return CellKind::number;
        case BillField::begin:
        case BillField::end:
        case BillField::traded:
            return CellKind::time;
        case BillField::month:
            return CellKind::month;
        default:
            return CellKind::other;
    }
}

/// Blanks, or the sign that old programs end a file with.
bool is_blank(std::string_view cell) {
    cell = trimmed(cell);
    return cell.empty() || cell == "\x1A";
}

bool is_total_word(std::string_view cell) {
    constexpr std::array<std::string_view, 9> words{"合计",   "总计",     "小计",        "汇总", "total",
                                                    "totals", "subtotal", "grand total", "sum"};
    std::string word = lowered(cell_text(cell));
    for (const std::string_view colon : {":", "："})
        if (word.ends_with(colon)) word.erase(word.size() - colon.size());
    return std::find(words.begin(), words.end(), trimmed(word)) != words.end();
}

}  // namespace

void take_row(const BillRow& row, const Status& status, BillFile& file, Facts& facts) {
    ++file.given;
    if (status) {
        facts.bills.rows.push_back(row);
        return;
    }
    ++file.refused;
    facts.notes.add(notes::row_refused, facts.bills.words[row.resource], status.error(),
                    facts.bills.place_of(row));
}

CsvHeader recognise_header(const std::vector<std::string_view>& columns, const ColumnNames& names) {
    std::size_t known = 0;
    bool has_resource = false, has_official = false, has_begin = false;
    for (const std::string_view column : columns) {
        const std::optional<BillField> field = field_of_column(column, names);
        if (!field) continue;
        ++known;
        has_resource = has_resource || field == BillField::resource;
        has_official = has_official || field == BillField::official;
        has_begin = has_begin || field == BillField::begin || field == BillField::consumed;
    }
    const std::string first = columns.empty() ? "" : shown(columns.front());
    if (has_resource && has_official && has_begin) return {CsvKind::bills, std::nullopt, known};
    const PriceHeader prices = price_header_of(columns);
    if (prices.is_complete()) return {CsvKind::prices, std::nullopt, known};
    // A bill has codes, too, but more columns, also when their names are not known.
    constexpr std::size_t few = 2, most_columns = 6;
    if (known <= few && prices.has_price) return {CsvKind::none, say<SentenceId::no_code_column>(), known};
    if (known <= few && prices.has_code && columns.size() <= most_columns)
        return {CsvKind::none, say<SentenceId::no_price_column>(), known};
    if (known == 0) return {CsvKind::none, say<SentenceId::no_known_column>(first), 0};
    if (!has_resource) return {CsvKind::none, say<SentenceId::no_resource_column>(), known};
    if (!has_official) return {CsvKind::none, say<SentenceId::no_official_column>(), known};
    return {CsvKind::none, say<SentenceId::no_begin_column>(), known};
}

CsvBillReader::CsvBillReader(CsvReader csv, std::string_view file, const ColumnNames& names, Facts& facts)
    : csv_(std::move(csv)), facts_(facts), names_(names), file_(begin_file(file, true, facts)) {
    take_header();
    first_row_ = facts.bills.rows.size();
    make_room(facts.bills.rows, csv_.left() / usual_record);
}

void CsvBillReader::take_header() {
    std::vector<std::optional<BillField>> fields;
    std::vector<CellKind> kinds;
    std::size_t named = 0;
    for (const std::string_view column : csv_.fields()) {
        fields.push_back(field_of_column(column, names_));
        kinds.push_back(kind_of(fields.back()));
        if (!is_blank(column)) named = fields.size();
        if (!currency_) currency_ = currency_of_column(column);
    }
    // The header may come again on each page; looking ahead takes long.
    if (fields == fields_) return;
    fields_ = std::move(fields);
    named_columns_ = named;
    style_ = style_of(csv_, kinds);
}

Result<bool> CsvBillReader::read(std::size_t bytes) {
    for (const std::size_t begin = csv_.position(); csv_.position() - begin < bytes;) {
        Result<bool> more = csv_.next();
        if (!more || !*more) return more;
        take_record();
    }
    return true;
}

/// Programs may add empty fields at the end.
bool CsvBillReader::has_field_for_each_column() const {
    const std::vector<std::string_view>& fields = csv_.fields();
    if (fields.size() < named_columns_) return false;
    return std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(named_columns_), fields.end(), is_blank);
}

/// Lines that people and programs put between records: empty ones, the header again, which may be that of a file that was
/// joined to this one, and totals, which are noted.
bool CsvBillReader::is_no_record(const BillRow& row, const Status& status) {
    const std::vector<std::string_view>& fields = csv_.fields();
    if (status && (row.kind != RowKind::other || row.resource != Word::none)) return false;
    if (std::all_of(fields.begin(), fields.end(), is_blank)) return true;
    if (!status && recognise_header(fields, names_).kind == CsvKind::bills) {
        take_header();
        facts_.bills.files[file_].more_headers.push_back(row.place);
        return true;
    }
    const auto total = std::find_if(fields.begin(), fields.end(), is_total_word);
    if (total == fields.end() || row.resource != Word::none) return false;
    facts_.notes.add(notes::row_apart, "", say<SentenceId::line_of_totals>(shown(cell_text(*total))),
                     facts_.bills.place_of(row));
    return true;
}

void CsvBillReader::take_record() {
    make_room_for_rest(facts_.bills.rows, first_row_, progress());
    const std::vector<std::string_view>& fields = csv_.fields();
    BillRow row;
    row.file = file_;
    row.place = static_cast<std::uint32_t>(csv_.line());
    row.currency = currency_;
    Status status = Done();
    if (!has_field_for_each_column()) {
        status = describe(ErrorId::bill_field_count,
                          {std::to_string(fields.size()), std::to_string(fields_.size())});
    } else {
        BillRowReader reader(facts_.bills.words, row, style_);
        for (std::size_t i = 0; i < std::min(fields.size(), fields_.size()); ++i)
            if (fields_[i]) reader.read(*fields_[i], fields[i]);
        status = reader.finish();
    }
    if (!is_no_record(row, status)) take_row(row, status, facts_.bills.files[file_], facts_);
}

JsonBillReader::JsonBillReader(std::span<char> text, std::string_view member, std::string_view file,
                               Facts& facts)
    : facts_(facts),
      file_(begin_file(file, false, facts)),
      first_row_(facts.bills.rows.size()),
      list_(text, member) {}

Result<bool> JsonBillReader::read(std::size_t bytes) {
    Result<bool> more = list_.read(bytes);
    if (!more) return more;
    for (const json::Value record : list_.list())
        take_record(record);
    if (!*more) take_root(list_.root());
    return more;
}

void JsonBillReader::take_record(json::Value record) {
    make_room_for_rest(facts_.bills.rows, first_row_, progress());
    BillFile& file = facts_.bills.files[file_];
    BillRow row;
    row.file = file_;
    row.place = static_cast<std::uint32_t>(file.given + 1);
    BillRowReader reader(facts_.bills.words, row);
    std::array<std::string, 48> numbers;  // the reader keeps views until `finish`
    std::size_t used = 0;
    for (const json::Value field : record) {
        const auto known = bill_field_of(field.key());
        if (!known) continue;
        if (field.kind() == json::Kind::string) {
            reader.read(*known, field.text());
        } else if (used < numbers.size()) {
            reader.read(*known, numbers[used++] = decimal_of(field));
        }
    }
    take_row(row, reader.finish(), file, facts_);
}

/// What the document says about all its records.
void JsonBillReader::take_root(json::Value root) {
    if (root.kind() == json::Kind::object)
        facts_.bills.files[file_].said = whole_of(root.find("total_count"));
    const Result<Currency> currency = Currency::parse(text_of(root.find("currency")));
    if (!currency) return;
    for (std::size_t i = first_row_; i < facts_.bills.rows.size(); ++i)
        if (!facts_.bills.rows[i].currency) facts_.bills.rows[i].currency = *currency;
}

}  // namespace poolbill::intake
