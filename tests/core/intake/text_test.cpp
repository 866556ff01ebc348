// What people drop and paste: bytes to text, numbers, dates, CSV records, JSON documents.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/intake/csv.hpp"
#include "core/intake/date.hpp"
#include "core/intake/json_documents.hpp"
#include "core/intake/number.hpp"
#include "core/intake/text.hpp"
#include "core/intake/text_reading.hpp"
#include "core/time/iso8601.hpp"

using namespace poolbill;
using namespace std::string_literals;

namespace {

std::string text_or_code(std::string bytes) {
    const Result<std::string> text = intake::text_of_bytes(std::move(bytes));
    return text ? *text : text.error().code;
}

std::string number_or_code(std::string_view text) {
    const Result<intake::PastedNumber> number = intake::read_number(text);
    if (!number) return number.error().code;
    return number->digits + (number->currency ? " " + std::string(number->currency->code()) : "");
}

std::string date_or_code(std::string_view text) {
    const Result<Instant> date = intake::read_date(text);
    return date ? format_instant(*date) : date.error().code;
}

/// Records joined by "|" and fields by ";", or the error's code.
std::string records_or_code(std::string_view text) {
    intake::CsvReader reader(text);
    std::string all;
    for (;;) {
        const Result<bool> more = reader.next();
        if (!more) return more.error().code;
        if (!*more) return all;
        for (const std::string_view field : reader.fields())
            all.append(field) += ';';
        all += '|';
    }
}

}  // namespace

TEST_CASE("a file is read whatever its byte order mark and UTF form") {
    CHECK(text_or_code("\xEF\xBB\xBF{}") == "{}");
    CHECK(text_or_code("\xFF\xFE{\0}\0"s) == "{}");
    CHECK(text_or_code("\xFE\xFF\0{\0}"s) == "{}");
    CHECK(text_or_code("{\0}\0"s) == "{}");
    CHECK(text_or_code("\xFF\xFE\xAD\x8B\x3D\xD8\x00\xDE"s) == "训😀");
}

TEST_CASE("what is no text is refused by what it is") {
    CHECK(text_or_code("PK\x03\x04 and so on") == "file.archive");
    CHECK(text_or_code("\x1F\x8B\x08") == "file.archive");
    CHECK(text_or_code("%PDF-1.7") == "file.binary");
    CHECK(text_or_code("code,hourly\nab\0c"s) == "file.binary");
    CHECK(text_or_code("a\n\xD5\xCB\xC6\xDA") == "file.encoding");
    CHECK(text_or_code("\xFF\xFE\x00\xD8"s) == "file.encoding");
    CHECK(text_or_code(" \r\n") == "file.empty");
}

TEST_CASE("a character that breaks off at the end is left out, so what was before it can be read") {
    CHECK(text_or_code("a,训") == "a,训");
    CHECK(text_or_code("a,\xE8\xAE") == "a,");
    CHECK(text_or_code("a,\xF0\x9F\x98") == "a,");
    CHECK(text_or_code("a\xE8,b") == "file.encoding");
}

TEST_CASE("pasted numbers keep every digit, and ambiguous ones are refused") {
    CHECK(number_or_code("$1,100.00") == "1100.00 USD");
    CHECK(number_or_code("1 100,00 €") == "1100.00 EUR");
    CHECK(number_or_code("1\xC2\xA0"
                         "100,5") == "1100.5");
    CHECK(number_or_code("￥3.50") == "3.50 CNY");
    CHECK(number_or_code("3.50 美元") == "3.50 USD");
    CHECK(number_or_code("3.50 欧元") == "3.50 EUR");
    CHECK(number_or_code("1'750") == "1750");
    CHECK(number_or_code("1.234.567,89") == "1234567.89");
    CHECK(number_or_code("334.704") == "334.704");
    CHECK(number_or_code("0,697") == "0.697");
    CHECK(number_or_code("1,234,567") == "1234567");
    CHECK(number_or_code("-0.5") == "-0.5");
    CHECK(number_or_code(".5") == "0.5");
    CHECK(number_or_code("1,100") == "number.ambiguous");
    CHECK(number_or_code("12,34,567") == "number.form");
    CHECK(number_or_code("1e5") == "number.form");
    CHECK(number_or_code("--") == "number.form");
    CHECK(number_or_code("=1+1") == "number.form");
    CHECK(number_or_code("  ") == "number.empty");
}

TEST_CASE("a table's number is one thing once the decimal sign of the table is known") {
    const auto cell = [](std::string_view text, char sign) {
        const Result<intake::PastedNumber> number = intake::read_cell_number(text, sign);
        return number ? number->digits : number.error().code;
    };
    CHECK(cell("1,100", '.') == "1100");
    CHECK(cell("1.100", ',') == "1100");
    CHECK(cell("334,704", ',') == "334.704");
    CHECK(cell("1.750,5", ',') == "1750.5");
    CHECK(cell("1.75E+03", 0) == "1750");
    CHECK(cell("1,23E-02", ',') == "0.0123");
    CHECK(cell("(12.50)", '.') == "-12.50");
    CHECK(cell("1,100", 0) == "number.ambiguous");
    CHECK(cell("1.100", 0) == "1.100");
    CHECK(cell("East", 0) == "number.form");
    CHECK(intake::decimal_sign_in("0,697") == ',');
    CHECK(intake::decimal_sign_in("1.234.567") == ',');
    CHECK(intake::decimal_sign_in("$1,100.00") == '.');
    CHECK_FALSE(intake::decimal_sign_in("1,100"));
    CHECK_FALSE(intake::decimal_sign_in("1.100"));
    CHECK_FALSE(intake::decimal_sign_in("a.b"));
}

TEST_CASE("dates with the year last, days since 1899, and months are read as spreadsheets write them") {
    const auto date = [](std::string_view text, intake::DateOrder order) {
        const Result<Instant> instant = intake::read_date(text, order);
        return instant ? format_instant(*instant) : instant.error().code;
    };
    CHECK(date("11/3/2026 9:12", intake::DateOrder::month_first) == "2026-11-03T09:12:00+08:00");
    CHECK(date("11/3/2026 9:12", intake::DateOrder::day_first) == "2026-03-11T09:12:00+08:00");
    CHECK(date("11/3/2026 12:05:06 AM", intake::DateOrder::month_first) == "2026-11-03T00:05:06+08:00");
    CHECK(date("2026/11/3 下午 9:12", intake::DateOrder::year_first) == "2026-11-03T21:12:00+08:00");
    CHECK(date("11/3/2026 13:12 PM", intake::DateOrder::month_first) == "date.form");
    CHECK(date("13/3/2026", intake::DateOrder::month_first) == "time.range");
    CHECK(date("11/3/26", intake::DateOrder::month_first) == "date.ambiguous");
    REQUIRE(intake::read_serial_date("45944.64532"));
    CHECK(format_instant(*intake::read_serial_date("45944.64532")) == "2025-10-14T15:29:16+08:00");
    CHECK(format_instant(*intake::read_serial_date("45944")) == "2025-10-14T00:00:00+08:00");
    CHECK_FALSE(intake::read_serial_date("2025"));
    CHECK_FALSE(intake::read_serial_date("20251014"));
    for (const char* text : {"2025-10", "202510", "2025/10/1", "2025年10月", "Oct-25", "2025-10-14"}) {
        CAPTURE(text);
        CHECK(intake::read_month(text) == BillMonth{2025, 10});
    }
    CHECK_FALSE(intake::read_month("2025-13"));
    CHECK_FALSE(intake::read_month("octopus"));
    CHECK(intake::lacks_seconds("2025/10/14 15:29"));
    CHECK(intake::lacks_seconds("2025-10-14 15:29 GMT+08:00"));
    CHECK_FALSE(intake::lacks_seconds("2025-10-14 15:29:16 GMT+08:00"));
    CHECK_FALSE(intake::lacks_seconds("2025-10-14"));
}

TEST_CASE("pasted times are in the billing zone unless they say otherwise") {
    CHECK(date_or_code("2026/11/03 09:12") == "2026-11-03T09:12:00+08:00");
    CHECK(date_or_code("2025-10-14 15:29:16 GMT+08:00") == "2025-10-14T15:29:16+08:00");
    CHECK(date_or_code("2025-10-14T07:29:16Z") == "2025-10-14T15:29:16+08:00");
    CHECK(date_or_code("2025-10-14T07:29:16.789+0000") == "2025-10-14T15:29:16+08:00");
    CHECK(date_or_code("2026年11月3日 9:12") == "2026-11-03T09:12:00+08:00");
    CHECK(date_or_code("2026-11-03") == "2026-11-03T00:00:00+08:00");
    CHECK(date_or_code("1760426956000") == "2025-10-14T15:29:16+08:00");
    CHECK(date_or_code("03/11/2026") == "date.ambiguous");
    CHECK(date_or_code("15.07.2025 10:00") == "2025-07-15T10:00:00+08:00");
    CHECK(date_or_code("07/15/2025") == "2025-07-15T00:00:00+08:00");
    CHECK(date_or_code("07/07/2025") == "2025-07-07T00:00:00+08:00");
    CHECK(date_or_code("15/13/2025") == "time.range");
    CHECK(date_or_code("0001-01-01T00:00:00Z") == "time.range");
    CHECK(date_or_code("2026-11-03 09:12 CST") == "date.zone");
    CHECK(date_or_code("2026-02-30") == "time.range");
    CHECK(date_or_code("2026-11-03 25:00") == "date.form");
    CHECK(date_or_code("soon") == "date.form");
    CHECK(date_or_code("") == "date.empty");
}

TEST_CASE("CSV is read as RFC 4180 has it") {
    CHECK(records_or_code("a,b\r\nc,d\r\n") == "a;b;|c;d;|");
    CHECK(records_or_code("a,b\nc,d") == "a;b;|c;d;|");
    CHECK(records_or_code("a,\"b,c\",d") == "a;b,c;d;|");
    CHECK(records_or_code("\"a\"\"b\",\"\"") == "a\"b;;|");
    CHECK(records_or_code("\"a\r\nb\",c\r\n") == "a\r\nb;c;|");
    CHECK(records_or_code("a,,\n") == "a;;;|");
    CHECK(records_or_code("a\n\n\nb\n") == "a;|b;|");
    CHECK(records_or_code(" a , b ") == " a ; b ;|");
    CHECK(records_or_code("{\"a\": 1},b") == "{\"a\": 1};b;|");
    CHECK(records_or_code("") == "");
    CHECK(records_or_code("a,\"b\nc,d") == "csv.quote");
    CHECK(records_or_code("a,\"b\"c") == "csv.quote");
    CHECK(records_or_code(std::string(2'000'000, 'x')) == "csv.field");
}

TEST_CASE("a record knows its line, also after line breaks in quotes") {
    intake::CsvReader reader("a\r\n\"b\r\nc\"\r\nd\r\n");
    std::vector<std::size_t> lines;
    while (*reader.next())
        lines.push_back(reader.line());
    CHECK(lines == std::vector<std::size_t>{1, 2, 4});
}

TEST_CASE("the separator is read off the first line") {
    CHECK(intake::separator_of("a;b;c\n1,5;2;3") == ';');
    CHECK(intake::separator_of("a\tb") == '\t');
    CHECK(intake::separator_of("a") == ',');
}

TEST_CASE("JSON documents are found one after the other and between other lines") {
    const std::string text = "[INFO] GET 200 {time}\n{\"a\": \"}\\\"\"}\n[{\"b\": []}]\ndone\n{\"c\": [";
    std::vector<std::string> documents;
    for (const intake::JsonExtent& extent : intake::find_json_documents(text))
        documents.push_back(text.substr(extent.begin, extent.size));
    CHECK(documents == std::vector<std::string>{"{\"a\": \"}\\\"\"}", "[{\"b\": []}]", "{\"c\": ["});
    CHECK(intake::outermost_keys("{\"a\": {\"b\": 1}, \"c\": \"d:\"}") ==
          std::vector<std::string_view>{"a", "c"});
}
