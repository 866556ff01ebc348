// What views show of a scenario: events, history, comparison, statements.
#include <algorithm>

#include "core/scenario/change_preview.hpp"
#include "core/scenario/compare.hpp"
#include "core/scenario/events.hpp"
#include "core/scenario/history.hpp"
#include "core/scenario/statement.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

TEST_CASE("upcoming events name the next hour cut, settlement, auto-renewal and renewal") {
    Scenario scenario = documentation_example();
    std::get<SubmitChangeOrder>(scenario.log[1].action).auto_renew = true;
    const auto kinds = [&](std::string_view from, std::string_view to) {
        std::vector<std::string> names;
        const auto events = events_after(scenario, at(from), at(to));
        for (const Event& event : events.value()) {
            names.push_back(std::string(to_string(event.kind)) + " " + format_local(event.at).substr(5));
        }
        return names;
    };
    CHECK(kinds("2023-04-18 15:29:16", "2023-04-18 16:10:00") ==
          std::vector<std::string>{"hour cut 04-18 16:00:00"});
    CHECK(kinds("2023-04-18 18:00:00", "2023-05-11 03:00:00") ==
          std::vector<std::string>{"auto-renew attempt 05-11 03:00:00", "renewed 05-11 03:00:00"});
    CHECK(next_event(scenario, *replay(scenario, at("2023-04-18 17:00:00")))->kind == EventKind::settlement);
}

TEST_CASE("an unpaid order's deadline is an event to come") {
    Scenario scenario = documentation_example();
    scenario.log.pop_back();
    const auto events = events_after(scenario, at("2023-04-20 00:00:00"), at("2023-05-01 00:00:00"));
    CHECK(std::any_of(events->begin(), events->end(), [](const Event& event) {
        return event.kind == EventKind::order_deadline && event.at == at("2023-04-25 16:30:30");
    }));
}

TEST_CASE("a term that is no longer sold when it would be renewed has no row") {
    Scenario scenario = empty_story();
    Flavor& flavor = scenario.catalog.flavors.front();
    flavor.prices.yearly = *UnitPrice::parse("5000");
    flavor.changes = {{at("2023-08-01 00:00:00"), {flavor.prices.hourly, std::nullopt, std::nullopt}}};
    add(scenario, "2023-04-18 15:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    const auto rows = compare(scenario, 0, at("2023-04-18 15:00:00"), at("2023-10-01 00:00:00"));
    REQUIRE(rows.ok());
    CHECK(std::none_of(rows->begin(), rows->end(), [](const ComparisonRow& row) {
        return row.term && row.term->total_months() < 6 && row.term->total_months() > 3;
    }));
    CHECK(rows->back().term->total_months() == 36);
}

TEST_CASE("a change of price is an event of the pools that have the flavor") {
    Scenario scenario = empty_story();
    scenario.catalog.flavors.push_back(scenario.catalog.flavors.front());
    scenario.catalog.flavors.back().code = "other";
    for (Flavor& flavor : scenario.catalog.flavors)
        flavor.changes = {{at("2023-05-01 00:00:00"), {*UnitPrice::parse("2"), std::nullopt, std::nullopt}}};
    scenario.catalog.flavors.back().changes.front().from = at("2023-05-02 00:00:00");
    add(scenario, "2023-04-18 09:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    const auto events = events_after(scenario, at("2023-04-20 00:00:00"), at("2023-06-01 00:00:00"));
    REQUIRE(events.ok());
    std::vector<Event> changes = *events;
    std::erase_if(changes, [](const Event& event) { return event.kind != EventKind::price_changed; });
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].at == at("2023-05-01 00:00:00"));
    CHECK(changes[0].pool == 0u);
}

TEST_CASE("the last steps of a history as far as they only appended, which make the same history again") {
    const Scenario example = documentation_example();
    const auto with_actions = [&](std::size_t count) {
        Scenario scenario = example;
        scenario.log.resize(count);
        return scenario;
    };
    REQUIRE(example.log.size() == 3);
    History history(with_actions(2));
    history.push(with_actions(1), {Action(PayOrder{}), {}});  // drops what was planned later
    history.push(with_actions(2), {example.log[1].action, {}});
    history.push(example, {Change::SeveralPayments{}, {}});
    CHECK(history.steps("main", 9) == History::Steps{1, 1});
    CHECK(history.steps("main", 1) == History::Steps{1});
    CHECK(history.steps("other", 9).empty());

    History again(history.current(), "main", history.steps("main", 9));
    CHECK(again.current().log == example.log);
    CHECK(again.steps("main", 9) == History::Steps{1, 1});
    CHECK(again.undo());
    CHECK(again.current().log == with_actions(2).log);
    CHECK(again.undo());
    CHECK(again.current().log == with_actions(1).log);
    CHECK_FALSE(again.can_undo());

    History whole(example, "main", {3});
    CHECK(whole.undo());
    CHECK(whole.current().log.empty());
}

TEST_CASE("undo gives back the very scenario, redo the next, and a new action drops what was undone") {
    History history(empty_story());
    const Scenario first = documentation_example();
    history.push(first, {Change::Import{}, {}});
    REQUIRE(history.undo_change() != nullptr);
    CHECK(std::holds_alternative<Change::Import>(history.undo_change()->what));
    CHECK(history.undo());
    CHECK(history.current() == empty_story());
    CHECK(!history.undo());
    CHECK(history.redo());
    CHECK(history.current() == first);
    history.undo();
    history.push(first, {Change::Restart{}, {}});
    CHECK(!history.can_redo());
}

TEST_CASE("branches share their past and go their own ways") {
    History history(empty_story());
    CHECK(history.start_branch("what if").ok());
    history.push(documentation_example(), {});
    CHECK(history.switch_to("main").ok());
    CHECK(history.current() == empty_story());
    CHECK(history.start_branch("main").error().code == "branch.exists");
    CHECK(history.remove_branch("main").error().code == "branch.current");
    CHECK(history.remove_branch("what if").ok());
    CHECK(history.branches() == std::vector<std::string>{"main"});
}

TEST_CASE("a comparison finds the exact second at which pay-per-use has cost as much") {
    Scenario scenario = documentation_example();
    scenario.catalog.flavors[0].prices.monthly = *UnitPrice::parse("300");
    const auto rows = compare(scenario, 0, at("2023-04-18 16:30:30"));
    REQUIRE(rows.ok());
    REQUIRE(rows->size() == 13);
    const ComparisonRow& month = (*rows)[1];
    scenario.log.resize(1);
    const World stay = world_of(scenario, "2023-06-01 00:00:00");
    const Instant from = at("2023-04-18 16:30:30");
    CHECK(stay.bills().total({from, *month.break_even}).payable >= amount("300"));
    CHECK(stay.bills().total({from, *month.break_even - Seconds{1}}).payable < amount("300"));
    CHECK(month.saving == (month.pay_per_use - amount("300")).bounded());
    CHECK(month.free_tail_seconds == 26969);
}

TEST_CASE("a comparison counts the term from the activation, as the order does") {
    Scenario scenario = empty_story();
    scenario.settings = {{"activation_delay_seconds", "7200"}};
    add(scenario, "2023-04-18 15:29:16", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    const Instant paid = at("2023-04-18 23:30:00");
    const auto rows = compare(scenario, 0, paid);
    REQUIRE(rows);
    CHECK(rows->at(1).expires == at("2023-05-19 23:59:59"));
    const auto preview = preview_change(scenario, 0, one_month, paid, false);
    REQUIRE(preview);
    CHECK(rows->at(1).expires == preview->expires);
    const Interval window{at("2023-04-18 21:00:00"), at("2023-04-18 23:30:00")};
    const auto sweep = sweep_switch_time(scenario, 0, one_month, window, at("2024-04-18 00:00:00"));
    REQUIRE(sweep);
    CHECK(sweep->points.size() == 3);
    CHECK(sweep->points.at(1).at == at("2023-04-18 22:00:00"));
}

TEST_CASE("the next event of one pool of many is the first of its own among those of all") {
    Scenario company = documentation_example();
    company.pools.push_back({"p2", "p2", PoolType::dedicated, ""});
    company.log.insert(company.log.begin(),
                       {at("2023-04-01 00:00:00"), CreatePool{"p2", {{"f", 3, {}}}, {}}, {}});
    for (const char* instant : {"2023-04-10 12:34:56", "2023-04-18 16:00:00", "2023-04-18 20:00:00"}) {
        const auto events = events_after(company, at(instant), at("2023-06-30 00:00:00"));
        REQUIRE(events.ok());
        for (const std::uint32_t pool : {0u, 1u}) {
            const auto first = std::find_if(events->begin(), events->end(),
                                            [pool](const Event& event) { return event.pool == pool; });
            const std::optional<Event> next = next_event(company, *replay(company, at(instant)), pool);
            REQUIRE(next.has_value());
            CHECK(next->at == first->at);
            CHECK(next->kind == first->kind);
        }
    }
}

TEST_CASE("what other pools do changes nothing in a pool's comparison") {
    const Scenario scenario = documentation_example();
    Scenario company = scenario;
    company.pools.push_back({"p2", "p2", PoolType::dedicated, ""});
    company.log.insert(company.log.begin(),
                       {at("2023-04-01 00:00:00"), CreatePool{"p2", {{"f", 3, {}}}, {}}, {}});
    const Instant from = at("2023-04-18 16:30:30");
    const auto alone = compare(scenario, 0, from), among = compare(company, 0, from);
    REQUIRE(alone.ok());
    REQUIRE(among.ok());
    REQUIRE(alone->size() == among->size());
    for (std::size_t i = 0; i < alone->size(); ++i) {
        CHECK((*alone)[i].total == (*among)[i].total);
        CHECK((*alone)[i].pay_per_use == (*among)[i].pay_per_use);
        CHECK((*alone)[i].break_even == (*among)[i].break_even);
    }
}

TEST_CASE("no second of the window is cheaper to switch at than the one the sweep finds") {
    Scenario scenario = documentation_example();
    scenario.log.resize(1);
    const Interval window{at("2023-04-18 23:59:50"), at("2023-04-19 00:00:10")};
    const Instant until = at("2023-05-19 12:00:00");
    const auto sweep = sweep_switch_time(scenario, 0, one_month, window, until);
    REQUIRE(sweep.ok());
    for (Instant second = window.begin; second <= window.end; second += Seconds{1}) {
        Scenario changed = scenario;
        changed.log.push_back({second, order_for(one_month), {}});
        changed.log.push_back({second, payment(), {}});
        if (expiry(second, 1) < until) changed.log.push_back({expiry(second, 1), renewal_for(one_month), {}});
        const World world = *replay(changed, until);
        CHECK(world.bills().total({window.begin, until}).payable >= sweep->best.total);
    }
    CHECK(sweep->best.at == at("2023-04-19 00:00:00"));
}

TEST_CASE("in every statement the identities of a bill hold") {
    Scenario scenario = documentation_example();
    scenario.site = "cn";
    std::get<SubmitChangeOrder>(scenario.log[1].action).discount = Discount{1'234};
    std::get<PayOrder>(scenario.log[2].action).coupon = amount("12.34");
    for (const StatementPeriod period : {StatementPeriod::month, StatementPeriod::day}) {
        for (const Statement& statement : statements(world_of(scenario, "2023-04-18 17:10:00"), period)) {
            for (const StatementRow& row : statement.rows) {
                CHECK(row.list - row.discount == AmountSum(row.amount));
                CHECK(row.amount - row.truncated == AmountSum(row.payable));
                CHECK(row.coupon + row.cash + row.credit + row.other + row.unsettled ==
                      AmountSum(row.payable));
            }
        }
    }
}

TEST_CASE("a branch takes another name, but not one that is taken") {
    History history(documentation_example());
    REQUIRE(history.start_branch("wait"));
    CHECK(history.rename_branch("wait a month"));
    CHECK(history.branch() == "wait a month");
    CHECK(history.rename_branch("main").error().code == "branch.exists");
    CHECK(history.rename_branch("wait a month"));
}

TEST_CASE("usage that is deducted after the 1st moves to the next month, and each hour is on one statement") {
    Scenario scenario = empty_story();
    scenario.settings = {{"settlement_lag_seconds", "100000"}};  // 27 h 46 min 40 s
    add(scenario, "2024-07-31 00:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    add(scenario, "2024-08-01 06:00:00", DeletePool{"p1"});
    const auto all = statements(world_of(scenario, "2024-09-10 00:00:00"), StatementPeriod::month);
    REQUIRE(all.size() == 2);
    CHECK(all[0].total.lines == 20);  // hours that end by 20:13:19 on the 31st
    CHECK(all[0].total.lines + all[1].total.lines == 30);
}

TEST_CASE("statements of one pool leave out the others, and those from a day on leave out the days before") {
    Scenario scenario = empty_story();
    scenario.pools.push_back({"p2", "p2", PoolType::dedicated, ""});
    add(scenario, "2024-07-30 00:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    add(scenario, "2024-07-31 00:00:00", CreatePool{"p2", {{"f", 2, std::nullopt}}, {}});
    const World world = world_of(scenario, "2024-08-02 00:00:00");
    const auto second = statements(world, StatementPeriod::day, {1, earliest_instant});
    REQUIRE(second.size() == 2);
    for (const Statement& day : second)
        CHECK(day.total.lines == 24);
    const auto late = statements(world, StatementPeriod::day, {std::nullopt, at("2024-08-01 12:00:00")});
    REQUIRE(late.size() == 1);
    CHECK(late[0].total.lines == 48);
}

TEST_CASE("usage that is deducted at 00:00:00 on the 2nd is one second too late for the old month") {
    Scenario scenario = empty_story();
    scenario.settings = {
        {"settlement_lag_seconds", "90000"}};  // 25 h: the hour that ends at 23:00 is just late
    add(scenario, "2024-07-31 00:00:00", CreatePool{"p1", {{"f", 1, std::nullopt}}, {}});
    const auto all = statements(world_of(scenario, "2024-08-01 00:00:00"), StatementPeriod::month);
    CHECK(all[0].total.lines == 22);
}
