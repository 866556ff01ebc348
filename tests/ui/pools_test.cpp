#include <doctest/doctest.h>

#include "core/scenario/compare.hpp"
#include "tests/ui/driver.hpp"
#include "tests/ui/many_pools.hpp"
#include "web/ui/model/bulk_change.hpp"

namespace poolbill::ui::test {
namespace {

void load(Driver& driver, const std::string& scenario) {
    driver.load(scenario);
}

std::string first_cells(Driver& driver, std::string_view table) {
    std::string names;
    for (const std::string& row : driver.rows(table))
        names += (names.empty() ? "" : " ") + row.substr(0, row.find_first_of(",|"));
    return names;
}

}  // namespace

TEST_CASE("several pools open on the list, which says of each what the console cannot") {
    Driver driver;
    load(driver, four_pools());
    CHECK(driver.get(Role::heading, "Elastic Clusters").level == 1);
    const std::vector<std::string> rows = driver.rows("Resource pools");
    REQUIRE(rows.size() == 4);
    CHECK(
        rows[0] ==
        "alpha, pool-a | Running | Pay-per-use | 2 nodes, 8 vCPUs | 32 GB | $3.96 | Apr 18, 19:00:00, Hourly "
        "bill is issued | Can change");
    CHECK(rows[1].find("Payment deadline") != std::string::npos);
    CHECK(rows[1].ends_with(" | Order pending"));
    CHECK(rows[2].find("Abnormal") != std::string::npos);
    CHECK(rows[2].ends_with(" | Not running"));
    CHECK(rows[3] ==
          "gamma, pool-c | Running | Yearly/Monthly | 1 node, 8 vCPUs | 32 GB | $625.76 | May 18, 23:59:59, "
          "Expires "
          "| Already prepaid");
}

TEST_CASE("the list speaks Chinese") {
    Driver driver;
    driver.app.set_preferences({.locale = "zh-CN"});
    load(driver, four_pools());
    CHECK(driver.find(Role::heading, "弹性集群") != nullptr);
    CHECK(driver.rows("资源池")[0] ==
          "alpha, pool-a | 运行中 | 按需计费 | 2个节点, 8 vCPUs | 32 GB | $3.96 | 4月18日 19:00:00, "
          "按小时出账 | "
          "可转换");
}

TEST_CASE("a row opens its pool, and the breadcrumb leads back to the list as it was left") {
    Driver driver;
    load(driver, four_pools());
    driver.act(Role::search_box, "Search by name or ID", NodeInputKind::set, "GAM");
    CHECK(first_cells(driver, "Resource pools") == "gamma");
    driver.click(Role::row, "gamma, Running, Yearly/Monthly, $625.76");
    CHECK(driver.find(Role::heading, "gamma") != nullptr);
    CHECK(driver.rows("Bills").size() == 2);
    driver.click(Role::link, "Elastic Clusters");
    CHECK(first_cells(driver, "Resource pools") == "gamma");
}

TEST_CASE("one pool opens on its own page") {
    Driver driver;
    driver.load_file("assets/scenarios/documentation-example-start.json");
    CHECK(driver.find(Role::heading, "demo") != nullptr);
    driver.click(Role::link, "Elastic Clusters");
    CHECK(driver.rows("Resource pools").size() == 1);
}

TEST_CASE("filters and search narrow the list, and can be cleared when nothing is left") {
    Driver driver;
    load(driver, four_pools());
    driver.click(Role::button, "Billing mode: All");
    driver.click(Role::menu_item, "Pay-per-use");
    CHECK(first_cells(driver, "Resource pools") == "alpha beta delta");
    driver.click(Role::button, "Status: All");
    driver.click(Role::menu_item, "Abnormal");
    CHECK(first_cells(driver, "Resource pools") == "delta");
    CHECK(driver.has_text("Showing 1 of 4"));
    driver.act(Role::search_box, "Search by name or ID", NodeInputKind::set, "pool-a");
    CHECK(driver.find(Role::table, "Resource pools") == nullptr);
    driver.click(Role::button, "Clear filters");
    CHECK(first_cells(driver, "Resource pools") == "alpha beta delta gamma");
}

TEST_CASE("every column sorts the list, a second press turns the order round") {
    Driver driver;
    load(driver, four_pools());
    driver.click(Role::button, "Cost so far");
    CHECK(first_cells(driver, "Resource pools") == "beta delta alpha gamma");
    driver.click(Role::button, "Cost so far, sorted ascending");
    CHECK(first_cells(driver, "Resource pools") == "gamma alpha delta beta");
    driver.click(Role::button, "Nodes");
    CHECK(first_cells(driver, "Resource pools") == "beta gamma alpha delta");
    driver.click(Role::button, "Eligibility");
    CHECK(first_cells(driver, "Resource pools") == "alpha beta gamma delta");
    driver.click(Role::button, "Upcoming");
    CHECK(first_cells(driver, "Resource pools").starts_with("alpha delta"));
    driver.click(Role::button, "Status");
    CHECK(first_cells(driver, "Resource pools") == "alpha beta gamma delta");
    driver.click(Role::button, "Billing mode");
    CHECK(first_cells(driver, "Resource pools") == "alpha beta delta gamma");
}

TEST_CASE("on a narrow surface the order is chosen from a menu") {
    Driver driver(360, 740);
    load(driver, four_pools());
    driver.click(Role::button, "Sort by: Name/ID");
    driver.click(Role::menu_item, "Cost so far");
    CHECK(first_cells(driver, "Resource pools") == "beta delta alpha gamma");
    CHECK(driver.find(Role::button, "Cost so far") == nullptr);
}

TEST_CASE("of ten thousand pools only the rows in sight are made") {
    Driver driver;
    load(driver, many_pools(10'000));
    CHECK(driver.get(Role::table, "Resource pools").row_count == 10'001);
    CHECK(driver.rows("Resource pools").size() < 20);
    CHECK(driver.app.semantics().nodes().size() < 300);
}

TEST_CASE("the row beyond those in sight can be walked to, and is scrolled into view with its follower") {
    Driver driver;
    load(driver, many_pools(100));
    const auto last_row = [&] {
        Node last;
        for (const Node& node : driver.app.semantics().nodes()) {
            if (node.role == Role::row) last = node;
        }
        return last;
    };
    for (int step = 0; step < 3; ++step) {
        const Node before = last_row();
        driver.app.act({before.id, NodeInputKind::focus, ""});
        driver.settle();
        const Node* now = driver.app.semantics().find(before.id);
        REQUIRE(now != nullptr);
        CHECK_FALSE(now->box.empty());
        CHECK(last_row().row_index > before.row_index);
    }
}

TEST_CASE("several pools are ordered in one go, each order on its own feet") {
    Driver driver;
    load(driver, four_pools());
    driver.click(Role::checkbox, "Select all shown");
    CHECK(driver.has_text("4 selected"));
    driver.click(Role::button, "Change To Prepaid");
    CHECK(driver.has_text("1 can change, 3 cannot."));
    driver.click(Role::radio, "2 months");
    const std::vector<std::string> costs = driver.rows("Costs side by side");
    REQUIRE(costs.size() == 4);
    CHECK(costs[0] == "alpha | pool-a | $1,940.40 | $2,500.40 | −$560.00");
    CHECK(costs[1].ends_with("Order pending"));
    CHECK(driver.has_text("Sum of fees: $2,500.40"));
    driver.click(Role::button, "OK");
    CHECK(driver.has_text("Orders made: 1."));
    driver.click(Role::button, "Pay later");
    CHECK(driver.rows("Resource pools")[0].ends_with(" | Order pending"));
    driver.click(Role::button, "Undo: submit the orders");
    CHECK(driver.rows("Resource pools")[0].ends_with(" | Can change"));
}

TEST_CASE("the orders of several pools are paid in one go, as one step") {
    Driver driver;
    load(driver, many_pools(3));
    driver.click(Role::checkbox, "Select all shown");
    driver.click(Role::button, "Change To Prepaid");
    driver.click(Role::button, "OK");
    CHECK(driver.has_text("Sum of fees: $3,750.60"));
    driver.click(Role::button, "Pay all from the balance");
    CHECK_FALSE(driver.has_text("Nothing is paid yet"));
    driver.click(Role::button, "Close");
    for (const std::string& row : driver.rows("Resource pools"))
        CHECK(row.ends_with(" | Already prepaid"));
    driver.click(Role::button, "Undo: pay the orders");
    for (const std::string& row : driver.rows("Resource pools"))
        CHECK(row.ends_with(" | Order pending"));
}

TEST_CASE("orders for which the balance is too low are said on the page, and none is paid") {
    Driver driver;
    std::string poor = many_pools(3);
    poor.insert(poor.find("\"pools\""), R"("account":{"cash":"2000"},)");
    load(driver, poor);
    driver.click(Role::checkbox, "Select all shown");
    driver.click(Role::button, "Change To Prepaid");
    driver.click(Role::button, "OK");
    driver.click(Role::button, "Pay all from the balance");
    CHECK(driver.find(Role::dialog, "Change To Prepaid") == nullptr);
    CHECK(driver.has_text("The balance is too low."));
    for (const std::string& row : driver.rows("Resource pools"))
        CHECK(row.ends_with(" | Order pending"));
}

TEST_CASE("several pools are compared side by side and in sum, as each of them is compared alone") {
    Driver driver;
    load(driver, many_pools(3));
    driver.click(Role::checkbox, "Select all shown");
    driver.click(Role::button, "Change To Prepaid");
    std::vector<std::string> costs = driver.rows("Costs side by side");
    REQUIRE(costs.size() == 4);
    CHECK(costs[0] == "All together |  | $2,874.96 | $3,750.60 | −$875.64");
    CHECK(costs[2] == "name 00001 | pool-00001 | $958.32 | $1,250.20 | −$291.88");
    driver.click(Role::radio, "3 years");
    costs = driver.rows("Costs side by side");
    CHECK(costs[0].find("| $104,") != std::string::npos);

    Opening opening(many_pools(3));
    while (*opening.advance()) {
    }
    Session session(std::move(opening).take());
    const Term term{Term::Unit::month, 1};
    BulkChange change;
    change.refresh(session, {0, 1, 2}, term);
    REQUIRE(change.possible() == 3);
    for (std::uint32_t pool = 0; pool < 3; ++pool) {
        const auto rows = compare(session.scenario(), pool, session.now());
        REQUIRE(rows.ok());
        CHECK((*rows)[1].pay_per_use == change.cost(pool).pay_per_use);
        CHECK((*rows)[1].total == change.cost(pool).prepaid);
        CHECK((*rows)[1].saving == change.cost(pool).saving);
    }
}

TEST_CASE("another selection of as many pools is compared anew") {
    Driver driver;
    load(driver, many_pools(3));
    driver.click(Role::checkbox, "Select name 00000");
    driver.click(Role::button, "Change To Prepaid");
    CHECK(driver.rows("Costs side by side")[0].starts_with("name 00000"));
    driver.click(Role::button, "Cancel");
    driver.click(Role::checkbox, "Select name 00000");
    driver.click(Role::checkbox, "Select name 00002");
    driver.click(Role::button, "Change To Prepaid");
    CHECK(driver.rows("Costs side by side")[0].starts_with("name 00002"));
}

TEST_CASE("when narrow the costs of several pools carry their names") {
    Driver driver(320, 640);
    load(driver, many_pools(2));
    driver.click(Role::checkbox, "Select all shown");
    driver.click(Role::button, "Change To Prepaid");
    CHECK(driver.rows("Costs side by side")[1] ==
          "name 00000 | pool-00000 | Pay-per-use $479.16 | Prepaid $625.10 | −$145.94");
}

TEST_CASE("Space selects the row that has focus, and the selection can be cleared") {
    Driver driver;
    load(driver, four_pools());
    const NodeId row = driver.get(Role::row, "beta, Running, Pay-per-use, $1.32").id;
    driver.app.act({row, NodeInputKind::key, " "});
    driver.settle();
    CHECK(driver.get(Role::checkbox, "Select beta").checked == Tristate::yes);
    CHECK(driver.has_text("1 selected"));
    driver.click(Role::button, "Clear selection");
    CHECK(driver.get(Role::checkbox, "Select beta").checked == Tristate::no);
}

TEST_CASE("what cannot be ordered says so in Chinese too") {
    Driver driver;
    driver.app.set_preferences({.locale = "zh-CN"});
    load(driver, four_pools());
    driver.click(Role::checkbox, "选择 delta");
    driver.click(Role::button, "转包年/包月");
    CHECK(driver.has_text("0 个可以转换，1 个不能。"));
    CHECK(driver.get(Role::button, "确定").disabled);
}

TEST_CASE("a page that refuses one of several orders gets that one cancelled, and the others stay") {
    Driver driver;
    load(driver, many_pools(3));
    driver.click(Role::checkbox, "Select all shown");
    driver.click(Role::button, "Change To Prepaid");
    driver.click(Role::button, "OK");
    std::vector<std::string> made;
    for (const HostEvent& event : driver.events()) {
        if (event.type == "order-created") made.push_back(event.detail.substr(10, 17));
    }
    REQUIRE(made.size() == 3);
    CHECK(driver.app.command("take_back", made[1]));
    driver.click(Role::button, "Close");
    const std::vector<std::string> rows = driver.rows("Resource pools");
    CHECK(rows[0].ends_with("Order pending"));
    CHECK(rows[1].ends_with("Can change"));
    CHECK(rows[2].ends_with("Order pending"));
}

TEST_CASE("a page that refuses an order gets that one cancelled, not the order that was made after it") {
    Driver driver;
    load(driver, many_pools(2));
    std::vector<std::string> made;
    for (const char* pool : {"Select name 00000", "Select name 00001"}) {
        driver.click(Role::checkbox, pool);
        driver.click(Role::button, "Change To Prepaid");
        driver.click(Role::button, "OK");
        driver.click(Role::button, "Close");
        for (const HostEvent& event : driver.events()) {
            if (event.type == "order-created") made.push_back(event.detail.substr(10, 17));
        }
    }
    REQUIRE(made.size() == 2);
    CHECK(driver.app.command("take_back", made[0]));
    driver.settle();
    const std::vector<std::string> rows = driver.rows("Resource pools");
    CHECK(rows[0].ends_with("Can change"));
    CHECK(rows[1].ends_with("Order pending"));
}

}  // namespace poolbill::ui::test
