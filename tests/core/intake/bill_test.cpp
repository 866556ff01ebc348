// Records of bills that are not what they seem: of nodes, of savings plans, of other regions, in two files.
#include <doctest/doctest.h>

#include <string>

#include "core/intake/import.hpp"
#include "core/time/iso8601.hpp"
#include "tests/support/bills.hpp"

using namespace poolbill;
using test::Files, test::imported, test::inputs, test::says, test::subjects, test::Words;

namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("what a savings plan covers is no node of the pool") {
    Files files = inputs({"bills/records-intl-page-1-of-2.json"});
    const intake::Imported wanted = imported(files);
    std::string& text = files.front().bytes;
    const std::size_t begin = text.find(" {\"customer_id\""), end = text.find('\n', begin) + 1;
    std::string covered = text.substr(begin, end - begin);
    replace_all(covered, "\"charge_mode\":\"3\"", "\"charge_mode\":\"11\"");
    replace_all(covered, "\"id\":\"r-1\"", "\"id\":\"r-9\"");
    text.insert(begin, covered);
    const intake::Imported result = imported(std::move(files));
    CHECK(result.scenario.log == wanted.scenario.log);
    CHECK(result.bills.apart == 1);
}

TEST_CASE("a month and its days beside each other are one bill") {
    const std::string month = inputs({"bills/detail-cn.csv"}).front().bytes;
    const std::size_t header = month.find('\n') + 1;
    const std::size_t third = month.find('\n', month.find('\n', header) + 1) + 1;
    const intake::Imported wanted = imported({{"month.csv", month}});
    const intake::Imported result =
        imported({{"day.csv", month.substr(0, header) + month.substr(third)}, {"month.csv", month}});
    CHECK(result.scenario.log == wanted.scenario.log);
    CHECK(result.bills.due == wanted.bills.due);
    CHECK(result.bills.rows == wanted.bills.rows);
    CHECK(subjects(result, intake::notes::file_twice).size() == 1);
    CHECK(result.bills.reading == intake::RecordReading::per_pool);
}

TEST_CASE("a file that another one was joined to has the records of both once") {
    const std::string month = inputs({"bills/detail-cn.csv"}).front().bytes;
    const intake::Imported wanted = imported({{"month.csv", month}});
    const intake::Imported result = imported({{"joined.csv", month + month}});
    CHECK(result.scenario.log == wanted.scenario.log);
    CHECK(result.bills.due == wanted.bills.due);
    CHECK(result.bills.rows == wanted.bills.rows);
    CHECK(says(result, intake::SentenceId::records_twice));
}

TEST_CASE(
    "records with the same id are one, and those with the same transaction are of nodes, which is said") {
    const auto result_of = [](const std::string& ids) {
        const std::string usage =
            R"({"resource_id": "p", "sku_code": "f", "charge_mode": "3", "bill_type": 5, "unit_price": 1,
                "effective_time": "2025-10-20T02:00:00Z", "expire_time": "2025-10-20T03:00:00Z",
                "official_amount": 1, "amount": 1, )" +
            ids + "}";
        return imported({{"records.json", R"({"fee_records": [)" + usage + "," + usage + "]}"}});
    };
    const intake::Imported same = result_of(R"("id": "r-1", "trade_id": "t-1")");
    CHECK(same.bills.rows == 1);
    CHECK(same.bills.reading == intake::RecordReading::unknown);
    CHECK_FALSE(says(same, intake::SentenceId::records_alike));
    const intake::Imported nodes = result_of(R"("trade_id": "t-1")");
    CHECK(nodes.bills.rows == 2);
    CHECK(nodes.bills.reading == intake::RecordReading::per_node);
    CHECK(says(nodes, intake::SentenceId::records_alike));
}

TEST_CASE("nodes that are billed under their own ids are counted together for the list") {
    Files files = inputs({"bills/records-intl-page-1-of-2.json"});
    std::string& text = files.front().bytes;
    std::string second = text;
    replace_all(text, "maos-a", "node-1");
    replace_all(second, "maos-a", "node-2");
    replace_all(second, "\"id\":\"r-", "\"id\":\"s-");
    files.push_back({"second.json", second});
    files.push_back({"list.json", R"({"kind": "PoolList", "items": [{"kind": "Pool", "metadata": {
        "name": "pool-demo-1", "creationTimestamp": "2025-10-14T07:29:16Z",
        "labels": {"os.modelarts/name": "demo-pool"}, "annotations": {"os.modelarts/billing.mode": "1",
        "os.modelarts/period.num": "1", "os.modelarts/period.type": "2",
        "os.modelarts/flavor.resource.ids": "{\"modelarts.vm.cpu.8ud\": [\"node-1\", \"node-2\"]}"}},
        "spec": {"resources": [{"flavor": "modelarts.vm.cpu.8ud", "count": 2}]}}]})"});
    CHECK_FALSE(says(imported(files), intake::SentenceId::counts_differ));
    replace_all(files.back().bytes, "\"count\": 2", "\"count\": 3");
    CHECK(says(imported(files), intake::SentenceId::counts_differ));
}

TEST_CASE("prices of the pools' region are taken when a list has several regions") {
    const std::string prices =
        "code,region,hourly\nmodelarts.vm.cpu.8ud,sa-brazil-1,0.697\nmodelarts.vm.cpu.8ud,ap-southeast-3,0."
        "66\n";
    const auto hourly_in = [&prices](const std::string& region) {
        Files files = inputs({"pools/one-pool.json"});
        std::string& pool = files.front().bytes;
        const std::string label = "\"labels\":";
        const std::size_t at = pool.find('{', pool.find(label)) + 1;
        pool.insert(at, "\"os.modelarts/region\": \"" + region + "\", ");
        files.push_back({"prices.csv", prices});
        const intake::Imported result = imported(std::move(files));
        CHECK(subjects(result, intake::notes::price_left_out).size() == 1);
        return to_string(result.scenario.catalog.find_flavor("modelarts.vm.cpu.8ud")->prices.hourly);
    };
    CHECK(hourly_in("ap-southeast-3") == "0.66");
    CHECK(hourly_in("sa-brazil-1") == "0.697");
}

TEST_CASE("English columns are the members of the API as words, and the rest is asked for") {
    const std::string head =
        "Billing Cycle,Service Type Code,Resource ID,SKU Code,Bill Type,Effective Time,Expire Time,"
        "Unit Price (USD),Official Amount (USD)";
    const std::string row =
        "2025-10,hws.service.type.modelarts,maos-a,modelarts.vm.cpu.8ud,Expenditure-Use,"
        "2025-10-14 15:00:00 GMT+08:00,2025-10-14 16:00:00 GMT+08:00,0.697,0.697";
    const Scenario scenario = imported({{"bill.csv", head + "\n" + row + "\n"}}).scenario;
    CHECK(scenario.catalog.currency == usd);
    CHECK(scenario.find_pool("maos-a"));
    CHECK(intake::bill_field_of("Resource_ID") == intake::BillField::resource);
    CHECK_FALSE(intake::bill_field_of("Region"));
    CHECK_FALSE(intake::bill_field_of("Resource Type"));
}

TEST_CASE("a bill without a begin of use has it in the time of the expenditure") {
    const std::string bill =
        "账期,资源ID,SKU编码,账单类型,消费时间,单价(¥),官网价(¥)\n"
        "2025-10,maos-a,f,消费-使用,2025-10-14 15:29:16 GMT+08:00-2025-10-14 16:00:00 "
        "GMT+08:00,3.50,1.79277777\n";
    const Scenario scenario = imported({{"bill.csv", bill}}).scenario;
    REQUIRE_FALSE(scenario.log.empty());
    CHECK(format_instant(scenario.log.front().at) == "2025-10-14T15:29:16+08:00");
}

TEST_CASE("hours that are rounded do not change times that have seconds") {
    const auto begin_with = [](const char* hours) {
        const std::string bill =
            "资源ID,SKU编码,账单类型,使用开始时间,使用结束时间,使用量,使用量单位,单价(¥),官网价(¥)\n"
            "maos-a,f,消费-使用,2025-10-14 15:29:16,2025-10-14 16:00:00," +
            std::string(hours) + ",小时,3.50,1.79277777\n";
        return format_instant(imported({{"bill.csv", bill}}).scenario.log.front().at);
    };
    CHECK(begin_with("0.51") == "2025-10-14T15:29:16+08:00");
    CHECK(begin_with("0.5122222222") == "2025-10-14T15:29:16+08:00");
    CHECK(begin_with("1") == "2025-10-14T15:29:16+08:00");
}

TEST_CASE("a table that breaks off in a character gives the records before it") {
    Files files = inputs({"bills/detail-cn.csv"});
    std::string& text = files.front().bytes;
    text.erase(text.rfind("华北") + 1);
    const intake::Imported result = imported(std::move(files));
    CHECK(result.bills.of_pools == 8);
    CHECK(result.bills.refused == 1);
}

TEST_CASE("storage on the bill of a pool is kept with its amount, and said to be no node") {
    const std::string bill =
        "资源ID,SKU编码,账单类型,使用开始时间,使用结束时间,单价(¥),官网价(¥)\n"
        "maos-a,f,消费-使用,2025-10-14 15:00:00,2025-10-14 15:30:00,3.50,1.75\n"
        "maos-a,modelarts.storage.volume,消费-使用,2025-10-14 15:00:00,2025-10-14 15:30:00,0.001,0.25\n";
    const intake::Imported result = imported({{"bill.csv", bill}});
    CHECK(says(result, intake::SentenceId::storage_as_nodes));
    REQUIRE_FALSE(result.scenario.log.empty());
    const auto* create = std::get_if<CreatePool>(&result.scenario.log.front().action);
    REQUIRE(create);
    CHECK(create->nodes.size() == 2);
}
