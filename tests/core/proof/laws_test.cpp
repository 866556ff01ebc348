// Laws that hold for every scenario, tested on random ones. A failure names its seed: POOLBILL_SEED=N
// reproduces it.
#include <algorithm>

#include "core/json/scenario_json.hpp"
#include "core/ledger/stream.hpp"
#include "core/scenario/history.hpp"
#include "core/scenario/replay.hpp"
#include "core/scenario/statement.hpp"
#include "core/time/zone.hpp"
#include "tests/core/proof/random_scenarios.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

/// A pool that has just become prepaid, and its scenario.
Scenario prepaid_scenario(Random& random) {
    Scenario scenario = empty_story();
    const Instant start = from_local(static_cast<int>(random.between(2019, 2031)),
                                     static_cast<unsigned>(random.between(1, 12)), 1) +
                          Seconds{random.between(0, 31 * 86'400 - 1)};
    scenario.log.push_back({start - Seconds{random.between(0, 9000)},
                            CreatePool{"p1", {{"f", random.between(1, 9), std::nullopt}}, {}},
                            {}});
    scenario.log.push_back({start, order_for(one_month), {}});
    scenario.log.push_back({start, payment(), {}});
    scenario.now = start;
    return scenario;
}

}  // namespace

TEST_CASE("splitting time at any instant never changes the exact total of usage") {
    for_random_scenarios(2000, [](const Scenario& scenario, const World& world, Random& random) {
        const Interval time = whole(scenario);
        const Int128 exact = world.bills().total().exact_usage.units();
        if (world.bills().usage_total({time.begin, time.end}).exact_usage.units() != exact) return false;
        for (int i = 0; i < 8; ++i) {
            const Instant split = random_instant(random, time);
            const Int128 before = world.bills().usage_total({time.begin, split}).exact_usage.units();
            const Int128 after = world.bills().usage_total({split, time.end}).exact_usage.units();
            if (before + after != exact) return false;
        }
        return true;
    });
}

TEST_CASE("a scaling to what is there already changes no line, whenever it comes") {
    for_random_scenarios(2000, [](const Scenario& scenario, const World&, Random& random) {
        Scenario plain = scenario;
        plain.now = random_instant(random, whole(scenario));
        std::erase_if(plain.log, [&plain](const LogEntry& entry) { return entry.at > plain.now; });
        if (plain.log.empty()) return true;
        const Result<World> before = replay(plain, plain.now);
        if (!before) return false;
        for (const PoolState& pool : before->pools) {
            const bool mixed = std::any_of(pool.nodes.begin(), pool.nodes.end(), [](const NodeGroup& group) {
                return group.mode == BillingMode::yearly_monthly;
            });
            if (!pool.exists() || pool.mode == BillingMode::yearly_monthly || mixed) continue;
            ScalePool same{pool.identity.id, {}, std::nullopt};
            for (const NodeGroup& group : pool.nodes)
                same.nodes.push_back({group.flavor, group.count, std::nullopt});
            Scenario longer = plain;
            longer.log.push_back({plain.now, same, {}});
            const Instant later = plain.now + Seconds{5000};
            const Result<World> without = replay(plain, later);
            const Result<World> with = replay(longer, later);
            if (!with || !without || told(*with) != told(*without)) return false;
        }
        return true;
    });
}

TEST_CASE("what a preview shows is what then happens, and undo gives back the same bytes") {
    for_random_scenarios(1000, [](const Scenario& scenario, const World&, Random& random) {
        Scenario log = scenario;
        log.log.clear();
        History history(log);
        std::vector<std::string> bytes;
        for (const LogEntry& entry : scenario.log) {
            const Instant later = entry.at + Seconds{random.between(0, 4000)};
            bytes.push_back(json::write_scenario(history.current()));
            const Result<Scenario> preview = append(history.current(), entry);
            if (!preview) return false;
            const Result<World> seen = replay(*preview, later);
            history.push(*preview, {entry.action, {}});
            const Result<World> happened = replay(history.current(), later);
            if (!seen || !happened || all_lines(*seen) != all_lines(*happened)) return false;
        }
        if (history.current().log != scenario.log) return false;
        while (!bytes.empty()) {
            if (!history.undo() || json::write_scenario(history.current()) != bytes.back()) return false;
            bytes.pop_back();
        }
        return !history.can_undo();
    });
}

TEST_CASE("a scenario that is written and read is the same scenario") {
    for_random_scenarios(2000, [](const Scenario& scenario, const World&, Random&) {
        const std::string text = json::write_scenario(scenario);
        const Result<Scenario, Errors> read = json::parse_scenario(text);
        return read && *read == scenario && json::write_scenario(*read) == text;
    });
}

TEST_CASE("actions later than the instant asked for are as if they were not there") {
    for_random_scenarios(1000, [](const Scenario& scenario, const World&, Random& random) {
        const Instant until = random_instant(random, whole(scenario));
        Scenario shorter = scenario;
        std::erase_if(shorter.log, [until](const LogEntry& entry) { return entry.at > until; });
        const Result<World> all = replay(scenario, until);
        const Result<World> part = replay(shorter, until);
        return all && part && all_lines(*all) == all_lines(*part) && all->events == part->events;
    });
}

TEST_CASE("usage tiles the time of a constant pool without gaps, overlaps or lines of zero seconds") {
    for_random_scenarios(2000, [](const Scenario& scenario, const World& world, Random&) {
        for (std::uint32_t pool = 0; pool < world.pools.size(); ++pool) {
            const PoolState& state = world.pools[pool];
            const bool apart = std::any_of(
                scenario.log.begin(), scenario.log.end(),
                [](const LogEntry& entry) { return std::holds_alternative<SetNodeBilling>(entry.action); });
            if (!state.created || apart || state.identity.type == PoolType::public_pool) continue;
            Instant end = state.deleted.value_or(scenario.now);
            if (state.subscription) end = std::min(end, state.subscription->started);
            // The pool always has nodes, so at every instant there is at least one line.
            Instant covered = *state.created;
            const Bills bills = world.bills(pool);
            for (const Line& line : bills.lines(0, bills.line_count())) {
                if (line.mode == BillingMode::yearly_monthly) continue;
                if (line.charged.empty() || line.charged.begin > covered || line.charged.end > end)
                    return false;
                if (line.charged.begin < line.cycle.begin || line.charged.end > line.cycle.end) return false;
                if (line.cycle.begin != clock_hour_start(line.charged.begin)) return false;
                if (line.cycle.seconds() != 3600) return false;
                covered = std::max(covered, line.charged.end);
            }
            if (covered != end) return false;
        }
        return true;
    });
}

TEST_CASE("an order that was cancelled or never paid leaves every line as it was") {
    for_random_scenarios(2000, [](const Scenario& scenario, const World& world, Random&) {
        std::vector<std::string> kept;
        for (const LogEntry& entry : scenario.log)
            if (const auto* paid = std::get_if<PayOrder>(&entry.action)) kept.push_back(paid->order);
        Scenario without = scenario;
        std::erase_if(without.log, [&kept](const LogEntry& entry) {
            const auto idle = [&kept](const std::string& order) {
                return std::find(kept.begin(), kept.end(), order) == kept.end();
            };
            if (const auto* action = std::get_if<SubmitChangeOrder>(&entry.action))
                return idle(action->order);
            if (const auto* action = std::get_if<ApproveOrder>(&entry.action)) return idle(action->order);
            if (const auto* action = std::get_if<FailPayment>(&entry.action)) return idle(action->order);
            return std::holds_alternative<CancelOrder>(entry.action);
        });
        const Result<World> same = replay(without, scenario.now);
        return same && told(*same) == told(world);
    });
}

TEST_CASE("list - discount = amount and amount - truncated = payable, in lines, totals and statements") {
    const auto adds_up = [](const auto& row) {
        return row.list - row.discount == AmountSum(row.amount) &&
               row.amount - row.truncated == AmountSum(row.payable);
    };
    for_random_scenarios(2000, [&adds_up](const Scenario&, const World& world, Random&) {
        AmountSum amount, payable;
        for (const Line& line : all_lines(world)) {
            if (!adds_up(line)) return false;
            amount += line.amount;
            payable += line.payable;
        }
        const Totals total = world.bills().total();
        if (!adds_up(total) || total.lines != world.bills().line_count()) return false;
        const bool exact = world.policy.rounding_at(world.until).exact_total;
        if (!exact && (AmountSum(total.amount) != amount || AmountSum(total.payable) != payable))
            return false;
        for (const StatementPeriod period : {StatementPeriod::month, StatementPeriod::day}) {
            std::int64_t lines = 0;
            for (const Statement& statement : statements(world, period)) {
                const StatementRow& row = statement.total;
                if (!adds_up(row)) return false;
                if (AmountSum(row.payable) != row.coupon + row.cash + AmountSum(row.credit) +
                                                  AmountSum(row.other) + AmountSum(row.unsettled))
                    return false;
                lines += row.lines;
            }
            if (lines != total.lines) return false;
        }
        return true;
    });
}

TEST_CASE("any window of lines, and streaming, show the same lines as going through all of them") {
    for_random_scenarios(2000, [](const Scenario&, const World& world, Random& random) {
        const std::vector<Line> all = all_lines(world);
        const auto count = static_cast<std::int64_t>(all.size());
        const std::int64_t first = random.between(0, count);
        const std::int64_t wanted = random.between(0, 5);
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
        const std::vector<Line> part(begin,
                                     begin + static_cast<std::ptrdiff_t>(std::min(wanted, count - first)));
        if (world.bills().lines(first, wanted) != part) return false;
        std::int64_t streamed = 0;
        AmountSum amount;
        stream(world.bills(), [&](const Span&, const StreamedLine& line) {
            ++streamed;
            amount += line.amount;
        });
        AmountSum usage;
        for (const Line& line : all)
            if (line.type == BillType::usage) usage += line.amount;
        const auto charges = static_cast<std::int64_t>(world.bills().charges().size());
        return streamed + charges == count && usage == amount;
    });
}

TEST_CASE("no two lines have the same identity, and each is found by its own") {
    for_random_scenarios(500, [](const Scenario&, const World& world, Random&) {
        const Bills bills = world.bills();
        const std::vector<Line> lines = bills.lines(0, std::min<std::int64_t>(bills.line_count(), 200));
        return std::all_of(lines.begin(), lines.end(),
                           [&](const Line& line) { return bills.find(world.ledger.id_of(line)) == line; });
    });
}

TEST_CASE("renewing n times by one month is renewing once by n months") {
    Random random(first_seed());
    for (int i = 0; i < 2000; ++i) {
        INFO("POOLBILL_SEED=" << first_seed() << " scenario " << i);
        const Scenario scenario = prepaid_scenario(random);
        const int months = static_cast<int>(random.between(2, 9));
        Scenario step_by_step = scenario;
        Scenario at_once = scenario;
        for (int month = 0; month < months; ++month)
            step_by_step.log.push_back({scenario.now, renewal_for(one_month), {}});
        at_once.log.push_back({scenario.now, renewal_for(Term(Term::Unit::month, months)), {}});
        const Result<World> slow = replay(step_by_step, scenario.now);
        const Result<World> fast = replay(at_once, scenario.now);
        if (!slow || !fast) {
            FAIL("a renewal was refused");
            return;
        }
        REQUIRE(slow->pools[0].subscription->expires == fast->pools[0].subscription->expires);
        REQUIRE(slow->bills().total().payable == fast->bills().total().payable);
    }
}

TEST_CASE("every prepaid term ends at 23:59:59 in UTC+08:00, on the anchor day or the month's last") {
    Random random(first_seed());
    for (int i = 0; i < 2000; ++i) {
        INFO("POOLBILL_SEED=" << first_seed() << " scenario " << i);
        Scenario scenario = prepaid_scenario(random);
        const unsigned anchor = to_local(scenario.now).day();
        for (std::int64_t more = random.between(0, 5); more > 0; --more)
            scenario.log.push_back(
                {scenario.now,
                 renewal_for(Term(Term::Unit::month, static_cast<int>(random.between(1, 11)))),
                 {}});
        const Result<World> world = replay(scenario, scenario.now);
        if (!world) {
            FAIL(world.error().message);
            return;
        }
        Instant previous = scenario.now;
        for (const Line& charge : world->bills().charges()) {
            const LocalTime end = to_local(charge.charged.end);
            const LocalTime next_second = to_local(charge.charged.end + Seconds{1});
            REQUIRE(charge.charged.begin == previous);
            REQUIRE(end.hour * 10'000 + end.minute * 100 + end.second == 235959);
            const bool on_anchor = end.day() == anchor;
            const bool clamped = end.day() < anchor && next_second.day() == 1;
            REQUIRE((on_anchor || clamped));
            previous = charge.charged.end;
        }
    }
}
