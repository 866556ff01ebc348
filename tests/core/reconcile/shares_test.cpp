// Records of some of a line's nodes, of parts of an hour, of another end, and without some amount.
#include <doctest/doctest.h>

#include <string>

#include "core/json/scenario_json.hpp"
#include "core/reconcile/reconcile.hpp"
#include "core/scenario/replay.hpp"
#include "tests/support/bills.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

/// Pool "p" on the CN site. @param actions  after its creation. @param nodes  that it is created with
std::string scenario(const std::string& created, const std::string& nodes, const std::string& actions) {
    return R"({"format": "poolbill/scenario", "version": 1, "site": "cn", "catalog": {"currency": "CNY", "flavors": [
        {"code": "f", "hourly": "3.50", "monthly": "1000"}]}, "pools": [{"id": "p", "type": "dedicated"}],
        "actions": [{"at": ")" +
           created + R"(+08:00", "do": "create_pool", "pool": "p", "nodes": [{"flavor": "f", "count": )" +
           nodes + "}]}" + actions + R"(], "now": "2025-11-20T10:00:00+08:00"})";
}
std::string bought(const std::string& at) {
    return R"(, {"at": ")" + at + R"(+08:00", "do": "submit_change_order", "pool": "p", "order": "CS1",
        "term": {"months": 1}}, {"at": ")" +
           at + R"(+08:00", "do": "pay_order", "order": "CS1"})";
}

reconcile::Reconciliation reconciled(const std::string& text, Files files) {
    const Result<Scenario, Errors> parsed = json::parse_scenario(text);
    REQUIRE(parsed.ok());
    const Result<World> world = replay(*parsed, parsed->now);
    REQUIRE(world.ok());
    Result<intake::Facts> facts = intake::read_bills(std::move(files), {});
    REQUIRE(facts.ok());
    return reconcile::reconcile(*world, facts->bills);
}

/// "verdict cause here" of each row
Words findings(const reconcile::Reconciliation& result) {
    Words found;
    for (const reconcile::Row& row : result.rows)
        found.push_back(std::string(to_string(row.verdict)) + " " + std::string(to_string(row.cause)) + " " +
                        (row.here ? to_string(*row.here, 2) : ""));
    return found;
}
std::string here_in(const reconcile::Reconciliation& result) {
    return to_string(result.sums.back().here.amount().value(), 2);
}

const std::string ten = "2025-10-05T10:00:00",
                  noon = R"(, {"at": "2025-10-05T12:00:00+08:00", "do": "delete_pool",
    "pool": "p"})";
const std::string ten_to_eleven = "2025-10-05 10:00:00,2025-10-05 11:00:00,3.50,";
const std::string eleven_to_noon = "2025-10-05 11:00:00,2025-10-05 12:00:00,3.50,";

}  // namespace

TEST_CASE("records of a purchase's nodes that begin some seconds apart are all for its line") {
    const auto node = [](const std::string& second) {
        return "消费-新购,2025-10-05 10:00:" + second + ",2025-11-05 23:59:59,2025-10-05 10:00:" + second +
               ",CS1,1,1000,0,1000";
    };
    const std::string three = scenario(ten, "3", bought(ten));
    const auto all = reconciled(three, order_bill({node("00"), node("01"), node("02")}));
    CHECK(findings(all) == Words(3, "equal  1000.00"));
    // No node is left for a fourth one.
    const auto fourth = reconciled(three, order_bill({node("00"), node("01"), node("02"), node("03")}));
    CHECK(findings(fourth).back().starts_with("only-in-bill"));
}

TEST_CASE("nodes of a line that no record is for are in the sums") {
    const reconcile::Reconciliation result =
        reconciled(scenario(ten, "3", noon),
                   usage_bill({ten_to_eleven + "7.00,0,7.00", eleven_to_noon + "10.50,0,10.50"}));
    CHECK(findings(result) ==
          Words{"different node-count 7.00", "equal  10.50", "only-here node-count 3.50"});
    CHECK(here_in(result) == "21.00");
    CHECK(result.differs());
}

TEST_CASE("nodes that have no record of their own are in the sums, cut as the records are") {
    const std::string node = "2025-10-05 10:10:05,2025-10-05 11:00:00,3.50,2.91180555,0,2.91";
    const reconcile::Reconciliation result = reconciled(
        scenario("2025-10-05T10:10:05", "4", R"(, {"at": "2025-10-05T11:00:00+08:00", "do": "delete_pool",
            "pool": "p"})"),
        usage_bill({node, node}));
    CHECK(findings(result) ==
          Words{"different node-count 2.91", "different node-count 2.91", "only-here node-count 5.82"});
}

TEST_CASE("a purchase for fewer nodes than the scenario has is not the whole of it") {
    const reconcile::Reconciliation result = reconciled(
        scenario(ten, "3", bought(ten)),
        order_bill(
            {"消费-新购,2025-10-05 10:00:00,2025-11-05 23:59:59,2025-10-05 10:00:00,CS1,1,2000,0,2000"}));
    CHECK(findings(result) == Words{"different node-count 2000.00", "only-here node-count 1000.00"});
    CHECK(here_in(result) == "3000.00");
}

TEST_CASE("records for more nodes than a line has are beside what the line costs") {
    const std::string ended = R"(, {"at": "2025-10-05T11:00:00+08:00", "do": "delete_pool", "pool": "p"})";
    const reconcile::Reconciliation more =
        reconciled(scenario(ten, "2", ended), usage_bill({ten_to_eleven + "10.50,0,10.50"}));
    CHECK(findings(more) == Words{"different node-count 7.00"});
    CHECK(here_in(more) == "7.00");
    const std::string node = ten_to_eleven + "3.50,0,3.50";
    const reconcile::Reconciliation twice =
        reconciled(scenario(ten, "2", ended), usage_bill({node, node, node}));
    CHECK(findings(twice) == Words{"different twice 3.50", "different twice 3.50", "different twice "});
    CHECK(here_in(twice) == "7.00");
}

TEST_CASE("a record that does not say for how many nodes it is leaves no rest") {
    Files files = usage_bill({"2025-10-05 10:00:00,2025-10-05 11:00:00,,10.50,0,10.50"});
    CHECK(findings(reconciled(scenario(ten, "3", R"(, {"at": "2025-10-05T11:00:00+08:00", "do": "delete_pool",
        "pool": "p"})"),
                              files)) == Words{"equal  10.50"});
}

TEST_CASE("parts of an hour whose times are those of the whole hour are each their line") {
    const std::string bill =
        "资源ID,SKU编码,账单类型,计费模式,单价,使用量单位,使用开始时间,使用结束时间,使用量,官网价\n"
        "p,f,消费-使用,按需,3.50,秒,2025-10-05 10:00:00,2025-10-05 11:00:00,1800,1.75\n"
        "p,f,消费-使用,按需,3.50,秒,2025-10-05 10:00:00,2025-10-05 11:00:00,1200,3.50\n"
        "p,f,消费-使用,按需,3.50,秒,2025-10-05 11:00:00,2025-10-05 12:00:00,3600,10.50\n";
    const std::string scaled = R"(, {"at": "2025-10-05T10:40:00+08:00", "do": "scale_pool", "pool": "p",
        "nodes": [{"flavor": "f", "count": 3}]})";
    CHECK(findings(reconciled(scenario("2025-10-05T10:10:00", "1", scaled + noon), {{"bill.csv", bill}})) ==
          Words{"equal  1.75", "equal  3.50", "equal  10.50"});
}

TEST_CASE("a term that ends on another day differs, and one that ends at the midnight after it does not") {
    const auto found = [](const std::string& end) {
        return findings(reconciled(
            scenario(ten, "1", bought(ten)),
            order_bill({"消费-新购,2025-10-05 10:00:00," + end + ",2025-10-05 10:00:00,CS1,1,1000,0,1000"})));
    };
    CHECK(found("2025-11-20 23:59:59") == Words{"different period 1000.00"});
    CHECK(found("2025-11-06 00:00:00") == Words{"equal  1000.00"});
}

TEST_CASE("a record without an amount due is compared by the other two amounts") {
    const std::string half = "2025-10-05 10:00:00,2025-10-05 11:00:00,3.50,3.50,";
    const std::string ended = R"(, {"at": "2025-10-05T11:00:00+08:00", "do": "delete_pool", "pool": "p"})";
    std::string discounted = scenario(ten, "1", ended);
    const std::string price = R"("hourly": "3.50")";
    discounted.replace(discounted.find(price), price.size(), price + R"(, "discount_percent": "12.5")");
    CHECK(findings(reconciled(discounted, usage_bill({half + "0.4375,"}))) == Words{"equal  3.06"});
    CHECK(findings(reconciled(scenario(ten, "1", ended), usage_bill({half + "0.4375,"}))) ==
          Words{"different discount 3.50"});
}

namespace {

/// Records of single nodes.
Files node_bill(const Words& rows) {
    return bill_in_seconds(rows, "3.50");
}

std::string scaled_to(const std::string& at, const std::string& nodes) {
    return R"(, {"at": "2025-10-05T)" + at +
           R"(+08:00", "do": "scale_pool", "pool": "p", "nodes": [{"flavor": "f",
        "count": )" +
           nodes + "}]}";
}
const std::string at_eleven = R"(, {"at": "2025-10-05T11:00:00+08:00", "do": "delete_pool", "pool": "p"})";
const std::string whole_node = "2025-10-05 10:00:00,2025-10-05 11:00:00,3600,3.50";

}  // namespace

TEST_CASE("records of nodes reconcile in an hour in which nodes join and leave") {
    // Two nodes, a third one from 10:20 to 10:40.
    const std::string scaled =
        scenario(ten, "2", scaled_to("10:20:00", "3") + scaled_to("10:40:00", "2") + at_eleven);
    const std::string third = "2025-10-05 10:20:00,2025-10-05 10:40:00,1200,1.16666666";
    CHECK(findings(reconciled(scaled, node_bill({third, whole_node, whole_node}))) ==
          Words{"equal  1.16", "equal  3.50", "equal  3.50"});
    // Its times may be those of the whole hour.
    const std::string by_usage = "2025-10-05 10:00:00,2025-10-05 11:00:00,1200,1.16666666";
    CHECK(findings(reconciled(scaled, node_bill({by_usage, whole_node, whole_node}))) ==
          Words{"equal  1.16", "equal  3.50", "equal  3.50"});
}

TEST_CASE("a record of a node that was there before and after a change has the discount of the whole time") {
    std::string discounted = scenario("2025-10-05T10:00:00", "1", scaled_to("10:30:00", "2") + at_eleven);
    const std::string price = R"("hourly": "3.50")";
    discounted.replace(discounted.find(price), price.size(), price + R"(, "discount_percent": "12.5")");
    const reconcile::Reconciliation result =
        reconciled(discounted, usage_bill({"2025-10-05 10:30:00,2025-10-05 11:00:00,3.50,1.75,0.21875,1.53",
                                           "2025-10-05 10:00:00,2025-10-05 11:00:00,3.50,3.50,0.4375,3.06"}));
    CHECK(findings(result) == Words{"equal  1.53", "equal  3.06"});
}

TEST_CASE("a node that no record is for is in the sums of an hour in which another one joins") {
    const std::string scaled = scenario(ten, "2", scaled_to("10:30:00", "3") + at_eleven);
    const reconcile::Reconciliation result = reconciled(scaled, node_bill({whole_node, whole_node}));
    CHECK(findings(result) ==
          Words{"different node-count 3.50", "different node-count 3.50", "only-here node-count 1.75"});
    CHECK(here_in(result) == "8.75");
}

TEST_CASE("a record of no usage and no cost is equal to anything, and takes no line") {
    const std::string none = "2025-10-05 10:00:00,2025-10-05 11:00:00,0,0";
    const std::string of_no_time = "2025-10-05 10:00:00,2025-10-05 10:00:00,0,0";
    const reconcile::Reconciliation result =
        reconciled(scenario(ten, "1", at_eleven), node_bill({none, of_no_time, whole_node}));
    CHECK(findings(result) == Words{"equal  0.00", "equal  0.00", "equal  3.50"});
    CHECK_FALSE(result.differs());
}
