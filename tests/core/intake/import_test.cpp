// What `poolbill import` makes of the files in tests/inputs, and of files that are not as they should be.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/intake/import.hpp"
#include "core/json/document.hpp"
#include "core/json/scenario_json.hpp"
#include "core/scenario/replay.hpp"
#include "core/scenario/statement.hpp"
#include "core/time/iso8601.hpp"
#include "tests/support/imports.hpp"

using namespace poolbill;
using test::Files, test::Words, test::error_of, test::imported, test::inputs, test::subjects;

namespace {

Scenario scenario_in(const char* name) {
    const Result<Scenario, Errors> scenario = json::parse_scenario(inputs({name}).front().bytes);
    REQUIRE(scenario.ok());
    return *scenario;
}

std::vector<std::string> ids_of(const Scenario& scenario) {
    std::vector<std::string> ids;
    for (const PoolIdentity& pool : scenario.pools)
        ids.push_back(pool.id);
    return ids;
}

std::string due_in(const Scenario& scenario, const char* month, const char* until) {
    const Result<World> world = replay(scenario, *parse_instant(until));
    REQUIRE(world.ok());
    for (const Statement& each : statements(*world, StatementPeriod::month))
        if (each.label == month) return to_string(each.due, 2);
    return "";
}

}  // namespace

TEST_CASE("a CN detail CSV becomes the scenario that was typed by hand") {
    const intake::Imported result = imported(inputs({"bills/detail-cn.csv"}));
    Scenario wanted = scenario_in("bills/detail-cn.scenario.json");
    // The file ends with October: that pool B was deleted in November is not in it.
    wanted.log.pop_back();
    CHECK(result.scenario.log == wanted.log);
    CHECK(result.scenario.site == "cn");
    CHECK(ids_of(result.scenario) == Words{"maos-a", "maos-c", "maos-b"});
    CHECK(result.scenario.pools[1].name == "训练,三组");
    for (const Flavor& flavor : wanted.catalog.flavors)
        CHECK(result.scenario.catalog.find_flavor(flavor.code)->prices == flavor.prices);
    CHECK(subjects(result, intake::notes::state_unknown) == Words{"maos-a", "maos-b"});
    CHECK(result.scenario.now == *parse_instant("2025-11-27T10:00:00+08:00"));
}

TEST_CASE("the sums of a bill file are those of its rows, and the other reading is named") {
    const intake::BillFigures bills = imported(inputs({"bills/detail-cn.csv"})).bills;
    CHECK(bills.rows == 9);
    CHECK(bills.of_pools == 8);
    CHECK(bills.other_services == 1);
    CHECK(to_string(bills.official) == "1791.74057775");
    CHECK(to_string(bills.due, 2) == "1791.71");
    CHECK(bills.reading == intake::RecordReading::per_pool);
    REQUIRE(bills.due_per_node);
    CHECK(to_string(*bills.due_per_node, 2) == "1791.68");
}

TEST_CASE("API records become the scenario that was typed by hand, and the missing page is named") {
    const intake::Imported result = imported(inputs({"bills/records-intl-page-1-of-2.json"}));
    const Scenario wanted = scenario_in("bills/records-intl.scenario.json");
    CHECK(result.scenario.log == wanted.log);
    CHECK(result.scenario.site == "intl");
    CHECK(result.bills.of_pools == 3);
    CHECK(result.bills.taxes == 1);
    CHECK(result.bills.other_services == 1);
    CHECK(result.bills.said == 7);
    CHECK(to_string(result.bills.official) == "335.41532721");
    CHECK(subjects(result, intake::notes::pages_missing).size() == 1);
}

TEST_CASE("nodes dropped beside a list give every scaling at its second") {
    const intake::Imported result =
        imported(inputs({"pools/scaled-nodes.json", "pools/prices.json", "pools/scaled-list.json"}));
    Words actions;
    for (const LogEntry& entry : result.scenario.log)
        actions.push_back(format_instant(entry.at) + " " + std::string(word_of(entry.action)));
    CHECK(actions == Words{"2025-10-05T09:10:05+08:00 create_pool", "2025-10-12T11:25:50+08:00 scale_pool",
                           "2025-10-20T14:00:00+08:00 scale_pool"});
    CHECK(due_in(result.scenario, "2025-10", "2025-11-04T00:00:00+08:00") == "4834.89");
}

namespace {

/// The pool of renewed-ahead-cn.csv as a list has it, with automatic renewal on.
intake::NamedFile list_of_billed_pool() {
    return {"list.json", R"({"kind": "PoolList", "items": [{"kind": "Pool", "metadata": {"name": "pool-a",
        "creationTimestamp": "2025-10-14T07:29:16Z", "labels": {"os.modelarts/resource.id": "maos-a"},
        "annotations": {"os.modelarts/billing.mode": "1", "os.modelarts/period.num": "1",
        "os.modelarts/period.type": "2", "os.modelarts/auto.renew": "1", "os.modelarts/order.id": "CS1"}},
        "spec": {"resources": [{"flavor": "modelarts.vm.cpu.8ud", "count": 1}]}, "status": {"phase": "Running"}}]})"};
}

}  // namespace

TEST_CASE("a list of the nodes of a pool that bills know is not asked about") {
    Files files = inputs({"bills/renewed-ahead-cn.csv"});
    files.push_back({"nodes.json", R"({"kind": "NodeList", "items": [{"kind": "Node", "metadata": {
        "creationTimestamp": "2025-10-14T07:29:16Z"}, "spec": {"flavor": "modelarts.vm.cpu.8ud"}}]})"});
    CHECK(subjects(imported(files), intake::notes::choice_needed).empty());
    files.push_back(list_of_billed_pool());
    CHECK(subjects(imported(files), intake::notes::choice_needed).empty());
    // Two nodes are of another pool, which no file has.
    std::string& nodes = files[1].bytes;
    const std::size_t node = nodes.find("{\"kind\": \"Node\",");
    nodes.insert(node, nodes.substr(node, nodes.rfind(']') - node) + ", ");
    CHECK(subjects(imported(files), intake::notes::choice_needed).size() == 1);
}

TEST_CASE("a pool that bills know keeps the automatic renewal that its list says") {
    Files files = inputs({"bills/renewed-ahead-cn.csv"});
    const auto renews = [](const Scenario& scenario) {
        const Result<World> world = replay(scenario, *parse_instant("2025-11-27T10:00:00+08:00"));
        REQUIRE(world.ok());
        return world->pools[0].subscription && world->pools[0].subscription->auto_renew;
    };
    CHECK_FALSE(renews(imported(files).scenario));
    files.push_back(list_of_billed_pool());
    const intake::Imported result = imported(files);
    CHECK(renews(result.scenario));
    CHECK(subjects(result, intake::notes::value_assumed) == Words{"maos-a"});
}

TEST_CASE("a list alone is taken with what it assumes") {
    const intake::Imported result = imported(inputs({"pools/scaled-list.json", "pools/prices.json"}));
    CHECK(ids_of(result.scenario) == Words{"pool-scaled"});
    CHECK(subjects(result, intake::notes::history_assumed) == Words{"pool-scaled"});
}

TEST_CASE("billed data disks and mixed flavors come with the pool") {
    const intake::Imported result = imported(inputs({"pools/standard.json", "pools/prices.json"}));
    const auto& create = std::get<CreatePool>(result.scenario.log.front().action);
    CHECK(create.nodes.size() == 2);
    CHECK(create.disks == std::vector<DiskGroup>{{"SSD", 500, 2}});
    CHECK(result.missing_prices == 0);
}

TEST_CASE("each pool of a list is taken, or left out with its reason") {
    const intake::Imported result = imported(inputs({"pools/odd-ones.json", "pools/prices.json"}));
    CHECK(ids_of(result.scenario) == Words{"pool-new", "pool-nullann"});
    CHECK(subjects(result, intake::notes::pool_left_out) ==
          Words{"pool-sub-1", "pool-failed", "pool-free", "pool-empty"});
    CHECK(subjects(result, intake::notes::value_assumed) == Words{"pool-new", "pool-nullann"});
}

TEST_CASE("a term that is over, of a pool that is still listed, is asked about") {
    const intake::Imported result =
        imported(inputs({"pools/lite-prepaid.json", "pools/prices.json"}), "2026-02-01T10:00:00+08:00");
    CHECK(subjects(result, intake::notes::state_unknown) == Words{"pool-lite-snt9b3"});
}

TEST_CASE("lists are read whatever a command line made of them") {
    CHECK(ids_of(imported(inputs({"pools/command-line-bom-crlf.json"})).scenario) == Words{"pool-koo"});
    CHECK(ids_of(imported(inputs({"pools/bare-list.json"})).scenario) == Words{"pool-koo"});
    CHECK(ids_of(imported(inputs({"pools/one-pool.json"})).scenario) == Words{"pool-koo"});
    const intake::Imported pages = imported(inputs({"pools/two-pages.json"}));
    CHECK(ids_of(pages.scenario) == Words{"pool-koo", "pool-koo-2"});
    CHECK(subjects(pages, intake::notes::pages_missing).size() == 1);
    Files complete = inputs({"pools/two-pages.json"});
    std::string& text = complete.front().bytes;
    const std::string further = "\"continue\": \"eyJvIjoxMH0=\", \"remainingItemCount\": 7";
    text.replace(text.rfind(further), further.size(), "");
    text.replace(text.find(further), further.size(),
                 "\"continue\": \"eyJvIjoxMH0=\", \"remainingItemCount\": 1");
    CHECK(subjects(imported(complete), intake::notes::pages_missing).empty());
    // The pages come in any order, as files whose names end with 1, 10, 2.
    const std::size_t second = text.find("\n{") + 1;
    Files turned{{"page-10.json", text.substr(second)}, {"page-2.json", text.substr(0, second)}};
    CHECK(subjects(imported(turned), intake::notes::pages_missing).empty());
    turned.erase(turned.begin());
    CHECK(subjects(imported(turned), intake::notes::pages_missing).size() == 1);
    Files logged = inputs({"pools/one-pool.json"});
    logged.front().bytes = "[INFO] GET 200\n" + logged.front().bytes + "\n[INFO] done\n";
    CHECK(ids_of(imported(std::move(logged)).scenario) == Words{"pool-koo"});
}

TEST_CASE("a file that is given twice is read once") {
    const intake::Imported result = imported(inputs({"bills/detail-cn.csv", "bills/detail-cn.csv"}));
    CHECK(result.bills.rows == 9);
    CHECK(result.bills.reading == intake::RecordReading::per_pool);
    CHECK(subjects(result, intake::notes::file_twice).size() == 1);
    CHECK(result.refused_files == 0);
}

TEST_CASE("a record for each node gives the number of nodes, and is named") {
    Files files = inputs({"bills/contract-cn.csv"});
    std::string& text = files.front().bytes;
    text += text.substr(text.find('\n') + 1);
    const intake::Imported result = imported(std::move(files));
    CHECK(result.bills.reading == intake::RecordReading::per_node);
    CHECK(std::get<CreatePool>(result.scenario.log.front().action).nodes.front().count == 2);
    CHECK(subjects(result, intake::notes::reading_assumed).size() == 1);
}

TEST_CASE("one order of several pools becomes an order of each of them") {
    Files files = inputs({"bills/renewed-ahead-cn.csv"});
    std::string other = files.front().bytes;
    for (std::size_t at = other.find("maos-a"); at != std::string::npos; at = other.find("maos-a", at))
        other.replace(at, 6, "maos-b");
    files.push_back({"other.csv", other});
    const intake::Imported result = imported(std::move(files));
    CHECK(ids_of(result.scenario) == Words{"maos-a", "maos-b"});
    CHECK(subjects(result, intake::notes::pool_left_out).empty());
    CHECK(check(result.scenario).ok());
}

TEST_CASE("a pool whose history is not possible is left out, and the others stay") {
    Files files = inputs({"bills/renewed-ahead-cn.csv"});
    std::string other = files.front().bytes;
    const auto replace_all = [&other](const std::string& from, const std::string& to) {
        for (std::size_t at = other.find(from); at != std::string::npos;
             at = other.find(from, at + to.size()))
            other.replace(at, from.size(), to);
    };
    // The second order has the id of the first one.
    replace_all("maos-a", "maos-b");
    replace_all("CS2", "CS1");
    files.push_back({"other.csv", other});
    const intake::Imported result = imported(std::move(files));
    CHECK(ids_of(result.scenario) == Words{"maos-a"});
    CHECK(subjects(result, intake::notes::pool_left_out) == Words{"maos-b"});
    CHECK(check(result.scenario).ok());
}

TEST_CASE("a scenario with impossible actions keeps its other pools") {
    Files files = inputs({"bills/detail-cn.scenario.json"});
    std::string& text = files.front().bytes;
    const std::string flavor = "modelarts.vm.cpu.16u64g.d\", \"count\"";
    REQUIRE(text.find(flavor) != std::string::npos);
    text.replace(text.find(flavor), flavor.size(), "unknown\", \"count\"");
    const intake::Imported result = imported(std::move(files));
    CHECK(ids_of(result.scenario) == Words{"maos-a", "maos-c"});
    CHECK(subjects(result, intake::notes::pool_left_out) == Words{"maos-b"});
}

namespace {

/// The details of an order that deleted a node.
intake::NamedFile deletion_at(const std::string& instant) {
    return {"order.json",
            R"({"items": [{"resourceName": "gone", "action": "deleteNode", "status": "successed",
            "updateTimestamp": ")" +
                instant + "\"}]}"};
}

}  // namespace

TEST_CASE("steps of orders are used for the one pool that has its list of nodes, and else asked about") {
    Files files = inputs({"pools/scaled-nodes.json", "pools/prices.json", "pools/scaled-list.json"});
    const std::size_t without = imported(files).scenario.log.size();
    files.push_back(deletion_at("2025-10-08T00:00:00Z"));
    const intake::Imported used = imported(files);
    CHECK(used.scenario.log.size() == without + 1);
    CHECK(subjects(used, intake::notes::choice_needed).empty());
    CHECK(subjects(used, intake::notes::history_assumed).size() == 2);
    files.erase(files.begin());
    CHECK(subjects(imported(files), intake::notes::choice_needed).size() == 1);
}

TEST_CASE("steps of orders that cannot be used are named") {
    Files files = inputs({"bills/detail-cn.csv", "pools/prices.json"});
    files.push_back(deletion_at("2025-10-08T00:00:00Z"));
    CHECK(subjects(imported(files), intake::notes::item_refused).size() == 1);
    files.erase(files.begin());
    CHECK(subjects(imported(files), intake::notes::choice_needed).size() == 1);

    Files listed = inputs({"pools/scaled-nodes.json", "pools/prices.json", "pools/scaled-list.json"});
    listed.push_back(deletion_at("2025-10-01T00:00:00Z"));
    const intake::Imported earlier = imported(listed);
    CHECK(subjects(earlier, intake::notes::item_refused) == Words{"pool-scaled"});
    CHECK(subjects(earlier, intake::notes::history_assumed) == Words{"pool-scaled"});
}

TEST_CASE("a list of nodes may come in pages") {
    Files files = inputs({"pools/scaled-nodes.json", "pools/prices.json", "pools/scaled-list.json"});
    const Scenario whole = imported(files).scenario;
    const Result<json::Document> document = json::Document::parse(files.front().bytes);
    REQUIRE(document.ok());
    std::string first, second;
    for (const json::Value item : document->root().find("items")) {
        std::string& page = first.empty() ? first : second;
        page += (page.empty() ? "" : ",") + item.json();
    }
    files.front().bytes = R"({"kind": "NodeList", "metadata": {"continue": "x"}, "items": [)" + first + "]}" +
                          R"({"kind": "NodeList", "metadata": {}, "items": [)" + second + "]}";
    const intake::Imported paged = imported(std::move(files));
    CHECK(paged.scenario.log == whole.log);
    CHECK(subjects(paged, intake::notes::pages_missing).empty());
}

TEST_CASE("a year bought by its period type is a year") {
    Files files = inputs({"bills/records-intl-page-1-of-2.json"});
    std::string& text = files.front().bytes;
    const auto replace = [&text](const std::string& from, const std::string& to) {
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), to);
    };
    replace("\"period_type\":\"20\"", "\"period_type\":\"19\"");
    replace("USD/pcs/month", "USD/pcs/year");
    const Scenario scenario = imported(std::move(files)).scenario;
    REQUIRE(scenario.log.size() >= 2);
    REQUIRE(std::holds_alternative<SubmitChangeOrder>(scenario.log[1].action));
    CHECK(std::get<SubmitChangeOrder>(scenario.log[1].action).term == Term(Term::Unit::year, 1));
}

TEST_CASE("an id of a monthly and of a yearly price is asked about, because either may be the other") {
    const auto request = [](const char* unit) {
        return R"({"product_infos": [{"id": "1", "resource_spec": "a", "period_type": )" + std::string(unit) +
               R"(, "period_num": 1}]})";
    };
    const std::string answer =
        R"({"currency": "CNY", "official_website_rating_result": {"product_rating_results":
        [{"id": "1", "official_website_amount": 900}]}})";
    CHECK(error_of({{"1", request("2")}, {"2", request("3")}, {"3", answer}}) == "import.empty");
    CHECK(imported({{"1", request("2")}, {"3", answer}}).scenario.catalog.find_flavor("a") != nullptr);
}

TEST_CASE("nothing of a file that is refused stays") {
    Files files = inputs({"bills/detail-cn.csv"});
    files.front().bytes += "\"a quote that never closes";
    CHECK(error_of(std::move(files)) == "import.empty");
    files = inputs({"bills/records-intl-page-1-of-2.json"});
    files.front().bytes.erase(files.front().bytes.rfind("]}"));
    CHECK(error_of(std::move(files)) == "import.empty");
    CHECK(error_of({{"prices.csv", "code,hourly\na,1\n\"b"}}) == "import.empty");
}

TEST_CASE("a currency in a column's name, and a region in a record, tell the site") {
    Files words = inputs({"bills/detail-cn.csv"});
    std::string plain = words.front().bytes;
    const auto rename = [](std::string& text, const std::string& to) {
        const std::string from = "(¥)";
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
            text.replace(at, from.size(), to);
    };
    rename(words.front().bytes, "(元)");
    const Scenario by_word = imported(std::move(words)).scenario;
    CHECK(by_word.catalog.currency == cny);
    rename(plain, "");
    CHECK(imported({{"bill.csv", plain}}).scenario.site == "cn");
}

TEST_CASE("what is not recognised is named, and the rest is taken") {
    Files files = inputs({"pools/one-pool.json"});
    files.push_back({"book.xlsx", "PK\x03\x04"});
    files.push_back({"other.json", "{\"users\": []}"});
    files.push_back({"other.csv", "name,age\nx,1\n"});
    files.push_back({"broken.json", "{\"items\": [{\"kind\": \"Pool\""});
    const intake::Imported result = imported(std::move(files));
    CHECK(ids_of(result.scenario) == Words{"pool-koo"});
    Words refused;
    for (const intake::Note& note : result.notes.all())
        if (note.rule.code == intake::notes::file_refused.code) refused.push_back(note.place.file);
    CHECK(refused == Words{"book.xlsx", "other.json", "other.csv", "broken.json"});
    CHECK(result.refused_files == 4);
}

TEST_CASE("what a change gives back does not end a pool, an unsubscription does, whatever order it names") {
    const intake::Imported result = imported(inputs({"bills/refunds-cn.csv"}));
    REQUIRE(result.scenario.log.size() == 4);
    const auto* refund = std::get_if<Unsubscribe>(&result.scenario.log[3].action);
    REQUIRE(refund);
    CHECK(format_instant(result.scenario.log[3].at) == "2025-10-20T15:30:00+08:00");
    CHECK(refund->nodes.empty());
    CHECK(subjects(result, intake::notes::row_apart) == Words{"maos-a"});
    // The file does not say whether both nodes were given back.
    CHECK(subjects(result, intake::notes::value_assumed) == Words{"maos-a"});
}

TEST_CASE("a refund for fewer nodes than the pool has leaves the pool") {
    const intake::Imported result = imported(inputs({"bills/refund-of-a-node.json"}));
    REQUIRE(result.scenario.log.size() == 4);
    const auto* refund = std::get_if<Unsubscribe>(&result.scenario.log.back().action);
    REQUIRE(refund);
    REQUIRE(refund->nodes.size() == 1);
    CHECK(refund->nodes.front().count == 1);
    // Two nodes are still there.
    CHECK(subjects(result, intake::notes::state_unknown) == Words{"maos-a"});
}
