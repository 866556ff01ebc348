// Tables as spreadsheets and people leave them: the same bill, saved in several ways, is the same bill.
#include <doctest/doctest.h>

#include <string>

#include "core/intake/import.hpp"
#include "core/time/iso8601.hpp"
#include "tests/support/imports.hpp"

using namespace poolbill;
using test::error_of, test::Files, test::imported, test::inputs, test::subjects, test::Words;

namespace {

std::size_t notes_of(const intake::Imported& result, intake::SentenceId id) {
    std::size_t count = 0;
    for (const intake::Note& note : result.notes.all())
        if (note.sentence.id == id) ++count;
    return count;
}

std::string prices_of(const std::string& list) {
    const Scenario scenario = imported({{"prices.csv", list}}).scenario;
    std::string all;
    for (const Flavor& flavor : scenario.catalog.flavors) {
        all += flavor.code + " " + to_string(flavor.prices.hourly);
        all += " " + (flavor.prices.monthly ? to_string(*flavor.prices.monthly) : "?");
        all += " " + (flavor.prices.yearly ? to_string(*flavor.prices.yearly) : "?");
    }
    for (const DiskType& disk : scenario.catalog.disks)
        all += "disk " + disk.code + " " + to_string(disk.prices.hourly);
    return all + " " + std::string(scenario.catalog.currency.code());
}

}  // namespace

TEST_CASE("a bill that a spreadsheet has saved is the bill of the vendor's file") {
    const intake::Imported wanted = imported(inputs({"bills/detail-cn.csv"}));
    for (const char* name :
         {"bills/spreadsheet-us.csv", "bills/spreadsheet-eu.csv", "bills/spreadsheet-days.csv"}) {
        CAPTURE(name);
        const intake::Imported result = imported(inputs({name}));
        CHECK(result.scenario.log == wanted.scenario.log);
        CHECK(result.bills.rows == 9);
        CHECK(result.bills.refused == 0);
        CHECK(result.bills.official == wanted.bills.official);
        CHECK(result.bills.due == wanted.bills.due);
        CHECK(result.scenario.catalog.flavors.size() == 3);
    }
}

TEST_CASE("a line of totals is named and is no record, the header between records is nothing") {
    const intake::Imported result = imported(inputs({"bills/spreadsheet-us.csv"}));
    CHECK(notes_of(result, intake::SentenceId::line_of_totals) == 1);
    CHECK(subjects(result, intake::notes::row_refused).empty());
    CHECK(subjects(result, intake::notes::row_apart) == Words{"", "bucket-1"});
}

TEST_CASE("times without seconds are completed by the usage and noted once for each pool") {
    const intake::Imported result = imported(inputs({"bills/to-the-minute-cn.csv"}));
    CHECK(notes_of(result, intake::SentenceId::times_without_seconds) == 3);
    Words times;
    for (const LogEntry& entry : result.scenario.log)
        times.push_back(format_instant(entry.at).substr(5, 14) + " " + std::string(word_of(entry.action)));
    // The use from 10:20:05 to 10:45:50 has neither its begin nor its end at a full hour.
    CHECK(times == Words{"10-14T15:29:16 create_pool", "10-14T16:30:00 submit_change_order",
                         "10-14T16:30:00 pay_order", "10-20T10:20:00 create_pool",
                         "10-20T10:45:50 scale_pool", "10-20T11:05:33 delete_pool",
                         "10-31T22:40:07 create_pool"});
}

TEST_CASE("dates that may have the day or the month first are refused, unless the file tells") {
    const auto bill = [](const char* begin, const char* end) {
        return "账单类型,资源ID,SKU编码,单价,官网价(¥),使用开始时间,使用结束时间\n消费-使用,a,f,3.5,3.5," +
               std::string(begin) + "," + end + "\n";
    };
    CHECK(error_of({{"bill.csv", bill("11/3/2025 9:00:00", "11/3/2025 10:00:00")}}) == "import.empty");
    std::string told = bill("11/3/2025 9:00:00", "11/3/2025 10:00:00");
    told += "消费-使用,a,f,3.5,3.5,11/13/2025 9:00:00,11/13/2025 10:00:00\n";
    const Scenario scenario = imported({{"bill.csv", told}}).scenario;
    REQUIRE_FALSE(scenario.log.empty());
    CHECK(format_instant(scenario.log.front().at) == "2025-11-03T09:00:00+08:00");
}

TEST_CASE("a usage that counts the time of several nodes together does not make them one") {
    const char* bill =
        "账单类型,资源ID,SKU编码,单价,官网价(¥),使用开始时间,使用结束时间,使用量,使用量单位\n"
        "消费-使用,a,f,3.5,7,2025-11-03 09:00:00,2025-11-03 10:00:00,7200,秒\n";
    const Scenario scenario = imported({{"bill.csv", bill}}).scenario;
    REQUIRE_FALSE(scenario.log.empty());
    const auto* create = std::get_if<CreatePool>(&scenario.log.front().action);
    REQUIRE(create);
    CHECK(create->nodes.front().count == 2);
}

TEST_CASE("price lists are read as people write them") {
    CHECK(prices_of("code,hourly,monthly,yearly\nf,$0.697,$334.704,\"$3,347.04\"\n") ==
          "f 0.697 334.704 3347.04 USD");
    CHECK(prices_of("code;hourly;monthly;yearly\nf;0,697;334,704;3347,04\n") ==
          "f 0.697 334.704 3347.04 USD");
    CHECK(prices_of("code;hourly;monthly\nf;3,50 €;1.750 €\n") == "f 3.50 1750.00 ? EUR");
    CHECK(prices_of("规格编码,按需(元/小时),包月价格(元),包年(元)\nf,3.50,1750,\"17,500.00\"\n") ==
          "f 3.50 1750.00 17500.00 CNY");
    CHECK(prices_of("Name,Flavor Code,Monthly Price (USD),Hourly Price (USD)\nx,f,3.34704E+02,0.697\n") ==
          "f 0.697 334.704 ? USD");
    CHECK(prices_of("sep=;\ncode;hourly;currency\n=\"f\";=\"3.50\";CNY\n") == "f 3.50 ? ? CNY");
    CHECK(prices_of("code,hourly,monthly\nSSD,0.0004,\n") == "disk SSD 0.0004 USD");
}

TEST_CASE("a web page and an error answer are refused by what they are") {
    Files files = inputs({"pools/one-pool.json"});
    files.push_back({"bill.csv", "<!DOCTYPE html><script>x = {\"a\": {\"b\": 1}}</script>"});
    files.push_back({"pools.json", R"({"error_code": "ModelArts.0203", "error_msg": "Invalid token."})"});
    files.push_back({"nodes.json", R"({"error": {"code": 401, "message": "The token has expired."}})"});
    const intake::Imported result = imported(std::move(files));
    CHECK(result.refused_files == 3);
    CHECK(notes_of(result, intake::SentenceId::file_is_markup) == 1);
    CHECK(notes_of(result, intake::SentenceId::answer_is_error) == 2);
}
