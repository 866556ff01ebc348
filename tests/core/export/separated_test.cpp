#include <doctest/doctest.h>

#include <string>

#include "core/export/rows.hpp"

using namespace poolbill::exports;

namespace {

/// One text and one number, as the second line of a file.
std::string line_of(const std::string& text, const std::string& number, const Choices& choices = {}) {
    Rows rows{{{"text", Cell::text}, {"number", Cell::number}}, nullptr};
    rows.next = [&, is_first = true](Cells& cells) mutable {
        cells = {text, number};
        return std::exchange(is_first, false);
    };
    std::string file;
    Output output(into(file));
    write_csv(rows, choices, output);
    output.finish();
    return file.substr(file.find("\r\n") + 2);
}

}  // namespace

TEST_CASE("text that a spreadsheet would run as a formula is marked as text") {
    for (const std::string text :
         {"=1+1", "+1", "-2+3+cmd|x!A1", "-5", "@SUM(A1)", "\t=1+1", "＝1", "＋1", "－1", "＠x"}) {
        CAPTURE(text);
        CHECK(line_of(text, "1") == "\"'" + text + "\",1\r\n");
    }
    CHECK(line_of("\r=1", "1") == "\"'\r=1\",1\r\n");
    CHECK(line_of("\n=1", "1") == "\"'\n=1\",1\r\n");
    CHECK(line_of(std::string("\0=1", 3), "1") == "\"'" + std::string("\0=1", 3) + "\",1\r\n");
}

TEST_CASE("numbers are never marked") {
    CHECK(line_of("p1", "-144.95568334") == "p1,-144.95568334\r\n");
}

TEST_CASE("other text is written as it is") {
    CHECK(line_of("a=1", "1") == "a=1,1\r\n");
    CHECK(line_of("池-1", "1") == "池-1,1\r\n");
    CHECK(line_of("", "") == ",\r\n");
}

TEST_CASE("separators, quotes and line ends are quoted") {
    CHECK(line_of("a,b", "1") == "\"a,b\",1\r\n");
    CHECK(line_of("a\"b", "1") == "\"a\"\"b\",1\r\n");
    CHECK(line_of("a\nb", "1") == "\"a\nb\",1\r\n");
}

TEST_CASE("a raw file has text as it is, with the quotes that the format needs") {
    CHECK(line_of("=1+1", "1", {.raw = true}) == "=1+1,1\r\n");
    CHECK(line_of("=A1,B1", "1", {.raw = true}) == "\"=A1,B1\",1\r\n");
}

TEST_CASE("a byte order mark is written only when it is asked for") {
    const auto first_bytes = [](const Choices& choices) {
        std::string file;
        Output output(into(file));
        write_csv({{{"pool"}}, [](Cells&) { return false; }}, choices, output);
        output.finish();
        return file;
    };
    CHECK(first_bytes({}) == "pool\r\n");
    CHECK(first_bytes({.byte_order_mark = true}) == "\xEF\xBB\xBFpool\r\n");
}
