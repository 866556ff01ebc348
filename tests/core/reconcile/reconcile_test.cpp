// Bills against scenarios: the files in tests/inputs, and each kind of difference made on purpose.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/cli/run.hpp"
#include "core/intake/import.hpp"
#include "core/json/scenario_json.hpp"
#include "core/reconcile/reconcile.hpp"
#include "core/scenario/replay.hpp"
#include "core/time/iso8601.hpp"
#include "core/time/zone.hpp"
#include "tests/support/input_files.hpp"

using namespace poolbill;
using reconcile::Cause, reconcile::Verdict;
using test::inputs;

namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

void replace(std::string& text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
}

World world_of(const std::string& scenario_text) {
    const Result<Scenario, Errors> scenario = json::parse_scenario(scenario_text);
    REQUIRE(scenario.ok());
    Result<World> world = replay(*scenario, scenario->now);
    REQUIRE(world.ok());
    return std::move(world).value();
}

/// All of it: two reconciliations are the same when their texts are.
std::string text_of(const reconcile::Reconciliation& result) {
    std::string text;
    const auto add = [&text](std::string_view part) { text.append(part) += '|'; };
    const auto add_month = [&add](BillMonth month) { add(format_instant(interval_of(month).begin)); };
    for (const reconcile::Row& row : result.rows) {
        add(to_string(row.verdict));
        add(to_string(row.cause));
        add_month(row.month);
        add(row.pool);
        add(row.flavor);
        for (const auto& instant : {row.begin, row.end})
            add(instant ? format_instant(*instant) : "");
        for (const auto& amount : {row.in_bill, row.here})
            add(amount ? to_string(*amount) : "");
        add(row.place.file);
        add(to_string(row.place.part));
    }
    for (const reconcile::Sum& sum : result.sums) {
        add_month(sum.month);
        add(sum.pool);
        add(std::to_string(sum.rows));
        for (const AmountSum& amounts : {sum.in_bill, sum.here})
            add(to_string(amounts.amount().value()));
    }
    for (const std::string& pages : result.missing_pages)
        add(pages);
    return text;
}

/// At once, which must be the same as in pieces.
reconcile::Reconciliation reconciled(const World& world, const intake::BillTable& bills) {
    const reconcile::Reconciliation whole = reconcile::reconcile(world, bills);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}}) {
        reconcile::Reconciling reconciling(world, bills);
        float before = 0;
        while (reconciling.advance(piece)) {
            CHECK(reconciling.progress() >= before);
            before = reconciling.progress();
        }
        CHECK(reconciling.progress() == 1);
        const reconcile::Reconciliation result = std::move(reconciling).take();
        CAPTURE(piece);
        CHECK(text_of(result) == text_of(whole));
        CHECK(result.rounding == whole.rounding);
    }
    return whole;
}

struct Both {
    std::string scenario = inputs({"bills/detail-cn.scenario.json"}).front().bytes;
    std::string bill = inputs({"bills/detail-cn.csv"}).front().bytes;

    reconcile::Reconciliation result() const {
        Result<intake::Facts> facts = intake::read_bills({{"bill.csv", bill}}, {});
        REQUIRE(facts.ok());
        return reconciled(world_of(scenario), facts->bills);
    }
    /// "verdict cause" of every record that is neither equal nor apart, and of lines that are only here.
    std::vector<std::string> findings() const {
        std::vector<std::string> found;
        for (const reconcile::Row& row : result().rows) {
            if (row.verdict == Verdict::equal || row.verdict == Verdict::apart) continue;
            found.push_back(std::string(to_string(row.verdict)) + " " + std::string(to_string(row.cause)));
        }
        return found;
    }
};

using Lines = std::vector<std::string>;

/// A file with a record for each of the two nodes of the hour 22:40:07 to 23:00:00 and of the next one.
std::string bill_per_node() {
    const std::string records[] = {"22:40:07+08:00,2025-10-31T23:00:00+08:00,7.41,1193,秒,2.45559166,2.45",
                                   "23:00:00+08:00,2025-11-01T00:00:00+08:00,7.41,3600,秒,7.41,7.41"};
    std::string text =
        "产品类型编码,资源ID,SKU编码,账单类型,计费模式,账期,使用开始时间,使用结束时间,单价,使用量,使用量单位,"
        "官网价(¥),应付金额(¥)\n";
    for (const std::string& record : records) {
        for (int node = 0; node < 2; ++node)
            text +=
                "hws.service.type.modelarts,maos-b,modelarts.vm.cpu.16u64g.d,消费-使用,按需,2025-10,2025-10-"
                "31T" +
                record + "\n";
    }
    return text;
}

/// The files reconciled with the scenario that is imported from them.
reconcile::Reconciliation with_own_import(const std::vector<intake::NamedFile>& files) {
    intake::ImportOptions options;
    options.now = *parse_instant("2025-11-27T10:00:00+08:00");
    intake::Notes notes;
    const Result<intake::Imported> imported = intake::import_files(files, options, notes);
    REQUIRE(imported.ok());
    const Result<World> world = replay(imported->scenario, imported->scenario.now);
    REQUIRE(world.ok());
    const Result<intake::Facts> facts = intake::read_bills(files, {});
    REQUIRE(facts.ok());
    return reconciled(*world, facts->bills);
}

/// The two pages of an answer. The second one has the last two records of the file.
std::vector<intake::NamedFile> two_pages(const std::string& total) {
    std::vector<intake::NamedFile> pages = inputs({"bills/records-intl-page-1-of-2.json"});
    replace(pages.front().bytes, "\"total_count\":7", "\"total_count\":" + total);
    const std::string& first = pages.front().bytes;
    const std::size_t fourth = first.find(" {\"customer_id\"", first.find("\"id\":\"r-3\""));
    pages.push_back({"page-2.json", first.substr(0, first.find('\n') + 1) + first.substr(fourth)});
    replace_all(pages.back().bytes, "\"id\":\"r-", "\"id\":\"s-");
    return pages;
}

/// The same page of another answer: its records have other ids.
intake::NamedFile other_page(const char* name, const intake::NamedFile& page) {
    intake::NamedFile other{name, page.bytes};
    replace_all(other.bytes, "\"id\":\"", "\"id\":\"other-");
    return other;
}

}  // namespace

TEST_CASE("a bill reconciled with the scenario imported from it alone does not differ") {
    for (const char* name : {"bills/detail-cn.csv", "bills/records-intl-page-1-of-2.json",
                             "bills/renewed-ahead-cn.csv", "bills/contract-cn.csv"}) {
        CAPTURE(name);
        const reconcile::Reconciliation result = with_own_import(inputs({name}));
        CHECK_FALSE(result.differs());
        CHECK(result.count(Verdict::equal) >= 3);
    }
    CHECK_FALSE(with_own_import({{"bill.csv", bill_per_node()}}).differs());
}

TEST_CASE("each line is compared once, wherever the pieces of its month begin") {
    std::string bill =
        "产品类型编码,资源ID,SKU编码,账单类型,计费模式,使用开始时间,使用结束时间,单价,官网价(¥),应付金额(¥)"
        "\n";
    const Instant first = *parse_instant("2025-10-03T00:00:00+08:00");
    for (int hour = 0; hour < 100; ++hour) {
        const Instant begin = first + std::chrono::hours{hour};
        bill += "hws.service.type.modelarts,maos-b,modelarts.vm.cpu.8u,消费-使用,按需," +
                format_instant(begin) + "," + format_instant(begin + std::chrono::hours{1}) +
                ",3.50,3.50,3.50\n";
    }
    const reconcile::Reconciliation result = with_own_import({{"bill.csv", bill}});
    CHECK(result.count(Verdict::equal) == 100);
}

TEST_CASE("a renewal that was paid ahead is compared in the month of its payment") {
    const reconcile::Reconciliation result = with_own_import(inputs({"bills/renewed-ahead-cn.csv"}));
    CHECK(result.count(Verdict::equal) == 4);
    CHECK(result.count(Verdict::only_in_bill) == 0);
}

TEST_CASE("pages that complete each other are not incomplete, and hide no missing record") {
    const World world = world_of(inputs({"bills/records-intl.scenario.json"}).front().bytes);
    Result<intake::Facts> facts = intake::read_bills(two_pages("7"), {});
    REQUIRE(facts.ok());
    CHECK(reconcile::reconcile(world, facts->bills).missing_pages.empty());

    std::vector<intake::NamedFile> shorter = two_pages("6");
    std::string& first = shorter.front().bytes;
    const std::size_t record = first.find(" {\"customer_id\"");
    first.erase(record, first.find('\n', record) + 1 - record);
    facts = intake::read_bills(std::move(shorter), {});
    REQUIRE(facts.ok());
    const reconcile::Reconciliation result = reconcile::reconcile(world, facts->bills);
    CHECK(result.count(Verdict::only_here) == 1);
    CHECK(result.rows.back().cause == Cause::none);
    CHECK(result.differs());
}

TEST_CASE("two answers that have the same total are not pages of one") {
    // The first page alone has five of seven; twice as many are said and given by two such answers.
    std::vector<intake::NamedFile> answers = inputs({"bills/records-intl-page-1-of-2.json"});
    answers.push_back(other_page("other.json", answers.front()));
    const Result<intake::Facts> facts = intake::read_bills(std::move(answers), {});
    REQUIRE(facts.ok());
    const std::vector<intake::BillAnswer> found = facts->bills.answers();
    REQUIRE(found.size() == 2);
    CHECK(found.front().missing() > 0);
    CHECK(found.back().missing() > 0);
}

TEST_CASE("a page that was asked for twice is taken once, and so is a record on two pages") {
    const World world = world_of(inputs({"bills/records-intl.scenario.json"}).front().bytes);
    std::vector<intake::NamedFile> pages = two_pages("7");
    pages.push_back({"page-1-again.json", pages.front().bytes + " "});
    // The third record was on the first page when the second one was asked for.
    const std::string& first = pages.front().bytes;
    const std::size_t third = first.find(" {\"customer_id\"", first.find("\"id\":\"r-2\""));
    const std::size_t end = first.find('\n', third) + 1;
    pages[1].bytes.insert(pages[1].bytes.find(" {"), first.substr(third, end - third));
    const Result<intake::Facts> facts = intake::read_bills(std::move(pages), {});
    REQUIRE(facts.ok());
    CHECK(facts->bills.rows.size() == 7);
    REQUIRE(facts->bills.answers().size() == 1);
    CHECK(facts->bills.answers().front().missing() == 0);
    const reconcile::Reconciliation result = reconcile::reconcile(world, facts->bills);
    CHECK(result.count(Verdict::equal) == 3);
    std::vector<std::string> twice;
    for (const intake::Note& note : facts->notes.all())
        if (note.rule.code == intake::notes::file_twice.code) twice.push_back(note.place.file);
    CHECK(twice == std::vector<std::string>{"page-2.json", "page-1-again.json"});
}

TEST_CASE("the pages of two answers with the same total find each other in any order") {
    const std::vector<intake::NamedFile> pages = two_pages("7");
    const intake::NamedFile &first = pages.front(), &last = pages.back();
    const intake::NamedFile other_first = other_page("other-1.json", first);
    const intake::NamedFile other_last = other_page("other-2.json", last);
    for (const std::vector<intake::NamedFile>& order : {std::vector{last, other_last, first, other_first},
                                                        std::vector{first, last, other_first, other_last},
                                                        std::vector{last, other_first, other_last, first}}) {
        const Result<intake::Facts> facts = intake::read_bills(order, {});
        REQUIRE(facts.ok());
        const std::vector<intake::BillAnswer> found = facts->bills.answers();
        REQUIRE(found.size() == 2);
        CHECK(found.front().first_file == 0);
        for (const intake::BillAnswer& answer : found) {
            CHECK(answer.pages == 2);
            CHECK(answer.missing() == 0);
        }
    }
}

TEST_CASE("a file without a column for the service is a bill of pools") {
    Both both;
    both.bill = bill_per_node();
    replace_all(both.bill, "产品类型编码,", "");
    replace_all(both.bill, "hws.service.type.modelarts,", "");
    CHECK(both.result().count(Verdict::equal) == 4);
}

TEST_CASE("files in which no record is of a pool are refused, because nothing would be compared") {
    std::string bill = bill_per_node();
    replace_all(bill, "type.modelarts", "type.obs");
    const Result<intake::Facts> others = intake::read_bills({{"bill.csv", bill}}, {});
    REQUIRE_FALSE(others.ok());
    CHECK(others.error().code == "import.empty");
    bill = bill_per_node();
    replace_all(bill, "maos-b", "--");
    CHECK_FALSE(intake::read_bills({{"bill.csv", bill}}, {}).ok());
}

TEST_CASE("a charge that names no pool is apart, and makes a difference") {
    Both both;
    const std::size_t begin = both.bill.find("2025-10,default", both.bill.find("t-0007"));
    std::string extra = both.bill.substr(begin, both.bill.find('\n', begin) + 1 - begin);
    replace(extra, "maos-b", "--");
    both.bill += extra;
    const reconcile::Reconciliation result = both.result();
    CHECK(to_string(result.rows.back().cause) == "no-resource");
    CHECK(result.differs());
}

TEST_CASE("a bill of the scenario's own pools is equal row by row") {
    const reconcile::Reconciliation result = Both().result();
    CHECK(result.count(Verdict::equal) == 8);
    CHECK(result.count(Verdict::apart) == 1);
    CHECK(result.rows.size() == 9);
    CHECK_FALSE(result.differs());
    REQUIRE(result.sums.size() == 4);
    CHECK(result.sums.back().pool.empty());
    CHECK(to_string(result.sums.back().in_bill.bounded(), 2) == "1791.71");
    CHECK(result.sums.back().in_bill == result.sums.back().here);
}

TEST_CASE("a page of API records is equal, with its tax apart and its missing page named") {
    Result<intake::Facts> facts = intake::read_bills(inputs({"bills/records-intl-page-1-of-2.json"}), {});
    REQUIRE(facts.ok());
    const auto result = reconcile::reconcile(
        world_of(inputs({"bills/records-intl.scenario.json"}).front().bytes), facts->bills);
    CHECK(result.count(Verdict::equal) == 3);
    CHECK(result.count(Verdict::apart) == 2);
    CHECK(result.missing_pages.size() == 1);
    CHECK_FALSE(result.differs());
}

TEST_CASE("one cent is the last digit where lines are cut to cents, and more is a difference") {
    Both both;
    replace(both.bill, "1.79277777,0,1.79,1.79", "1.79277777,0,1.78,1.78");
    CHECK(both.findings() == Lines{"last-digit "});
    CHECK_FALSE(both.result().differs());
    replace(both.bill, "1.79277777,0,1.78,1.78", "1.79277777,0,1.70,1.70");
    CHECK(both.findings() == Lines{"different "});
    CHECK(both.result().differs());
}

TEST_CASE("the likely cause of a difference is found by trying it") {
    Both rounded;
    replace(rounded.bill, "1.77916666,0,1.77,1.77", "1.77916666,0,1.78,1.78");
    CHECK(rounded.findings() == Lines{"different rounding-policy"});
    Both discounted;
    replace(discounted.bill, "14.82000000,0,14.82", "14.82000000,1.482,13.33");
    CHECK(discounted.findings() == Lines{"different discount"});
    Both priced;
    replace(priced.scenario, "\"hourly\": \"7.41\"", "\"hourly\": \"7.40\"");
    CHECK(priced.findings() == Lines{"different price", "different price"});
    Both counted;
    replace(counted.scenario, "\"count\": 2", "\"count\": 1");
    CHECK(counted.findings() == Lines{"different node-count", "different node-count"});
}

TEST_CASE("the month of a record is compared too") {
    Both both;
    replace(both.bill, "2025-10,default,0,demo,hws.service.type.modelarts",
            "2025-11,default,0,demo,hws.service.type.modelarts");
    const Lines found = both.findings();
    REQUIRE(found.size() >= 1);
    CHECK(found.front() == "different month-rule");
}

TEST_CASE("a record is on the bill of the month that the site's rule says") {
    // In July 2024 the site eu still went by the transaction, which is in August.
    Both both;
    both.bill = bill_per_node();
    replace_all(both.bill, "2025-10-31", "2024-07-31");
    replace_all(both.bill, "2025-11-01", "2024-08-01");
    replace_all(both.bill, "按需,2025-10", "按需,2024-08");
    replace_all(both.bill, "2.45,", "2.45559166,");
    replace_all(both.bill, "2.45\n", "2.45559166\n");
    both.scenario =
        R"({"format": "poolbill/scenario", "version": 1, "site": "eu",
            "settings": {"bill_month": "by-date"}, "catalog": {"currency": "EUR",
            "flavors": [{"code": "modelarts.vm.cpu.16u64g.d", "hourly": "7.41"}]},
            "pools": [{"id": "maos-b", "name": "b", "type": "dedicated"}], "actions": [
            {"at": "2024-07-31T22:40:07+08:00", "do": "create_pool", "pool": "maos-b",
             "nodes": [{"flavor": "modelarts.vm.cpu.16u64g.d", "count": 2}]},
            {"at": "2024-08-01T00:00:00+08:00", "do": "delete_pool", "pool": "maos-b"}],
            "now": "2024-09-04T10:00:00+08:00"})";
    const reconcile::Reconciliation result = both.result();
    CHECK(result.rows.size() == 4);
    CHECK(result.rows.back().verdict == Verdict::equal);
    CHECK(result.rows.back().cause == Cause::none);
}

TEST_CASE("a record without a line, and a line without a record, are both named") {
    Both renamed;
    replace(renamed.bill, "maos-c", "maos-x");
    CHECK(renamed.findings() == Lines{"only-in-bill unknown-pool", "only-here "});
    CHECK(renamed.result().differs());
    Both late;
    replace(late.scenario, "2025-10-31T22:40:07", "2025-10-31T22:50:07");
    CHECK(late.findings() == Lines{"different period"});
    Both later;
    replace(later.scenario, "2025-10-31T22:40:07", "2025-10-31T23:10:00");
    CHECK(later.findings() == Lines{"only-in-bill no-line", "different period"});
}

TEST_CASE("records for each node are compared with a node's share, cut on its own") {
    Both both;
    both.bill = bill_per_node();
    const reconcile::Reconciliation result = both.result();
    CHECK(result.count(Verdict::equal) == 4);
    both.bill.erase(both.bill.rfind("hws.service"));
    CHECK(both.findings().front() == "different node-count");
}

TEST_CASE("reconcile on the command line says by its exit code whether anything differs") {
    const auto run = [](const std::string& bill) {
        const std::string scenario = inputs({"bills/detail-cn.scenario.json"}).front().bytes;
        const std::vector<std::string_view> arguments{"reconcile", "scenario", "bill", "--format", "csv"};
        std::string out, err;
        const int code = cli::run(
            arguments,
            {[&](const std::string& name) { return std::optional(name == "bill" ? bill : scenario); }, {}},
            exports::into(out), err);
        return std::to_string(code) + " " + out.substr(0, out.find("\r\n"));
    };
    const std::string head = "verdict,cause,month,pool,flavor,begin,end,bill,here,file,place";
    CHECK(run(Both().bill) == "0 " + head);
    Both other;
    replace(other.bill, "5.59,5.59", "6.00,6.00");
    CHECK(run(other.bill) == "3 " + head);
    CHECK(run("PK\x03\x04") == "1 ");
    CHECK(run(inputs({"bills/records-intl-page-1-of-2.json"}).front().bytes) == "1 ");  // in another currency
}
