// Bills that a spreadsheet has saved, compared with the scenario that the vendor's file gives.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/intake/import.hpp"
#include "core/json/scenario_json.hpp"
#include "core/reconcile/reconcile.hpp"
#include "core/scenario/replay.hpp"
#include "core/time/iso8601.hpp"
#include "tests/support/input_files.hpp"

using namespace poolbill;
using test::inputs;

TEST_CASE("a bill that a spreadsheet has saved is equal to the scenario, with seconds or without") {
    const Result<Scenario, Errors> scenario =
        json::parse_scenario(inputs({"bills/detail-cn.scenario.json"}).front().bytes);
    REQUIRE(scenario.ok());
    const Result<World> world = replay(*scenario, *parse_instant("2025-12-01T00:00:00+08:00"));
    REQUIRE(world.ok());
    for (const char* name : {"bills/spreadsheet-us.csv", "bills/spreadsheet-eu.csv",
                             "bills/spreadsheet-days.csv", "bills/to-the-minute-cn.csv"}) {
        CAPTURE(name);
        const Result<intake::Facts> facts = intake::read_bills(inputs({name}), {});
        REQUIRE(facts.ok());
        const reconcile::Reconciliation result = reconcile::reconcile(*world, facts->bills);
        CHECK(result.count(reconcile::Verdict::equal) == 8);
        CHECK_FALSE(result.differs());
    }
}

TEST_CASE(
    "a list price that is shown in cents is compared in cents, and one with more digits digit by digit") {
    const Result<Scenario, Errors> scenario =
        json::parse_scenario(inputs({"bills/detail-cn.scenario.json"}).front().bytes);
    REQUIRE(scenario.ok());
    const Result<World> world = replay(*scenario, *parse_instant("2025-12-01T00:00:00+08:00"));
    REQUIRE(world.ok());
    const auto equal_with = [&](const std::string& official) {
        std::vector<intake::NamedFile> files = inputs({"bills/detail-cn.csv"});
        std::string& bill = files.front().bytes;
        const std::string exact = "1.79277777,0,1.79,1.79";
        const std::size_t at = bill.find(exact);
        REQUIRE(at != std::string::npos);
        bill.replace(at, exact.size(), official + ",0,1.79,1.79");
        const Result<intake::Facts> facts = intake::read_bills(std::move(files), {});
        REQUIRE(facts.ok());
        return reconcile::reconcile(*world, facts->bills).count(reconcile::Verdict::equal) == 8;
    };
    CHECK(equal_with("1.79277777"));
    CHECK(equal_with("1.79"));
    CHECK_FALSE(equal_with("1.80"));
    CHECK_FALSE(equal_with("1.7927"));
}
