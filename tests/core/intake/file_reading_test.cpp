// Files that are read a piece at a time.
#include "core/intake/file_reading.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <string>
#include <vector>

#include "tests/support/import_outcome.hpp"
#include "tests/support/imports.hpp"

using namespace poolbill;
using namespace std::string_literals;
using test::Files, test::inputs;

namespace {

/// As in one piece, whatever the length of the pieces.
void check_pieces(const Files& files) {
    const intake::ImportOptions options = test::options_at("2025-11-27T10:00:00+08:00");
    constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
    const std::string whole = test::import_outcome(test::read_in_pieces(files, all), options, all);
    constexpr std::array<std::size_t, 4> pieces{1, 7, 4096, 1u << 20};
    for (const std::size_t piece : pieces) {
        CAPTURE(files.front().name);
        CAPTURE(piece);
        CHECK(test::import_outcome(test::read_in_pieces(files, piece), options, piece) == whole);
    }
}

std::string bytes_of(const char* name) {
    return inputs({name}).front().bytes;
}

/// ASCII only.
std::string utf16(std::string_view text) {
    std::string bytes = "\xFF\xFE";
    for (const char c : text)
        bytes.append(1, c).append(1, '\0');
    return bytes;
}

}  // namespace

TEST_CASE("files are the same in pieces of any length") {
    for (const char* name : {"bills/records-intl-page-1-of-2.json",
                             "bills/contract-cn.csv",
                             "bills/renewed-ahead-cn.csv",
                             "bills/detail-cn.csv",
                             "bills/records-intl.scenario.json",
                             "bills/detail-cn.scenario.json",
                             "prices/calculator-export.json",
                             "prices/month.response.json",
                             "prices/on-demand.response.json",
                             "prices/on-demand.request.json",
                             "prices/calculator-page.json",
                             "pools/lite-prepaid.json",
                             "pools/one-pool.json",
                             "pools/odd-ones.json",
                             "pools/scaled-nodes.json",
                             "pools/bare-list.json",
                             "pools/prices.json",
                             "pools/command-line-bom-crlf.json",
                             "pools/scaled-list.json",
                             "pools/two-pages.json",
                             "pools/standard.json"})
        check_pieces(inputs({name}));
    check_pieces(
        inputs({"bills/records-intl-page-1-of-2.json", "bills/detail-cn.csv", "prices/on-demand.request.json",
                "prices/on-demand.response.json", "pools/scaled-list.json", "pools/scaled-nodes.json"}));
}

TEST_CASE("broken files are refused for the same reason in pieces of any length") {
    const std::string csv = bytes_of("bills/detail-cn.csv"), json = bytes_of("pools/bare-list.json");
    const std::string records = bytes_of("bills/records-intl-page-1-of-2.json");
    const std::array broken{csv + "\"open,1\n",
                            csv + "\"a\"b,1\n",
                            csv + "1,2\n",
                            "a,\"b"s,
                            "x\xFFy\n"s + csv,
                            csv + "\n\xE4\xBD\n\xE4\xBD\xA0",
                            csv + "\xFF and a zero byte\0"s,
                            csv + "\0"s,
                            records.substr(0, records.size() / 2),
                            records + records.substr(0, records.size() - 3),
                            json.substr(0, json.size() - 9),
                            " \r\n\xC2\xA0\xE3\x80\x80 "s,
                            ""s,
                            "[]"s,
                            "[x] no document"s,
                            "{\"a\": \"\\"s,
                            "code,hourly\nab,1,100\n,3\nc,\"2"s,
                            "\xFF\xFE\x41"s,
                            "\xFF\xFE\x00\xD8\x41\x00"s,
                            "PK\x03\x04 and so on"s};
    for (const std::string& bytes : broken)
        check_pieces({{"broken", bytes}, {"whole", csv}, {"list", json}});
}

TEST_CASE("other forms of a text are the same in pieces of any length") {
    const std::string csv = bytes_of("bills/detail-cn.csv"), json = bytes_of("pools/bare-list.json");
    const std::string records = bytes_of("bills/records-intl-page-1-of-2.json");
    check_pieces({{"UTF-16", utf16(records)}});
    check_pieces({{"UTF-16 with letters beyond 16 bits", "\xFF\xFE\xAD\x8B\x3D\xD8\x00\xDE"s}});
    check_pieces({{"blanks", "\xEF\xBB\xBF \n\xE3\x80\x80\n" + records + "\n \xC2\xA0"}});
    check_pieces(
        {{"documents", "[INFO] {time}\n" + records + "\ntext { } [\n" + json + records + "{\"a\": ["}});
    check_pieces({{"price list", "code,name,hourly,monthly\nab,\"A \"\"b\"\"\",$1.5,\n\ncd,,--,300\n"}});
}

TEST_CASE("a file that is given twice is found in pieces of any length") {
    const std::string csv = bytes_of("bills/detail-cn.csv");
    std::string almost = csv;
    almost.back() = ' ';
    const Files files{{"one", csv}, {"almost", almost}, {"none", ""},
                      {"two", csv}, {"too", ""},        {"three", almost}};
    check_pieces(files);
    std::vector<std::string> twins;
    const intake::Facts facts = test::read_in_pieces(files, 100);
    for (const intake::Note& note : facts.notes.all())
        if (note.rule.code == intake::notes::file_twice.code) twins.push_back(note.place.file);
    // Its bytes differ, but its records are those of the first one.
    CHECK(twins == std::vector<std::string>{"two", "too", "three", "almost"});
}

TEST_CASE("the progress of reading grows to one") {
    for (const Files& files :
         {inputs({"bills/detail-cn.csv", "bills/records-intl-page-1-of-2.json", "pools/bare-list.json"}),
          Files{{"UTF-16", utf16("code,hourly\nab,1\n")}}, Files{}}) {
        intake::FileReading reading(files, {});
        float before = 0;
        CHECK(reading.progress() >= 0);
        while (reading.read(64)) {
            CHECK(reading.progress() >= before);
            CHECK(reading.progress() <= 1);
            before = reading.progress();
        }
        CHECK(reading.progress() == 1);
    }
}

TEST_CASE("the progress of deriving grows to one") {
    intake::Deriving deriving(
        test::read_in_pieces(inputs({"bills/detail-cn.csv", "bills/renewed-ahead-cn.csv"}), 4096),
        test::options_at("2025-11-27T10:00:00+08:00"));
    float before = 0;
    for (;;) {
        const Result<bool> more = deriving.advance(1);
        REQUIRE(more.ok());
        CHECK(deriving.progress() >= before);
        before = deriving.progress();
        if (!*more) break;
    }
    CHECK(before == 1);
}

namespace {

constexpr const char* unknown_table =
    "Resource,Start,Stop,List,SKU,Nodes,Type\n"
    "pool-a,2025-10-14 15:00:00,2025-10-14 16:00:00,3.50,modelarts.vm.cpu.8ud,1,Expenditure-Usage\n";

intake::FileReading asking(Files files) {
    intake::FileReading reading(std::move(files), {}, intake::UnknownTable::ask);
    for (int i = 0; i < 100 && reading.question() == nullptr && reading.read(1u << 20); ++i) {
    }
    return reading;
}

intake::Facts facts_of(intake::FileReading reading) {
    while (reading.read(1u << 20))
        REQUIRE(reading.question() == nullptr);
    return std::move(reading).take();
}

const intake::ColumnNames answer{
    {"Resource", "resource_id"}, {"Start", "begin"}, {"Stop", "end"}, {"List", "official"},
    {"SKU", "flavor"},           {"Nodes", "count"}, {"Type", "type"}};

}  // namespace

TEST_CASE("reading waits at a table whose columns are not known, and asks for them with an example of each") {
    intake::FileReading reading = asking({{"bill.csv", unknown_table}});
    REQUIRE(reading.question() != nullptr);
    CHECK(reading.question()->file == "bill.csv");
    REQUIRE(reading.question()->columns.size() == 7);
    CHECK(reading.question()->columns[3].name == "List");
    CHECK(reading.question()->columns[3].example == "3.50");
    CHECK(reading.read(1u << 20));
    CHECK(reading.question() != nullptr);
}

TEST_CASE("what is answered counts for the tables that follow, so each is asked about once") {
    std::string second = unknown_table;
    second.replace(second.find("pool-a"), 6, "pool-b");
    intake::FileReading reading = asking({{"a.csv", unknown_table}, {"b.csv", second}});
    reading.answer(answer);
    CHECK(reading.question() == nullptr);
    const intake::Facts facts = facts_of(std::move(reading));
    REQUIRE(facts.bills.rows.size() == 2);
    CHECK(facts.bills.rows[0].kind == intake::RowKind::usage);
    CHECK(facts.bills.words[facts.bills.rows[1].resource] == "pool-b");
}

TEST_CASE("a table that is left out is named, and the other files are read") {
    intake::FileReading reading = asking({{"a.csv", unknown_table}, {"b.csv", "code,hourly\nf,1\n"}});
    reading.answer({});
    const intake::Facts facts = facts_of(std::move(reading));
    CHECK(facts.refused_files == 1);
    CHECK(facts.prices.size() == 1);
}

TEST_CASE("an answer without a needed column leaves the table out") {
    intake::FileReading reading = asking({{"a.csv", unknown_table}});
    reading.answer({{"Resource", "resource_id"}});
    CHECK(facts_of(std::move(reading)).refused_files == 1);
}

TEST_CASE("text with commas is no table to ask about") {
    for (const char* text :
         {"Dear all, this, is, a letter.\nRegards\n", "a,b\n1,2\n", "a,b,c,d\n", "a,b,c,d\n1,2,3\n"}) {
        CAPTURE(text);
        CHECK(asking({{"note.txt", text}}).question() == nullptr);
    }
}
