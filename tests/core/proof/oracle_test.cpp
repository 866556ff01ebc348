#include "tests/core/proof/oracle.hpp"

#include <algorithm>
#include <tuple>

#include "core/scenario/replay.hpp"
#include "tests/core/proof/random_scenarios.hpp"
#include "tests/core/support.hpp"

using namespace poolbill;
using namespace poolbill::test;

namespace {

std::int64_t count_of(Instant instant) {
    return instant.time_since_epoch().count();
}

OracleLine as_oracle_line(const Ledger& ledger, const Line& line) {
    const ChargeItem& item = ledger.item(line.item);
    OracleLine same;
    same.start = count_of(line.charged.begin);
    same.pool = line.pool;
    same.prepaid = line.mode == BillingMode::yearly_monthly;
    same.code = item.code;
    same.size_gb = item.size_gb;
    same.count = line.count;
    same.end = count_of(line.charged.end);
    same.seconds = line.charged.seconds();
    same.cycle_start = count_of(line.cycle.begin);
    same.cycle_end = count_of(line.cycle.end);
    same.list = line.list.units();
    same.discount = line.discount.units();
    same.amount = line.amount.units();
    same.payable = line.payable.units();
    same.status = std::string(to_string(line.status));
    return same;
}

/// The engine's lines. They must be in order of start of charge, then pool, then usage before charges.
std::vector<OracleLine> engine_lines(const World& world) {
    const Bills bills = world.bills();
    std::vector<OracleLine> lines;
    for (const Line& line : bills.lines(0, bills.line_count()))
        lines.push_back(as_oracle_line(world.ledger, line));
    const bool ordered =
        std::is_sorted(lines.begin(), lines.end(), [](const OracleLine& left, const OracleLine& right) {
            return std::tie(left.start, left.pool, left.prepaid) <
                   std::tie(right.start, right.pool, right.prepaid);
        });
    CHECK_MESSAGE(ordered, "the engine's own lines are not in order");
    std::stable_sort(lines.begin(), lines.end(), comes_before);
    return lines;
}

std::string first_difference(const std::vector<OracleLine>& engine, const std::vector<OracleLine>& oracle) {
    std::size_t i = 0;
    while (i < engine.size() && i < oracle.size() && engine[i] == oracle[i])
        ++i;
    return "line " + std::to_string(i) + "\n  engine " +
           (i < engine.size() ? to_string(engine[i]) : std::string("has no more lines")) + "\n  oracle " +
           (i < oracle.size() ? to_string(oracle[i]) : std::string("has no more lines"));
}

}  // namespace

TEST_CASE("the engine bills 10,000 random scenarios like a second-by-second biller with its own arithmetic") {
    std::int64_t lines = 0;
    std::int64_t prepaid = 0;
    for_random_scenarios(10'000, [&](const Scenario& scenario, const World& world, Random&) {
        const std::vector<OracleLine> engine = engine_lines(world);
        const std::vector<OracleLine> oracle = oracle_lines(scenario, count_of(scenario.now));
        if (engine != oracle) FAIL_CHECK(first_difference(engine, oracle));
        lines += static_cast<std::int64_t>(oracle.size());
        prepaid += std::count_if(oracle.begin(), oracle.end(), [](const OracleLine& l) { return l.prepaid; });
        return engine == oracle;
    });
    // The scenarios must be worth testing.
    CHECK(lines > 50'000);
    CHECK(prepaid > 2'000);
}
