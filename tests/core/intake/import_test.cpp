// What `poolbill import` makes of the files in tests/inputs, and of files that are not as they should be.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/intake/import.hpp"
#include "core/json/scenario_json.hpp"
#include "core/scenario/replay.hpp"
#include "core/scenario/statement.hpp"
#include "core/time/iso8601.hpp"
#include "tests/support/input_files.hpp"

using namespace poolbill;
using test::inputs;

namespace {

using Files = std::vector<intake::NamedFile>;

intake::ImportOptions options_at(const char* now) {
    intake::ImportOptions options;
    options.now = *parse_instant(now);
    return options;
}

intake::Imported imported(Files files, const char* now = "2025-11-27T10:00:00+08:00") {
    intake::Notes notes;
    Result<intake::Imported> result = intake::import_files(std::move(files), options_at(now), notes);
    REQUIRE(result.ok());
    return std::move(result).value();
}

std::string error_of(Files files) {
    intake::Notes notes;
    const auto result =
        intake::import_files(std::move(files), options_at("2025-11-27T10:00:00+08:00"), notes);
    return result ? "" : result.error().code;
}

Scenario scenario_in(const char* name) {
    const Result<Scenario, Errors> scenario = json::parse_scenario(inputs({name}).front().bytes);
    REQUIRE(scenario.ok());
    return *scenario;
}

/// The subjects of the notes of one rule.
std::vector<std::string> subjects(const intake::Imported& result, intake::NoteRule rule) {
    std::vector<std::string> found;
    for (const intake::Note& note : result.notes.all())
        if (note.rule.code == rule.code) found.push_back(note.subject);
    return found;
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

using Words = std::vector<std::string>;

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

TEST_CASE("a flavor without a price is asked for, and its pool stays") {
    const intake::Imported result = imported(inputs({"pools/lite-prepaid.json"}));
    CHECK(ids_of(result.scenario) == Words{"pool-lite-snt9b3"});
    CHECK(result.missing_prices == 2);
    CHECK(result.scenario.catalog.flavors.front().name == "modelarts.bm.npu.arm.8snt9b3.d (price missing)");
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
    CHECK(subjects(pages, intake::notes::pages_missing).size() == 2);
    Files logged = inputs({"pools/one-pool.json"});
    logged.front().bytes = "[INFO] GET 200\n" + logged.front().bytes + "\n[INFO] done\n";
    CHECK(ids_of(imported(std::move(logged)).scenario) == Words{"pool-koo"});
}

TEST_CASE("inquiries become a catalog, and contract prices are named") {
    const intake::Imported result = imported(inputs(
        {"prices/month.response.json", "prices/on-demand.response.json", "prices/on-demand.request.json"}));
    CHECK(result.scenario.catalog.currency == cny);
    const Prices& small = result.scenario.catalog.find_flavor("modelarts.vm.cpu.8ud")->prices;
    CHECK(to_string(small.hourly) == "3.50");
    CHECK(to_string(*small.monthly) == "1750.00");
    CHECK_FALSE(small.yearly);
    CHECK(subjects(result, intake::notes::contract_price).size() == 4);
    REQUIRE(result.prices.size() == 4);
    CHECK(to_string(*result.prices[1].contract) == "3260.40");
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
    CHECK_FALSE(catalog.find_flavor("b")->prices.yearly);
    CHECK(subjects(result, intake::notes::item_refused) == Words{"b"});
}

TEST_CASE("two currencies are refused with a sentence") {
    CHECK(error_of(inputs({"bills/detail-cn.csv", "bills/records-intl-page-1-of-2.json"})) ==
          "money.currency-mix");
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
