// What completes a list of pools: steps of orders and subscriptions.
#include <doctest/doctest.h>

#include <string>

#include "core/intake/import.hpp"
#include "core/time/iso8601.hpp"
#include "tests/support/bills.hpp"

using namespace poolbill;
using test::Files, test::imported, test::inputs, test::says, test::subjects, test::Words;

namespace {

Words actions_of(const intake::Imported& result) {
    return test::actions_of(result.scenario);
}

const SubmitChangeOrder& order_in(const intake::Imported& result) {
    return std::get<SubmitChangeOrder>(result.scenario.log.at(1).action);
}

}  // namespace

TEST_CASE("a step of an order says when a pool was changed") {
    const intake::Imported result =
        imported(inputs({"pools/changed-list.json", "pools/changed-orders.json"}));
    CHECK(actions_of(result) == Words{"2025-10-01T10:00:00+08:00 create_pool",
                                      "2025-10-03T22:00:00+08:00 submit_change_order",
                                      "2025-10-03T22:00:00+08:00 pay_order"});
    CHECK(says(result, intake::SentenceId::changed_at_step));
    // The step of the other pool is named.
    CHECK(subjects(result, intake::notes::item_refused) == Words{"pool-demo-z"});
}

TEST_CASE("a subscription says when a pool was changed, that it renews, and that the list has another term") {
    const intake::Imported result =
        imported(inputs({"pools/changed-subscription.json", "pools/changed-list.json"}));
    CHECK(format_instant(result.scenario.log.at(1).at) == "2025-10-03T22:00:00+08:00");
    CHECK(order_in(result).auto_renew);
    CHECK(order_in(result).term == *Term::months(3));
    CHECK(says(result, intake::SentenceId::subscription_of_other_term));
    CHECK(subjects(result, intake::notes::item_refused) == Words{"maos-of-another"});
}

TEST_CASE("a subscription beside bills is named as left out") {
    const intake::Imported result =
        imported(inputs({"bills/detail-cn.csv", "pools/changed-subscription.json"}));
    CHECK(subjects(result, intake::notes::item_refused) == Words{"maos-a", "maos-of-another"});
    CHECK(says(result, intake::SentenceId::subscription_known_to_bills));
}

TEST_CASE("a node that was added and removed is in the history, a step that is under way is not") {
    const intake::Imported result =
        imported(inputs({"pools/scaled-list.json", "pools/scaled-nodes.json", "pools/node-orders.json"}));
    CHECK(actions_of(result) ==
          Words{"2025-10-05T09:10:05+08:00 create_pool", "2025-10-12T11:25:50+08:00 scale_pool",
                "2025-10-16T14:00:00+08:00 scale_pool", "2025-10-17T14:00:00+08:00 scale_pool",
                "2025-10-20T14:00:00+08:00 scale_pool"});
    CHECK(subjects(result, intake::notes::item_refused) == Words{"os-node-y"});
}

TEST_CASE("a list of nodes is that of the pool that names them when it fits several pools") {
    const auto pool = [](const std::string& id, const std::string& nodes) {
        return R"({"kind": "Pool", "metadata": {"name": ")" + id +
               R"(", "creationTimestamp": "2025-10-01T02:00:00Z", "annotations": {"os.modelarts/billing.mode": "1",
            "os.modelarts/period.num": "1", "os.modelarts/period.type": "3", "os.modelarts/order.id": "CS-)" +
               id + R"(", "os.modelarts/flavor.resource.ids": "{\"f\": [)" + nodes + R"(]}"}},
            "spec": {"resources": [{"flavor": "f", "count": 1}]}})";
    };
    const std::string pools = R"({"kind": "PoolList", "items": [)" + pool("pool-a", R"(\"n-1\")") + "," +
                              pool("pool-b", R"(\"n-2\")") + "]}";
    const std::string nodes = R"({"kind": "NodeList", "items": [{"metadata": {"name": "os-node-2",
        "creationTimestamp": "2025-10-03T02:00:00Z", "labels": {"os.modelarts/resource.id": "n-2"}},
        "spec": {"flavor": "f"}}]})";
    const intake::Imported result = imported({{"pools.json", pools}, {"nodes.json", nodes}});
    CHECK(subjects(result, intake::notes::choice_needed).empty());
    CHECK(actions_of(result).back() == "2025-10-03T10:00:00+08:00 pay_order");
    REQUIRE(std::holds_alternative<PayOrder>(result.scenario.log.back().action));
    CHECK(std::get<PayOrder>(result.scenario.log.back().action).order == "CS-pool-b");
}

TEST_CASE("what a list says and nobody knows is named, and an empty list too") {
    const auto pool = [](const std::string& labels, const std::string& state) {
        return R"({"kind": "PoolList", "items": [{"kind": "Pool", "metadata": {"name": "pool-a",
            "creationTimestamp": "2025-10-01T02:00:00Z", "labels": {)" +
               labels +
               R"(}}, "spec": {"resources": [{"flavor": "f", "count": 1}]}, "status": {"phase": "Running",
            "scope": [{"scopeType": "Train", "state": ")" +
               state + R"("}]}}]})";
    };
    CHECK(says(imported({{"pools.json", pool("", "Odd")}}), intake::SentenceId::scope_state_not_known));
    CHECK_FALSE(
        says(imported({{"pools.json", pool("", "Enabled")}}), intake::SentenceId::scope_state_not_known));
    const intake::Imported empty = imported(
        {{"pools.json", R"({"kind": "PoolList", "items": []})"}, {"prices.csv", "code,hourly\nf,1\n"}});
    CHECK(says(empty, intake::SentenceId::list_is_empty));
    CHECK(imported({{"pools.json", pool("\"os.modelarts/nobilling\": \"True\"", "Enabled")},
                    {"prices.csv", "code,hourly\nf,1\n"}})
              .scenario.pools.empty());
}

namespace {

std::string pool(const std::string& id, const std::string& created, int nodes) {
    return R"({"kind": "Pool", "metadata": {"name": ")" + id + R"(", "creationTimestamp": ")" + created +
           R"("}, "spec": {"resources": [{"flavor": "f", "count": )" + std::to_string(nodes) + "}]}}";
}
intake::NamedFile pool_list(const std::string& name, const std::string& pools) {
    return {name, R"({"kind": "PoolList", "items": [)" + pools + "]}"};
}
intake::NamedFile node_list(const std::string& name, const Words& created) {
    std::string nodes;
    for (const std::string& each : created)
        nodes += (nodes.empty() ? "" : ",") + std::string(R"({"metadata": {"creationTimestamp": ")") + each +
                 R"("}, "spec": {"flavor": "f"}})";
    return {name, R"({"kind": "NodeList", "items": [)" + nodes + "]}"};
}

}  // namespace

TEST_CASE("two lists with other numbers of nodes are asked about, and their order does not matter") {
    const std::string created = "2025-10-01T02:00:00Z";
    const auto two = pool_list("old.json", pool("pool-a", created, 2));
    const auto three = pool_list("new.json", pool("pool-a", created, 3));
    for (const Files& files : {Files{two, three}, Files{three, two}}) {
        const intake::Imported result = imported(files);
        CHECK(says(result, intake::SentenceId::pool_in_two_lists));
        CHECK(std::get<CreatePool>(result.scenario.log.front().action).nodes.at(0).count == 3);
    }
    const intake::Imported with_nodes =
        imported({two, three, node_list("nodes.json", {"2025-10-02T02:00:00Z", "2025-10-03T02:00:00Z"})});
    CHECK(actions_of(with_nodes) ==
          Words{"2025-10-02T10:00:00+08:00 create_pool", "2025-10-03T10:00:00+08:00 scale_pool"});
}

TEST_CASE("a list of nodes that fits two pools is that of the one that no other list can be of") {
    const auto pools = pool_list("pools.json", pool("pool-a", "2025-10-01T02:00:00Z", 1) + "," +
                                                   pool("pool-b", "2025-10-06T02:00:00Z", 1));
    const auto of_a = node_list("a.json", {"2025-10-01T03:00:00Z"});
    const auto of_b = node_list("b.json", {"2025-10-06T03:00:00Z"});
    for (const Files& files : {Files{pools, of_a, of_b}, Files{pools, of_b, of_a}}) {
        const intake::Imported result = imported(files);
        CHECK(subjects(result, intake::notes::choice_needed).empty());
        CHECK(actions_of(result) ==
              Words{"2025-10-01T11:00:00+08:00 create_pool", "2025-10-06T11:00:00+08:00 create_pool"});
    }
    CHECK(subjects(imported({pools, of_b}), intake::notes::choice_needed).size() == 1);
}

namespace {

std::string pool_of(const std::string& resource, const std::string& phase) {
    return R"({"metadata": {"name": "pool-a", "creationTimestamp": "2025-10-01T08:00:00Z", "labels": {
        "os.modelarts/name": "train", "os.modelarts/resource.id": ")" +
           resource + R"("}, "annotations": {"os.modelarts/billing.mode": "0"}}, "spec": {"type": "Dedicate",
        "resources": [{"flavor": "f", "count": 1}]}, "status": {"phase": ")" +
           phase + R"("}})";
}
test::Files list_of(const std::string& pools) {
    return {{"pools.json", R"({"kind": "PoolList", "items": [)" + pools + "]}"}};
}

}  // namespace

TEST_CASE("two pools of one name with different resource ids are both taken") {
    const intake::Imported result =
        test::imported(list_of(pool_of("res-1", "Running") + "," + pool_of("res-2", "Running")));
    REQUIRE(result.scenario.pools.size() == 2);
    CHECK(result.scenario.pools[0].id == "pool-a");
    CHECK(result.scenario.pools[1].id == "pool-a-res-2");
    CHECK(result.scenario.pools[1].name == "train-res-2");
    // The same resource id is the same pool.
    CHECK(test::imported(list_of(pool_of("res-1", "Running") + "," + pool_of("res-1", "Running")))
              .scenario.pools.size() == 1);
}

TEST_CASE("the state of a listed pool is that of now and not of its creation") {
    for (const char* phase : {"Deleting", "Abnormal"}) {
        const Scenario scenario = test::imported(list_of(pool_of("res-1", phase))).scenario;
        const LogEntry& last = scenario.log.back();
        CHECK(std::holds_alternative<SetPoolStatus>(last.action));
        CHECK(last.at == scenario.now);
    }
}
