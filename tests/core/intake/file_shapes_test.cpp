// Files in shapes that programs and people leave: lists of pages, records on lines, files that break off or have nothing.
#include <doctest/doctest.h>

#include <string>

#include "core/intake/import.hpp"
#include "tests/support/imports.hpp"

using namespace poolbill;
using test::Files, test::imported, test::inputs, test::says, test::subjects, test::Words;

namespace {

std::string bytes_of(const char* name) {
    return inputs({name}).front().bytes;
}

/// One hour of usage, before 09:00. @param more  further members
std::string record(const std::string& pool, int hour, const std::string& more = "") {
    const auto time = [](int at) { return "\"2025-11-01T0" + std::to_string(at) + ":00:00+08:00\""; };
    return R"({"cloud_service_type": "hws.service.type.modelarts", "resource_id": ")" + pool +
           R"(", "bill_type": 5, "charge_mode": "3", "sku_code": "f", "spec_size": 1, "effective_time": )" +
           time(hour) + R"(, "expire_time": )" + time(hour + 1) +
           R"(, "usage": 3600, "usage_measure_id": 6, "unit_price": 3.5, "official_amount": 3.5,
              "discount_amount": 0, "amount": 3.5)" +
           more + "}";
}

std::string discounted(std::string text, const std::string& discount, const std::string& due) {
    const std::string none = "\"discount_amount\": 0", whole = "\"amount\": 3.5";
    text.replace(text.find(none), none.size(), "\"discount_amount\": " + discount);
    return text.replace(text.find(whole), whole.size(), "\"amount\": " + due);
}

std::string said_of(Files files, const intake::Selection& selection = {}) {
    intake::ImportOptions options = test::options_at("2025-11-27T10:00:00+08:00");
    options.selection = selection;
    return test::said_of(std::move(files), std::move(options));
}

}  // namespace

TEST_CASE("pages that a program has put into one list are the pages") {
    const std::string pools = bytes_of("pools/standard.json"),
                      bill = bytes_of("bills/records-intl-page-1-of-2.json");
    const intake::Imported listed = imported({{"list", "[" + pools + "," + bill + "]"}});
    const intake::Imported apart = imported({{"pools", pools}, {"bill", bill}});
    CHECK(listed.refused_files == 0);
    CHECK(listed.scenario.pools.size() == apart.scenario.pools.size());
    CHECK(listed.scenario.log == apart.scenario.log);
    CHECK(listed.bills.rows == apart.bills.rows);
    const intake::Imported bare =
        imported({{"list", "[ [" + record("p", 1) + "],[" + record("p", 2) + "]]"}});
    CHECK(bare.bills.rows == 2);
    CHECK(says(said_of({{"numbers", "[[1, 2], [3]]"}}),
               "a list whose first element has no shape that is known"));
}

TEST_CASE("records of a bill may be in no list, one on each line") {
    const intake::Imported lines =
        imported({{"lines", record("p", 1) + "\n" + record("p", 2) + "\n" + record("q", 2) + "\n"}});
    CHECK(lines.refused_files == 0);
    CHECK(lines.bills.rows == 3);
    CHECK(lines.scenario.pools.size() == 2);
    CHECK(imported({{"line", record("p", 1)}}).bills.rows == 1);
}

TEST_CASE("a JSON document that breaks off is said to do so") {
    const std::string whole = bytes_of("bills/records-intl-page-1-of-2.json"),
                      pools = bytes_of("pools/standard.json");
    for (const std::string& text : {whole.substr(0, whole.size() / 2), pools.substr(0, pools.size() / 2),
                                    record("p", 1) + "\n" + record("p", 2).substr(0, 300)}) {
        const std::string said = said_of({{"broken.json", text}});
        CHECK(says(said, "broken.json: The JSON document breaks off"));
        CHECK_FALSE(says(said, "parse error"));
    }
    CHECK(says(said_of({{"broken.json", record("p", 1) + "\n" + record("p", 2) + "\n{\"customer"}}),
               "broken.json: The JSON document breaks off"));
    CHECK(says(said_of({{"wrong.json", "{\"items\": [1,,2]}"}}), "This is not JSON"));
}

TEST_CASE("files without a record are named") {
    const std::string csv = bytes_of("bills/detail-cn.csv");
    CHECK(
        says(said_of({{"header.csv", csv.substr(0, csv.find('\n') + 1)}}), "header.csv: It has no record."));
    CHECK(says(said_of({{"prices.csv", "code,hourly\n"}}), "prices.csv: It has no record."));
    CHECK(says(said_of({{"empty.json", R"({"total_count": 0, "currency": "USD", "fee_records": []})"}}),
               "empty.json: It has no record."));
    CHECK_FALSE(says(said_of({{"refused.csv", "code,hourly\nf,x\n"}}), "It has no record."));
}

TEST_CASE("a list of subscriptions that says that there are more asks for its other pages") {
    const auto page = [](const std::string& resource, const std::string& total) {
        return R"({"data": [{"resource_id": ")" + resource +
               R"(", "effective_time": "2025-06-30T15:10:05Z", "expire_time": "2025-12-31T15:59:59Z",
                   "expire_policy": 3, "status": 2}])" +
               total + "}";
    };
    const Files pool = inputs({"pools/standard.json"});
    const auto missing = [&](Files files) {
        files.push_back(pool.front());
        return subjects(imported(std::move(files)), intake::notes::pages_missing).size();
    };
    CHECK(missing({{"1", page("a", R"(, "total_count": 2)")}}) == 1);
    CHECK(missing({{"1", page("a", R"(, "total_count": 2)")}, {"2", page("b", R"(, "total_count": 2)")}}) ==
          0);
    CHECK(missing({{"1", page("a", "")}}) == 0);
}

TEST_CASE(
    "a bill without a currency is in that of its site, so a bill of another site is refused in any order") {
    const std::string none =
        R"({"currency": "", "fee_records": [)" + record("p", 1, R"(, "region": "ap-southeast-3")") + "]}";
    const std::string yuan =
        R"({"currency": "CNY", "fee_records": [)" + record("q", 1, R"(, "region": "cn-north-4")") + "]}";
    for (const Files& files :
         {Files{{"none.json", none}, {"yuan.json", yuan}}, Files{{"yuan.json", yuan}, {"none.json", none}}}) {
        CHECK(test::error_of(files) == "money.currency-mix");
        CHECK(says(said_of(files),
                   "none.json names no currency, and its region ap-southeast-3 is that of a site with "
                   "USD, but yuan.json is in CNY"));
        intake::ImportOptions options = test::options_at("2025-11-27T10:00:00+08:00");
        options.site = "cn";
        intake::Notes notes;
        CHECK(intake::import_files(files, options, notes).ok());
    }
}

TEST_CASE(
    "of a bill of several projects, accounts and regions one can be taken, and the others are counted") {
    const std::string bill =
        R"({"currency": "CNY", "fee_records": [)" +
        record("p", 1, R"(, "region": "cn-north-4", "enterprise_project_id": "e1", "account_name": "one")") +
        "," +
        record("q", 1, R"(, "region": "cn-east-3", "enterprise_project_id": "e2", "account_name": "two")") +
        "," + record("r", 1, R"(, "region": "cn-east-3")") + "]}";
    const Files files{{"bill.json", bill}};
    const auto pools = [&](const intake::Selection& selection) {
        intake::ImportOptions options = test::options_at("2025-11-27T10:00:00+08:00");
        options.selection = selection;
        intake::Notes notes;
        const auto result = intake::import_files(files, options, notes);
        REQUIRE(result.ok());
        Words ids;
        for (const PoolIdentity& pool : result->scenario.pools)
            ids.push_back(pool.id);
        return ids;
    };
    CHECK(pools({}) == Words{"p", "q", "r"});
    CHECK(pools({"", "e1", ""}) == Words{"p"});
    CHECK(pools({"", "", "two"}) == Words{"q"});
    CHECK(pools({"cn-east-3", "", ""}) == Words{"q", "r"});
    CHECK(says(said_of(files, {"", "e1", ""}),
               "2 of its records do not fit --project \"e1\" and are left out."));
    CHECK(says(said_of(files, {"", "", "x"}),
               "Nothing in the files fits --account \"x\"; they have \"one\", \"two\"."));
}

TEST_CASE("discounts of two accounts are told with the accounts") {
    const std::string bill = R"({"currency": "CNY", "fee_records": [)" +
                             record("p", 2, R"(, "account_name": "one")") + "," +
                             discounted(record("q", 2, R"(, "account_name": "two")"), "0.7", "2.8") + "]}";
    const std::string said = said_of({{"bill.json", bill}});
    CAPTURE(said);
    CHECK(says(said, "Account \"one\" has a discount of 0.00 %, account \"two\" one of 20.00 %"));
}

TEST_CASE("a discount that changes while the price stays is told as that") {
    const std::string said =
        said_of({{"bill.json", R"({"currency": "CNY", "fee_records": [)" + record("p", 1) + "," +
                                   discounted(record("p", 2), "0.42", "3.08") + "]}"}});
    CAPTURE(said);
    CHECK(says(said, "Its discount is 12.00 % from 2025-11-01 02:00:00 (UTC+08:00) on."));
    CHECK_FALSE(says(said, "Its price per hour is"));
}

TEST_CASE("a pool that is left out for its mode or term is told what was found") {
    std::string mode = bytes_of("pools/lite-prepaid.json"), term = mode;
    const auto set = [](std::string& text, const std::string& key, const std::string& value) {
        const std::size_t at = text.find(key) + key.size();
        text.replace(at, text.find('"', at) - at, value);
    };
    set(mode, "\"os.modelarts/billing.mode\": \"", "2");
    set(term, "\"os.modelarts/period.num\": \"", "10");
    CHECK(says(said_of({{"pool.json", mode}}), "Its billing mode is 2; 0 (pay-per-use) and 1"));
    CHECK(says(said_of({{"pool.json", term}}), "bought for \"10\" of period type \"2\""));
}
