#include "core/json/pool_list.hpp"

#include "tests/core/support.hpp"
#include "tests/support/whole_pool_list.hpp"

namespace poolbill::test {
namespace {

/// An item as the console lists it; `more` replaces or adds members.
std::string item(const std::string& name, const std::string& more = "") {
    return R"({"metadata":{"name":")" + name + R"(","creationTimestamp":"2023-04-18T07:29:16Z",)" +
           R"("labels":{"os.modelarts/name":"shown )" + name +
           R"("},"annotations":{"os.modelarts/billing.mode":"0"}},)" +
           R"("spec":{"type":"Dedicate","controlMode":0,"resources":[{"flavor":"f","count":1,"maxCount":1}]},)" +
           R"("status":{"phase":"Running","scope":[{"scopeType":"Train","state":"Enabled"}]})" + more + "}";
}

std::string list_of(const std::string& items) {
    return R"({"apiVersion":"v2","kind":"PoolList","items":[)" + items + "]}";
}

std::string replaced(std::string text, const std::string& part, const std::string& by) {
    const std::size_t place = text.find(part);
    REQUIRE(place != std::string::npos);
    return text.replace(place, part.size(), by);
}

json::PoolList read(const std::string& text, const Scenario& into = empty_story()) {
    const Result<json::PoolList> list = read_pool_list(text, into);
    REQUIRE_MESSAGE(list.ok(), list.error().message);
    return *list;
}

/// The code with which a bad item is rejected.
std::string rejection(const std::string& bad) {
    const json::PoolList list = read(list_of(item("good") + "," + bad));
    CHECK(list.pools.size() == 1);
    REQUIRE(list.rejected.size() == 1);
    CHECK(list.rejected[0].index == 1);
    CHECK(list.rejected[0].error.path == "/items/1");
    CHECK_FALSE(list.rejected[0].error.message.empty());
    return list.rejected[0].error.code;
}

Scenario with(const json::PoolList& list) {
    Scenario scenario = empty_story();
    scenario.pools.insert(scenario.pools.end(), list.pools.begin(), list.pools.end());
    scenario.log = list.log;
    return scenario;
}

}  // namespace

TEST_CASE("a console's pool becomes a pool that is created when the console says") {
    const json::PoolList list = read(list_of(item("pool-a")));
    REQUIRE(list.pools.size() == 1);
    CHECK(list.pools[0] == PoolIdentity{"pool-a", "shown pool-a", PoolType::dedicated, ""});
    REQUIRE(list.log.size() == 1);
    CHECK(list.log[0] == LogEntry{at("2023-04-18 15:29:16"), CreatePool{"pool-a", {{"f", 1, {}}}, {}}, {}});
    CHECK(replay(with(list), at("2023-04-18 18:00:00")).ok());
}

TEST_CASE("what was listed in any order is created in the order of time") {
    const std::string later = item("later"), earlier = replaced(item("earlier"), "07:29:16Z", "06:00:00Z");
    const json::PoolList list = read(list_of(later + "," + earlier));
    REQUIRE(list.log.size() == 2);
    CHECK(list.log[0].at < list.log[1].at);
    CHECK(list.pools[0].id == "later");
}

TEST_CASE("a prepaid pool is bought in the second of its creation, outside the account") {
    const std::string prepaid = replaced(
        item("pool-y"), R"("os.modelarts/billing.mode":"0")",
        R"("os.modelarts/billing.mode":"1","os.modelarts/period.num":"2",)"
        R"("os.modelarts/period.type":"2","os.modelarts/auto.renew":"1","os.modelarts/order.id":"CS7")");
    const json::PoolList list = read(list_of(prepaid));
    Scenario scenario = with(list);
    scenario.account = Account{};
    const Result<World> world = replay(scenario, at("2023-04-18 18:00:00"));
    REQUIRE_MESSAGE(world.ok(), world.error().message);
    const PoolState& pool = *world->find_pool("pool-y");
    CHECK(pool.mode == BillingMode::yearly_monthly);
    REQUIRE(pool.subscription);
    CHECK(pool.subscription->expires == at("2023-06-18 23:59:59"));
    CHECK(pool.subscription->auto_renew);
    CHECK(world->orders[0].id == "CS7");
    CHECK(world->bills().line_count() == 1);
}

TEST_CASE("a status that is not the usual one comes along, with the nodes on their way") {
    std::string odd = replaced(item("odd"), "Running", "Abnormal");
    odd = replaced(odd, "\"controlMode\":0", "\"controlMode\":\"9\"");
    odd = replaced(odd, R"("phase")", R"("resources":{"creating":{"flavor":"f","count":2}},"phase")");
    const json::PoolList list = read(list_of(odd));
    const Result<World> world = replay(with(list), at("2023-04-18 18:00:00"));
    REQUIRE(world.ok());
    const PoolState& pool = *world->find_pool("odd");
    CHECK(pool.phase == PoolPhase::abnormal);
    CHECK(pool.control_mode == 9);
    CHECK(pool.creating_nodes == 2);
}

TEST_CASE("sources that disagree are all understood") {
    CHECK(read("[" + item("bare") + "]").pools.size() == 1);
    const std::string resources = R"("resources":[{"flavor":"f","count":1,"maxCount":1}])";
    CHECK(read(list_of(replaced(item("one"), resources, R"("resources":{"flavor":"f","count":"3"})")))
              .pools.size() == 1);
    const std::string as_status = replaced(replaced(item("other"), resources, R"("x":0)"), R"("phase")",
                                           R"("resources":{"available":{"flavor":"f","count":1}},"phase")");
    CHECK(read(list_of(as_status)).pools.size() == 1);
    CHECK(read(list_of(replaced(item("part"), "16Z", "16.123Z"))).log[0].at == at("2023-04-18 15:29:16"));
    const std::string milliseconds = replaced(item("ms"), R"("2023-04-18T07:29:16Z")", R"("1681802956000")");
    CHECK(read(list_of(milliseconds)).log[0].at == at("2023-04-18 15:29:16"));
}

TEST_CASE("each thing that is wrong with an item has its code, and the others are taken") {
    CHECK(rejection("7") == "json.type");
    CHECK(rejection("{}") == "pool.name");
    CHECK(rejection(item(std::string(200, 'x'))) == "pool.name");
    CHECK(rejection(item("good")) == "pool.duplicate");
    CHECK(rejection(item("p1")) == "pool.duplicate");
    CHECK(rejection(replaced(item("a"), "Dedicate", "Logical")) == "pool.type");
    CHECK(rejection(replaced(item("a"), "07:29:16Z", "07:29:16")) == "time.offset");
    CHECK(rejection(replaced(item("a"), R"("2023-04-18T07:29:16Z")", "-99999999999999999")) == "time.range");
    CHECK(rejection(replaced(item("a"), R"("flavor":"f")", R"("flavor":"g")")) == "flavor.unknown");
    CHECK(rejection(replaced(item("a"), R"("count":1)", R"("count":-1)")) == "nodes.count");
    CHECK(rejection(replaced(item("a"), R"("count":1)", R"("count":0)")) == "nodes.empty");
    CHECK(rejection(replaced(item("a"), R"(billing.mode":"0")", R"(billing.mode":"2")")) == "billing.mode");
    CHECK(rejection(replaced(item("a"), R"(billing.mode":"0")", R"(billing.mode":"1")")) == "term.range");
    CHECK(rejection(replaced(item("a"), "Running", "Pending")) == "pool.phase");
    CHECK(rejection(replaced(item("a"), "Enabled", "Odd")) == "pool.scope");
    CHECK(rejection(replaced(item("a"), "\"controlMode\":0", "\"controlMode\":64")) == "pool.control-mode");
}

TEST_CASE("a pool that is not billed or never ran is not taken") {
    const auto labelled = [](const char* value) {
        return replaced(item("a"), "\"os.modelarts/name\"",
                        std::string("\"os.modelarts/nobilling\":") + value + ",\"os.modelarts/name\"");
    };
    CHECK(rejection(labelled("\"true\"")) == "pool.not-billed");
    CHECK(rejection(labelled("true")) == "pool.not-billed");
    CHECK(read(list_of(labelled("\"false\""))).pools.size() == 1);
    CHECK(rejection(replaced(item("a"), "Running", "Error")) == "pool.never-ran");
    const std::string ran = replaced(replaced(item("a"), "Running", "Error"), "\"phase\"",
                                     "\"resources\":{\"abnormal\":{\"count\":1}},\"phase\"");
    CHECK(read(list_of(ran)).pools.size() == 1);
}

TEST_CASE("billed data disks are taken with their nodes, others are not billed") {
    const auto with_disk = [](const std::string& disk) {
        return replaced(item("a"), "\"count\":1", "\"count\":2,\"dataVolumes\":[" + disk + "]");
    };
    Scenario into = empty_story();
    DiskType& type = into.catalog.disks.emplace_back();
    type.code = type.name = "SSD";
    type.prices.hourly = *UnitPrice::parse("0.0004");
    const std::string billed =
        R"({"volumeType":"SSD","size":"500Gi","count":3,"extendParams":{"billing":"on"}})";
    const json::PoolList list = read(list_of(with_disk(billed)), into);
    REQUIRE(list.log.size() == 1);
    CHECK(std::get<CreatePool>(list.log[0].action).disks == std::vector<DiskGroup>{{"SSD", 500, 6}});
    CHECK(rejection(with_disk(billed)) == "disk.unknown");
    CHECK(rejection(with_disk(replaced(billed, "500Gi", "big"))) == "nodes.count");
    CHECK(read(list_of(with_disk(R"({"volumeType":"SSD","size":"500Gi"})"))).pools.size() == 1);
}

TEST_CASE("what the catalog cannot charge for is not taken") {
    Scenario into = empty_story();
    into.catalog.flavors[0].prices.monthly.reset();
    const std::string prepaid = replaced(item("a"), R"(billing.mode":"0")",
                                         R"(billing.mode":"1","os.modelarts/period.num":1,)"
                                         R"("os.modelarts/period.type":"2")");
    CHECK(read(list_of(prepaid), into).rejected.at(0).error.code == "flavor.not-sold");
    into.catalog.flavors[0].prices.hourly = *UnitPrice::parse("900000000");
    CHECK(read(list_of(replaced(item("a"), R"("count":1)", R"("count":1000)")), into)
              .rejected.at(0)
              .error.code == "money.range");
}

TEST_CASE("what is no list is refused with a sentence") {
    const Scenario into = empty_story();
    CHECK(read_pool_list("{", into).error().code == "json.syntax");
    CHECK(read_pool_list("3", into).error().code == "list.items");
    CHECK(read_pool_list(R"({"items":{}})", into).error().code == "list.items");
    CHECK(read_pool_list(R"({"kind":"NodeList","items":[]})", into).error().code == "list.kind");
    CHECK(read(list_of("")).pools.empty());
}

}  // namespace poolbill::test
