#include "core/intake/bill_reader.hpp"

#include <algorithm>
#include <array>

#include "core/intake/json_fields.hpp"
#include "core/intake/json_reader.hpp"
#include "core/intake/number.hpp"
#include "core/intake/text.hpp"
#include "core/json/list_reader.hpp"

namespace poolbill::intake {
namespace {

constexpr std::size_t slice = 1u << 20;
constexpr std::size_t usual_record = 400;  // bytes of a record in a detail CSV

std::uint32_t begin_file(std::string_view name, bool is_csv, Facts& facts) {
    facts.bills.files.push_back({std::string(name), std::nullopt, 0, 0, is_csv});
    return static_cast<std::uint32_t>(facts.bills.files.size() - 1);
}

/// What the unit in brackets behind a column's name says.
std::optional<Currency> currency_of_column(std::string_view column) {
    const std::size_t bracket = std::min(column.find('('), column.find("（"));
    return bracket == std::string_view::npos ? std::nullopt : currency_in(column.substr(bracket));
}

std::optional<BillField> field_of_column(std::string_view column, const ColumnNames& names) {
    const auto renamed = names.find(trimmed(column));
    return bill_field_of(renamed == names.end() ? column : std::string_view(renamed->second));
}

bool is_price_header(const std::vector<std::string_view>& columns) {
    return columns.size() >= 2 && trimmed(columns[0]) == "code" &&
           std::any_of(columns.begin(), columns.end(),
                       [](std::string_view column) { return trimmed(column) == "hourly"; });
}

}  // namespace

void take_row(const BillRow& row, const Status& status, BillFile& file, Facts& facts) {
    ++file.given;
    if (status) {
        facts.bills.rows.push_back(row);
        return;
    }
    ++file.refused;
    facts.notes.add(notes::row_refused, facts.bills.words[row.resource], status.error().message,
                    facts.bills.place_of(row));
}

CsvHeader recognise_header(const std::vector<std::string_view>& columns, const ColumnNames& names) {
    if (is_price_header(columns)) return {CsvKind::prices, ""};
    constexpr std::array<std::string_view, 3> needed{"资源ID", "官网价", "begin"};
    constexpr std::array<std::string_view, 3> words{"a resource id (resource_id, 资源ID)",
                                                    "an official amount (official_amount, 官网价)",
                                                    "a begin of use (effective_time, 使用开始时间)"};
    std::size_t known = 0;
    std::array<bool, 3> has{};
    for (const std::string_view column : columns) {
        const std::optional<BillField> field = field_of_column(column, names);
        if (!field) continue;
        ++known;
        for (std::size_t i = 0; i < needed.size(); ++i)
            has[i] = has[i] || field == bill_field_of(needed[i]);
    }
    const auto missing = static_cast<std::size_t>(std::find(has.begin(), has.end(), false) - has.begin());
    if (missing == has.size()) return {CsvKind::bills, ""};
    const std::string first = columns.empty() ? "" : shown(columns.front());
    if (known == 0) return {CsvKind::none, "no column of its header is known, beginning with " + first};
    return {CsvKind::none, "no column of its header is " + std::string(words[missing]) +
                               "; name it with --columns \"NAME=FIELD\""};
}

Status read_csv_bills(std::string_view text, std::string_view name, const ColumnNames& names, Facts& facts) {
    CsvReader csv(text, separator_of(text));
    if (const Result<bool> header = csv.next(); !header) return header.error();
    std::vector<std::optional<BillField>> fields;
    std::optional<Currency> currency;
    for (const std::string_view column : csv.fields()) {
        fields.push_back(field_of_column(column, names));
        if (!currency) currency = currency_of_column(column);
    }
    const std::uint32_t number = begin_file(name, true, facts);
    // Rows that move while they grow in number would need the memory of the file once more.
    facts.bills.rows.reserve(facts.bills.rows.size() + text.size() / usual_record);
    for (;;) {
        const Result<bool> more = csv.next();
        if (!more) return more.error();
        if (!*more) return Done();
        BillRow row;
        row.file = number;
        row.place = static_cast<std::uint32_t>(csv.line());
        row.currency = currency;
        Status status = Done();
        if (csv.fields().size() != fields.size()) {
            status = Error{"bill.field", "",
                           "The record has " + std::to_string(csv.fields().size()) + " fields, its header " +
                               std::to_string(fields.size()) + "."};
        } else {
            BillRowReader reader(facts.bills.words, row);
            for (std::size_t i = 0; i < fields.size(); ++i)
                if (fields[i]) reader.read(*fields[i], csv.fields()[i]);
            status = reader.finish();
        }
        take_row(row, status, facts.bills.files[number], facts);
    }
}

Status read_json_bills(std::string& text, std::string_view member, std::string_view name, Facts& facts) {
    const std::uint32_t number = begin_file(name, false, facts);
    const std::size_t first = facts.bills.rows.size();
    json::ListReader list(text, member);
    for (;;) {
        const Result<bool> more = list.read(slice);
        if (!more) return more.error();
        for (const json::Value record : list.list()) {
            BillRow row;
            row.file = number;
            row.place = static_cast<std::uint32_t>(facts.bills.files[number].given + 1);
            BillRowReader reader(facts.bills.words, row);
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
            take_row(row, reader.finish(), facts.bills.files[number], facts);
        }
        if (!*more) break;
    }
    const json::Value root = list.root();
    if (root.kind() == json::Kind::object)
        facts.bills.files[number].said = whole_of(root.find("total_count"));
    if (const Result<Currency> currency = Currency::parse(text_of(root.find("currency")))) {
        for (std::size_t i = first; i < facts.bills.rows.size(); ++i)
            if (!facts.bills.rows[i].currency) facts.bills.rows[i].currency = *currency;
    }
    return Done();
}

Status read_csv_prices(std::string_view text, std::string_view file, Facts& facts) {
    CsvReader csv(text, separator_of(text));
    if (const Result<bool> header = csv.next(); !header) return header.error();
    struct Column {
        std::string_view name;
        PriceUnit unit;
        std::size_t index;
    };
    std::array<Column, 3> columns{
        {{"hourly", PriceUnit::hour, 0}, {"monthly", PriceUnit::month, 0}, {"yearly", PriceUnit::year, 0}}};
    std::size_t name_column = 0;
    for (std::size_t i = 0; i < csv.fields().size(); ++i) {
        for (Column& column : columns)
            if (trimmed(csv.fields()[i]) == column.name) column.index = i;
        if (trimmed(csv.fields()[i]) == "name") name_column = i;
    }
    for (;;) {
        const Result<bool> more = csv.next();
        if (!more) return more.error();
        if (!*more) return Done();
        PriceFact fact;
        fact.code = trimmed(csv.fields()[0]);
        fact.source = PriceSource::price_list;
        fact.place = {std::string(file), "line " + std::to_string(csv.line())};
        if (name_column > 0 && name_column < csv.fields().size())
            fact.name = trimmed(csv.fields()[name_column]);
        for (const Column& column : columns) {
            if (column.index == 0 || column.index >= csv.fields().size()) continue;
            const std::string_view cell = trimmed(csv.fields()[column.index]);
            if (cell.empty() || cell == "--") continue;
            const Result<PastedNumber> number = read_number(cell);
            const Result<UnitPrice> price = number ? UnitPrice::parse(number->digits) : number.error();
            if (!price || fact.code.empty()) {
                facts.notes.add(notes::item_refused, fact.code,
                                price ? "The price has no code." : price.error().message, fact.place);
                continue;
            }
            fact.unit = column.unit;
            fact.price = *price;
            fact.currency = number->currency;
            facts.prices.push_back(fact);
        }
    }
}

}  // namespace poolbill::intake
