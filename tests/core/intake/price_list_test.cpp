// Price lists as people write them: names of columns, currencies, decimal signs, regions and periods.
#include <doctest/doctest.h>

#include <string>

#include "core/intake/import.hpp"
#include "core/intake/number.hpp"
#include "core/json/scenario_json.hpp"
#include "tests/support/imports.hpp"

using namespace poolbill;
using intake::SentenceId;
using test::error_of, test::Files, test::imported, test::said_of, test::says, test::subjects, test::Words;

namespace {

/// "f 0.697 334.704 3347.04 USD", with "-" for a price that is not there.
std::string prices_of(const std::string& list) {
    const Scenario scenario = imported({{"prices.csv", list}}).scenario;
    std::string all;
    for (const Flavor& flavor : scenario.catalog.flavors) {
        all += flavor.code + " " + to_string(flavor.prices.hourly);
        all += " " + (flavor.prices.monthly ? to_string(*flavor.prices.monthly) : "-");
        all += " " + (flavor.prices.yearly ? to_string(*flavor.prices.yearly) : "-") + " ";
    }
    return all + std::string(scenario.catalog.currency.code());
}

}  // namespace

TEST_CASE("the currency of a price list is the one that it names, also when no site has it") {
    CHECK(prices_of("code,hourly,currency\nf,105,JPY\n") == "f 105.00 - - JPY");
    CHECK(prices_of("code,hourly,currency\nf,¥105,jpy\n") == "f 105.00 - - JPY");
    CHECK(prices_of("code,hourly (GBP)\nf,0.55\n") == "f 0.55 - - GBP");
    CHECK(prices_of("code,hourly (R$)\nf,3.80\n") == "f 3.80 - - BRL");
    CHECK(prices_of("code,hourly (£)\nf,3.80\n") == "f 3.80 - - GBP");
    CHECK(prices_of("code,hourly\nf,HK$5.50\n") == "f 5.50 - - HKD");
    CHECK(prices_of("code,hourly\nf,5.50 SGD\n") == "f 5.50 - - SGD");
    CHECK(prices_of("code,hourly (USD)\nf,$5.50\n") == "f 5.50 - - USD");
    CHECK(prices_of("规格编码,按需（元）\nf,3.50\n") == "f 3.50 - - CNY");
}

TEST_CASE("a currency that is not known, or that a list says in two ways, is told and no price is taken") {
    CHECK(says(said_of({{"p.csv", "code,hourly,currency\nf,105,doubloons\n"}}),
               "Its currency \"doubloons\" is not known"));
    CHECK(
        says(said_of({{"p.csv", "code,hourly (X$)\nf,105\n"}}), "Its currency \"hourly (X$)\" is not known"));
    CHECK(says(said_of({{"p.csv", "code,hourly,currency\nf,€105,USD\n"}}), "in EUR by one of its cells"));
    CHECK(says(said_of({{"p.csv", "code,hourly,currency\nf,$105,CNY\n"}}), "in USD by one of its cells"));
    CHECK(says(said_of({{"p.csv", "code,hourly (百万元)\nf,105\n"}}), "is not known"));
}

TEST_CASE("an inquiry's answer in a currency that is not known gives no price") {
    const Files files{
        {"request", R"({"product_infos": [{"id": "1", "resource_spec": "f", "usage_measure_id": 4}]})"},
        {"answer",
         R"({"currency": "doubloons", "product_rating_results": [{"id": "1", "official_website_amount": 3}]})"}};
    CHECK(says(said_of(files), "answer: Its currency \"doubloons\" is not known"));
    CHECK(error_of(files) == "import.empty");
}

TEST_CASE("a price list in two currencies is named once") {
    CHECK(says(said_of({{"p.csv", "code,hourly (USD),monthly (CNY)\nf,0.697,1750\n"}}),
               "p.csv has amounts in USD and in CNY; make a file of each currency"));
}

TEST_CASE("words in which the letters of a currency come are no currency") {
    CHECK_FALSE(intake::currency_in("SKU").has_value());
    CHECK_FALSE(intake::currency_in("(per node)").has_value());
    CHECK(intake::currency_in("Amount (USD)") == usd);
    CHECK(intake::currency_in("USD/pcs/hour") == usd);
    CHECK_FALSE(intake::currency_in("AR$").has_value());
}

TEST_CASE("columns of price lists have the names that people and the vendor's calculator give them") {
    const std::string wanted = "f 0.697 334.704 3347.04 USD";
    for (const char* header :
         {"code,hourly,monthly,yearly", "code,price per hour,price per month,price per year",
          "resourceSpecCode,ONDEMAND,MONTHLY_1,YEARLY_1", "resource_spec,1 hour,1 month,1 year",
          "Flavor,On demand,Monthly price,Annually", "规格代码,按需计费,1个月,1年"}) {
        CAPTURE(header);
        CHECK(prices_of(std::string(header) + "\nf,$0.697,$334.704,$3347.04\n") == wanted);
    }
    CHECK(prices_of(
              "code,period,price,currency\nf,hour,0.697,USD\nf,month,334.704,USD\nf,yearly,3347.04,USD\n") ==
          wanted);
    CHECK(says(said_of({{"p.csv", "code,period,price\nf,hour,3.5\nf,week,300\n"}}),
               "Its period \"week\" is not known; write hour, month or year."));
}

TEST_CASE("a price list without a price or a code is told which names would do") {
    CHECK(says(said_of({{"p.csv", "code,cost\nf,3.5\n"}}),
               "no column of its header is a price (hourly, monthly"));
    CHECK(
        says(said_of({{"p.csv", "machine,hourly\nf,3.5\n"}}), "is the code of a flavor (code, flavor, sku"));
}

TEST_CASE(
    "a number that may be read in two ways is refused when the cells of its list contradict each other") {
    const intake::Imported mixed = imported({{"p.csv", "code;hourly;monthly\na;3,50;1.750\nb;3.60;1800\n"}});
    CHECK(subjects(mixed, intake::notes::item_refused) == Words{"a"});
    CHECK(subjects(mixed, intake::notes::reading_assumed).size() == 1);
    CHECK(to_string(mixed.scenario.catalog.find_flavor("a")->prices.hourly) == "3.50");
    CHECK(to_string(mixed.scenario.catalog.find_flavor("b")->prices.hourly) == "3.60");
    CHECK(subjects(imported({{"p.csv", "code;hourly;monthly\nx;1,100;1.750\ny;2;3\n"}}),
                   intake::notes::item_refused)
              .size() == 2);
    CHECK(prices_of("code;hourly;monthly\na;3,50;1.750\n") == "a 3.50 1750.00 - USD");
    CHECK(prices_of("code,hourly,monthly\na,3.50,1.750\n") == "a 3.50 1.75 - USD");
    CHECK(prices_of("code,hourly,monthly\na,3,1.750\n") == "a 3.00 1.75 - USD");
}

TEST_CASE("the name of a region is no code that leaves its price out") {
    intake::ImportOptions options = test::options_at("2025-11-27T10:00:00+08:00");
    options.selection.region = "cn-north-4";
    const Files files{{"p.csv", "规格编码,按需,区域\nf,3.50,华北-北京四\n"}};
    CHECK(says(said_of(files, options), "Its region \"华北-北京四\" is a name and not a code"));
    intake::Notes notes;
    const auto result = intake::import_files(files, options, notes);
    REQUIRE(result.ok());
    CHECK(to_string(result->scenario.catalog.find_flavor("f")->prices.hourly) == "3.50");
    CHECK(prices_of("code,hourly,区域,区域编码\nf,3.50,华北-北京四,cn-north-4\n") == "f 3.50 - - CNY");
}

TEST_CASE(
    "the chosen region tells the site, and a region that no file has is answered with those there are") {
    const Files files{{"export.json", R"({"ap-southeast-3": [{"resourceSpecCode": "f", "ONDEMAND": 0.7}],
                                          "cn-north-4": [{"resourceSpecCode": "f", "ONDEMAND": 3.5}]})"}};
    intake::ImportOptions options = test::options_at("2025-11-27T10:00:00+08:00");
    options.selection.region = "cn-north-4";
    intake::Notes notes;
    const auto chosen = intake::import_files(files, options, notes);
    REQUIRE(chosen.ok());
    CHECK(chosen->scenario.site == "cn");
    CHECK(chosen->scenario.catalog.currency == cny);
    CHECK(to_string(chosen->scenario.catalog.find_flavor("f")->prices.hourly) == "3.50");
    options.selection.region = "xx-1";
    CHECK(says(said_of(files, options), "they have \"ap-southeast-3\", \"cn-north-4\"."));
    CHECK(says(said_of(files),
               "Files name regions of several sites; intl is taken, by region ap-southeast-3."));
}

TEST_CASE("an inquiry for a second gives no price, one for 3600 seconds gives that of an hour") {
    const std::string answer =
        R"({"currency": "CNY", "product_rating_results": [{"id": "1", "official_website_amount": 3.5}]})";
    const auto request = [](const std::string& usage) {
        return R"({"product_infos": [{"id": "1", "resource_spec": "f", )" + usage + "}]}";
    };
    const auto hourly = [&](const std::string& usage) {
        const auto result =
            imported({{"request", request(usage)}, {"answer", answer}, {"list", "code,hourly\ng,1\n"}});
        const Flavor* flavor = result.scenario.catalog.find_flavor("f");
        return flavor == nullptr ? "-" : to_string(flavor->prices.hourly);
    };
    CHECK(hourly(R"("usage_value": 1, "usage_measure_id": 4)") == "3.50");
    CHECK(hourly(R"("usage_value": 3600, "usage_measure_id": 6)") == "3.50");
    CHECK(hourly(R"("usage_value": 1, "usage_measure_id": 6)") == "-");
    CHECK(hourly(R"("usage_measure_id": 6)") == "-");
    CHECK(hourly(R"("usage_value": 1, "usage_measure_id": 10)") == "-");
    CHECK(hourly(R"("period_type": 1, "period_num": 1)") == "-");
}

TEST_CASE(
    "requests for one flavor that use one id for several periods are told apart by size, or asked about") {
    const std::string hour =
        R"({"product_infos": [{"id": "1", "resource_spec": "f", "usage_measure_id": 4}]})";
    const std::string month = R"({"product_infos": [{"id": "1", "resource_spec": "f", "period_type": 2}]})";
    const std::string year = R"({"product_infos": [{"id": "1", "resource_spec": "f", "period_type": 3}]})";
    const auto of_period = [](const std::string& price) {
        return R"({"currency": "CNY", "official_website_rating_result":
                  {"product_rating_results": [{"id": "1", "official_website_amount": )" +
               price + "}]}}";
    };
    const std::string of_hour =
        R"({"currency": "CNY", "product_rating_results": [{"id": "1", "official_website_amount": 3.5}]})";
    const Files requests{
        {"1", hour}, {"2", month}, {"3", year}, {"4", of_period("17500")}, {"5", of_period("1750")}};
    Files all = requests;
    all.push_back({"6", of_hour});
    const Prices prices = imported(all).scenario.catalog.find_flavor("f")->prices;
    CHECK(to_string(prices.monthly.value_or(UnitPrice())) == "1750.00");
    CHECK(to_string(prices.yearly.value_or(UnitPrice())) == "17500.00");
    const std::string said = said_of(requests);
    CHECK(says(said, "Several requests for \"f\" use the id \"1\" for different periods"));
    CHECK_FALSE(says(said, "different flavors"));
}

TEST_CASE("a price that an own scenario lacks is filled in, and one that it has stays") {
    const Scenario first = imported({{"list.csv", "code,hourly\nf,3.5\n"}}).scenario;
    const auto again = [&](const std::string& list) {
        const Scenario scenario =
            imported({{"first.json", json::write_scenario(first)}, {"list.csv", list}}).scenario;
        const Prices& prices = scenario.catalog.find_flavor("f")->prices;
        return to_string(prices.hourly) + " " + to_string(prices.monthly.value_or(UnitPrice()));
    };
    CHECK(again("code,hourly,monthly\nf,4,1750\n") == "3.50 1750.00");
}

TEST_CASE("of a scenario and a catalog the scenario is taken, in any order, and the other one is named") {
    const std::string catalog =
        json::write_scenario(imported({{"list.csv", "code,hourly\nf,3.5\n"}}).scenario);
    const Files bill = test::inputs({"bills/records-intl.scenario.json"});
    const std::size_t count = imported(bill).scenario.pools.size();
    REQUIRE(count > 0);
    for (const Files& files :
         {Files{bill.front(), {"catalog.json", catalog}}, Files{{"catalog.json", catalog}, bill.front()}}) {
        const intake::Imported result = imported(files);
        CHECK(result.scenario.pools.size() == count);
        REQUIRE(subjects(result, intake::notes::item_refused).size() == 1);
        CHECK(says(said_of(files), "catalog.json: The scenario is left out"));
    }
}

TEST_CASE("a bill whose columns are not known is not taken for a price list without prices") {
    const std::string bill =
        "Resource,Flavor Code,From,To,List,Rebate,Due,Kind,Mode,Unit Price\np,f,1,2,3,4,5,6,7,8\n";
    CHECK(says(said_of({{"bill.csv", bill}}), "no column of its header is a resource id"));
}
