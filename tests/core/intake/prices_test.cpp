// What prices of files become: the catalog, contract discounts, and what is asked for.
#include <doctest/doctest.h>

#include <string>

#include "core/intake/import.hpp"
#include "core/scenario/replay.hpp"
#include "tests/support/imports.hpp"

using namespace poolbill;
using test::Files, test::Words, test::error_of, test::imported, test::inputs, test::subjects;

TEST_CASE("a flavor without a price is asked for, and its pool stays") {
    const intake::Imported result = imported(inputs({"pools/lite-prepaid.json"}));
    CHECK(result.scenario.find_pool("pool-lite-snt9b3"));
    CHECK(result.missing_prices == 2);
    const Flavor& flavor = result.scenario.catalog.flavors.front();
    CHECK(flavor.name == "modelarts.bm.npu.arm.8snt9b3.d");
    CHECK(is_missing(flavor.prices, flavor.origins, PriceKind::hourly));
    CHECK(is_missing(flavor.prices, flavor.origins, PriceKind::monthly));
    CHECK_FALSE(is_missing(flavor.prices, flavor.origins, PriceKind::yearly));
}

TEST_CASE("each price and discount of the catalog says where it comes from") {
    const Catalog inquired = imported(inputs({"prices/month.response.json", "prices/on-demand.response.json",
                                              "prices/on-demand.request.json"}))
                                 .scenario.catalog;
    const Flavor& small = *inquired.find_flavor("modelarts.vm.cpu.8ud");
    REQUIRE(find_origin(small.origins, PriceKind::monthly));
    CHECK(find_origin(small.origins, PriceKind::monthly)->source == PriceSource::inquiry);
    CHECK(find_origin(small.origins, PriceKind::monthly)->place.find("month.response.json") == 0);
    CHECK_FALSE(find_origin(small.origins, PriceKind::monthly)->as_of);
    CHECK(find_origin(small.origins, PriceKind::discount)->source == PriceSource::inquiry);
    CHECK(find_origin(small.origins, PriceKind::yearly) == nullptr);
    const Catalog billed = imported(inputs({"bills/detail-cn.csv"})).scenario.catalog;
    const PriceOrigin* hourly = find_origin(billed.flavors.front().origins, PriceKind::hourly);
    REQUIRE(hourly);
    CHECK(hourly->source == PriceSource::bill);
    CHECK(hourly->place.find("detail-cn.csv, line ") == 0);
    CHECK(hourly->as_of);
}

TEST_CASE("inquiries become a catalog with the contract's discount") {
    const intake::Imported result = imported(inputs(
        {"prices/month.response.json", "prices/on-demand.response.json", "prices/on-demand.request.json"}));
    CHECK(result.scenario.catalog.currency == cny);
    const Prices& small = result.scenario.catalog.find_flavor("modelarts.vm.cpu.8ud")->prices;
    CHECK(to_string(small.hourly) == "3.50");
    CHECK(to_string(*small.monthly) == "1750.00");
    CHECK_FALSE(small.yearly);
    CHECK(small.discount == Discount{1200});
    CHECK(subjects(result, intake::notes::contract_price).empty());
    REQUIRE(result.prices.size() == 4);
    CHECK(to_string(*result.prices[1].contract) == "3260.40");
}

TEST_CASE(
    "an id that two requests use for different flavors gives no price, unless the kind of answer tells them "
    "apart") {
    const std::string answer =
        R"({"currency": "CNY", "product_rating_results": [{"id": "1", "official_website_amount": 3.5}]})";
    const std::string period_answer =
        R"({"currency": "CNY", "official_website_rating_result": {"product_rating_results":
            [{"id": "1", "official_website_amount": 900}]}})";
    const std::string hourly =
        R"({"product_infos": [{"id": "1", "resource_spec": "a", "usage_value": 1, "usage_measure_id": 4}]})";
    const std::string other =
        R"({"product_infos": [{"id": "1", "resource_spec": "b", "usage_value": 1, "usage_measure_id": 4}]})";
    const std::string monthly =
        R"({"product_infos": [{"id": "1", "resource_spec": "b", "period_type": 2, "period_num": 1}]})";
    const Catalog apart =
        imported({{"1", hourly}, {"2", monthly}, {"3", answer}, {"4", period_answer}}).scenario.catalog;
    REQUIRE(apart.find_flavor("a"));
    CHECK(to_string(apart.find_flavor("a")->prices.hourly) == "3.50");
    REQUIRE(apart.find_flavor("b"));
    CHECK(to_string(apart.find_flavor("b")->prices.monthly.value_or(UnitPrice())) == "900.00");
    CHECK(error_of({{"1", hourly}, {"2", other}, {"3", answer}}) == "import.empty");
}

TEST_CASE("a request for half an hour gives no price") {
    Files files = inputs({"prices/on-demand.response.json", "prices/on-demand.request.json"});
    std::string& request = files.back().bytes;
    const std::string one = "\"usage_value\": 1,";
    request.replace(request.find(one), one.size(), "\"usage_value\": 0.5,");
    const intake::Imported result = imported(std::move(files));
    CHECK(subjects(result, intake::notes::item_refused) == Words{"modelarts.vm.cpu.8ud"});
    CHECK_FALSE(result.scenario.catalog.find_flavor("modelarts.vm.cpu.8ud"));
}

TEST_CASE("the discount of a bill's usage becomes that of the catalog") {
    const intake::Imported result = imported(inputs({"bills/contract-cn.csv"}));
    REQUIRE(result.scenario.catalog.find_flavor("modelarts.vm.cpu.8ud"));
    CHECK(result.scenario.catalog.find_flavor("modelarts.vm.cpu.8ud")->prices.discount == Discount{1200});
    CHECK(subjects(result, intake::notes::contract_price).empty());
    CHECK(subjects(result, intake::notes::action_lost).empty());
}

TEST_CASE("a discount that is no percentage leaves the list price and is named") {
    Files files = inputs({"bills/contract-cn.csv"});
    std::string& text = files.front().bytes;
    text.replace(text.find("3.5,0.42,3.08"), 13, "3.5,0.42001,3.07");
    const intake::Imported result = imported(std::move(files));
    CHECK(subjects(result, intake::notes::contract_price) == Words{"modelarts.vm.cpu.8ud"});
    CHECK(result.scenario.catalog.flavors.front().prices.discount.is_none());
}

TEST_CASE("a price for a term is asked for only when no price covers that term") {
    const Files list = inputs({"pools/lite-prepaid.json"});
    const auto missing = [&list](const std::string& period_type, const std::string& prices) {
        Files files = list;
        std::string& text = files.front().bytes;
        for (const char* key : {"\"os.modelarts/period.type\": \"", "\"os.modelarts/period.num\": \""}) {
            const std::size_t at = text.find(key);
            REQUIRE(at != std::string::npos);
            const std::size_t value = at + std::string(key).size();
            text.replace(value, text.find('"', value) - value,
                         std::string(key).find("type") != std::string::npos ? period_type : "1");
        }
        files.push_back(
            {"prices.csv", "code,hourly,monthly,yearly\nmodelarts.bm.npu.arm.8snt9b3.d," + prices});
        return imported(std::move(files)).missing_prices;
    };
    CHECK(missing("3", "2,,1000") == 0);
    CHECK(missing("2", "2,,1000") == 1);
    CHECK(missing("3", "2,100,") == 0);
    CHECK(missing("3", "2,,") == 1);
}

TEST_CASE("blanks around the names of columns do not matter") {
    CHECK(imported({{"prices.csv", "code, hourly ,monthly\na,1,2\n"}}).prices.size() == 2);
    CHECK(subjects(imported({{"prices.csv", "code,hourly\na,1\n"}, {"log", "[INFO] nothing here"}}),
                   intake::notes::file_refused)
              .size() == 1);
}

TEST_CASE("the regions of a calculator's export may be empty") {
    const intake::Imported result =
        imported({{"export.json", R"({"r1": [], "r2": [{"resourceSpecCode": "a", "ONDEMAND": 1}]})"}});
    CHECK(result.scenario.catalog.flavors.size() == 1);
}

TEST_CASE("both shapes of the calculator become the same catalog") {
    const Catalog page = imported(inputs({"prices/calculator-page.json"})).scenario.catalog;
    REQUIRE(page.flavors.size() == 1);
    CHECK(page.flavors.front().name == "8 vCPUs | 32 GiB");
    CHECK(to_string(*page.flavors.front().prices.yearly) == "3347.04");
    CHECK(to_string(page.find_disk("modelarts.storage.volume")->prices.hourly) == "0.0004");
    const Catalog list = imported(inputs({"prices/calculator-export.json"})).scenario.catalog;
    CHECK(list.flavors.front().prices == page.flavors.front().prices);
}

TEST_CASE("a price without a code is left out") {
    const intake::Imported result =
        imported({{"export.json", R"({"r": [{"resourceSpecCode": "a", "ONDEMAND": 1}, {"ONDEMAND": 2}]})"}});
    CHECK(result.scenario.catalog.flavors.size() == 1);
    CHECK(subjects(result, intake::notes::item_refused).size() == 1);
}

TEST_CASE("a plain price list takes prices as people write them") {
    const intake::Imported result =
        imported({{"prices.csv", "code,hourly,monthly,yearly\na,$0.70,\"$1,100.00\",\nb,0.5,,\"1,100\"\n"}});
    const Catalog& catalog = result.scenario.catalog;
    CHECK(to_string(*catalog.find_flavor("a")->prices.monthly) == "1100.00");
    // The other prices say that the comma is none of decimals.
    CHECK(to_string(*catalog.find_flavor("b")->prices.yearly) == "1100.00");
    CHECK(subjects(result, intake::notes::item_refused).empty());
}

TEST_CASE("a price that may mean two things is refused when no other price of the list tells") {
    const intake::Imported result =
        imported({{"prices.csv", "code,hourly,monthly,yearly\na,1,350,\nb,5,,\"1,100\"\n"}});
    CHECK_FALSE(result.scenario.catalog.find_flavor("b")->prices.yearly);
    CHECK(subjects(result, intake::notes::item_refused) == Words{"b"});
}

namespace {

/// A bill of pool "p" with one node, a record for each hour from 15:00 on: its list amount and its discount.
std::string hours_of_bill(const std::vector<std::pair<std::string, std::string>>& hours) {
    std::string csv =
        "resource_id,sku_code,effective_time,expire_time,bill_type,spec_size,spec_size_measure_id,"
        "official_amount,discount_amount,amount,currency\n";
    int hour = 15;
    for (const auto& [list, discount] : hours) {
        const auto at = [](int h) { return "2025-10-14 " + std::to_string(h) + ":00:00"; };
        csv += "p,f," + at(hour) + "," + at(hour + 1) + ",5,1,14," + list + "," + discount + "," + list +
               ",USD\n";
        ++hour;
    }
    return csv;
}

}  // namespace

TEST_CASE(
    "prices of bills that follow one another are changes of the flavor, with the discount of their time") {
    const intake::Imported result =
        imported({{"bill.csv", hours_of_bill({{"3.5", "0"}, {"3.5", "0"}, {"4", "0.4"}, {"4", "0"}})}});
    const Flavor& flavor = *result.scenario.catalog.find_flavor("f");
    CHECK(to_string(flavor.prices.hourly) == "3.50");
    CHECK(flavor.prices.discount.is_none());
    REQUIRE(flavor.changes.size() == 2);
    CHECK(flavor.changes[0].from == *parse_instant("2025-10-14T17:00:00+08:00"));
    CHECK(to_string(flavor.changes[0].prices.hourly) == "4.00");
    CHECK(flavor.changes[0].prices.discount == Discount{1000});
    CHECK(flavor.changes[1].prices.discount.is_none());
    CHECK(subjects(result, intake::notes::price_dated) == Words{"f", "f"});
    CHECK(subjects(result, intake::notes::price_changed).empty());
    const Result<World> world = replay(result.scenario, *parse_instant("2025-10-14T19:00:00+08:00"));
    REQUIRE(world.ok());
    CHECK(to_string(world->bills().total().payable, 2) == "14.60");
}

TEST_CASE("prices that hold at one time are noted, and the first one is taken") {
    std::string bill = hours_of_bill({{"3.5", "0"}, {"3.5", "0"}, {"3.5", "0"}});
    bill += "q,f,2025-10-14 16:00:00,2025-10-14 17:00:00,5,1,14,4,0,4,USD\n";
    const intake::Imported result = imported({{"bill.csv", bill}});
    CHECK(to_string(result.scenario.catalog.find_flavor("f")->prices.hourly) == "3.50");
    CHECK(result.scenario.catalog.find_flavor("f")->changes.empty());
    CHECK(subjects(result, intake::notes::price_changed) == Words{"f"});
}

TEST_CASE("a price list is more reliable than the bills, which then change nothing") {
    const intake::Imported result = imported(
        {{"bill.csv", hours_of_bill({{"3.5", "0"}, {"4", "0"}})}, {"prices.csv", "code,hourly\nf,3\n"}});
    const Flavor& flavor = *result.scenario.catalog.find_flavor("f");
    CHECK(to_string(flavor.prices.hourly) == "3.00");
    CHECK(flavor.changes.empty());
}

TEST_CASE("two currencies are refused with a sentence") {
    CHECK(error_of(inputs({"bills/detail-cn.csv", "bills/records-intl-page-1-of-2.json"})) ==
          "money.currency-mix");
}

TEST_CASE("ids of an inquiry may be numbers, and a price of two nodes is refused once") {
    const intake::Imported result =
        imported(inputs({"prices/number-ids.request.json", "prices/number-ids.response.json"}));
    CHECK(to_string(result.scenario.catalog.find_flavor("modelarts.vm.cpu.8ud")->prices.hourly) == "0.697");
    CHECK(result.scenario.catalog.find_flavor("modelarts.vm.cpu.2u") == nullptr);
    CHECK(subjects(result, intake::notes::item_refused) == Words{"modelarts.vm.cpu.2u"});
    CHECK(subjects(result, intake::notes::choice_needed).empty());
}

TEST_CASE("an inquiry for storage gives the price of a disk") {
    const Catalog catalog =
        imported(
            {{"request.json", R"({"product_infos": [{"id": "1", "resource_spec": "modelarts.storage.volume",
            "usage_measure_id": 4, "resource_size": 1, "size_measure_id": 17}]})"},
             {"answer.json", R"({"currency": "USD", "product_rating_results": [{"id": "1", "amount": 0.0004,
            "official_website_amount": 0.0004}]})"}})
            .scenario.catalog;
    CHECK(catalog.flavors.empty());
    REQUIRE(catalog.find_disk("modelarts.storage.volume"));
    CHECK(to_string(catalog.find_disk("modelarts.storage.volume")->prices.hourly) == "0.0004");
}

TEST_CASE("pools of two regions have two prices, which is no change of the price") {
    const std::string bill =
        "资源ID,SKU编码,区域编码,账单类型,使用开始时间,使用结束时间,单价(¥),官网价(¥)\n"
        "maos-a,f,cn-north-4,消费-使用,2025-10-14 15:00:00,2025-10-14 16:00:00,3.50,3.50\n"
        "maos-b,f,cn-east-3,消费-使用,2025-11-14 15:00:00,2025-11-14 16:00:00,3.20,3.20\n";
    const intake::Imported result = imported({{"bill.csv", bill}});
    CHECK(result.scenario.catalog.find_flavor("f")->changes.empty());
    CHECK(subjects(result, intake::notes::price_changed) == Words{"f"});
}

TEST_CASE("the time that prices take grows with their number, not with its square" * doctest::timeout(30)) {
    constexpr int count = 30'000;
    std::string list = "code,hourly,monthly\n", request = R"({"product_infos": [)";
    std::string answer = R"({"product_rating_results": [)", bill = R"({"fee_records": [)";
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i), separator = i == 0 ? "" : ",";
        list += "listed." + number + ",3.5,1750\n";
        request += separator + R"({"id": ")" + number + R"(", "resource_spec": "asked.)" + number +
                   R"(", "usage_measure_id": 4})";
        answer += separator + R"({"id": ")" + number + R"(", "official_website_amount": 3.5})";
    }
    // As many pools as flavors.
    for (int i = 0; i < count / 10; ++i) {
        const std::string number = std::to_string(i);
        bill += (i == 0 ? "" : ",") +
                (R"({"cloud_service_type": "hws.service.type.modelarts", "resource_id": "pool)" + number +
                 R"(", "bill_type": 5, "charge_mode": "3", "sku_code": "billed.)" + number +
                 R"(", "spec_size": 1, "effective_time": "2025-11-01T00:00:00+08:00",
                     "expire_time": "2025-11-01T01:00:00+08:00", "usage": 3600, "usage_measure_id": 6,
                     "official_amount": 3.5, "discount_amount": 0, "amount": 3.5, "unit_price": 3.5})");
    }
    const intake::Imported result = imported({{"list.csv", list},
                                              {"request.json", request + "]}"},
                                              {"answer.json", answer + "]}"},
                                              {"bill.json", bill + "]}"}});
    CHECK(result.scenario.catalog.flavors.size() == 2 * count + count / 10);
    CHECK(result.missing_prices == 0);
}

namespace {

/// One node of pool "p" from each of these hours on. @param rows  "day,unit price,discount,due" each
Files hours_at(const Words& rows) {
    std::string text =
        "资源ID,SKU编码,账单类型,计费模式,使用开始时间,使用结束时间,单价,官网价,优惠金额,应付金额\n";
    for (const std::string& row : rows) {
        const std::string day = row.substr(0, 2), price = row.substr(3, 4);
        text += "p,f,消费-使用,按需,2025-10-" + day + " 10:00:00,2025-10-" + day + " 11:00:00," + price +
                "," + row.substr(3) + "\n";
    }
    return {{"hours.csv", text}};
}

}  // namespace

TEST_CASE("a price or a discount of bills that comes back is a change of the flavor each time") {
    const intake::Imported result =
        imported(hours_at({"01,3.50,0,3.50", "02,4.00,0,4.00", "03,3.50,0,3.50"}));
    CHECK(subjects(result, intake::notes::price_changed).empty());
    CHECK(subjects(result, intake::notes::price_dated) == Words{"f", "f"});
    const Flavor& flavor = result.scenario.catalog.flavors.front();
    REQUIRE(flavor.changes.size() == 2);
    CHECK(format_instant(flavor.changes[1].from) == "2025-10-03T10:00:00+08:00");
    CHECK(to_string(flavor.changes[1].prices.hourly) == "3.50");
    const Catalog other =
        imported(hours_at({"01,3.50,0.35,3.15", "02,3.50,0,3.50", "03,3.50,0.35,3.15"})).scenario.catalog;
    const Flavor& discounted = other.flavors.front();
    REQUIRE(discounted.changes.size() == 2);
    CHECK(discounted.changes[0].prices.discount.is_none());
    CHECK(discounted.changes[1].prices.discount == Discount{1000});
}

TEST_CASE(
    "usage that costs nothing though its discount is 0 is free, and a discount of 0 is none where the "
    "amounts say so") {
    const intake::Imported free = imported(hours_at({"01,3.50,0,0"}));
    CHECK(free.scenario.catalog.flavors.front().prices.discount == Discount{10'000});
    CHECK(subjects(free, intake::notes::reading_assumed) == Words{""});
    const intake::Imported charged = imported(hours_at({"01,3.50,0,3.50"}));
    CHECK(charged.scenario.catalog.flavors.front().prices.discount.is_none());
    CHECK(subjects(charged, intake::notes::reading_assumed).empty());
}
