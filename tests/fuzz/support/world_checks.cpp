#include "tests/fuzz/support/world_checks.hpp"

#include <algorithm>

#include "core/ledger/stream.hpp"
#include "core/scenario/explain.hpp"
#include "core/scenario/statement.hpp"
#include "core/time/zone.hpp"

namespace poolbill::fuzz {
namespace {

// A fuzzer makes pools that exist for centuries, so only some of the lines and months are checked.
constexpr std::int64_t window = 40;
constexpr std::int64_t most_streamed = 20'000;
constexpr std::int64_t longest_stated = 3 * 366 * std::int64_t{86'400};

template <class Row>
void require_identities(const Row& row) {
    require(row.list - row.discount == AmountSum(row.amount), "list - discount is not the amount");
    require(row.amount - row.truncated == AmountSum(row.payable), "amount - truncated is not the payable");
}

void check_line(const World& world, const Line& line) {
    require_identities(line);
    if (line.mode == BillingMode::pay_per_use) {
        require(!line.charged.empty(), "a usage line of zero seconds");
        require(line.cycle.begin <= line.charged.begin && line.charged.end <= line.cycle.end,
                "a line is charged outside of its cycle");
        require(line.cycle.seconds() == 3600 && line.cycle.begin == clock_hour_start(line.charged.begin),
                "a usage line's cycle is not its clock hour");
    }
    require(!explain(world, line).steps.empty(), "a line without an explanation");
}

void check_windows(const World& world, const Bills& bills) {
    const std::int64_t count = bills.line_count();
    require(bills.total().lines == count, "the total counts other lines than there are");
    for (const std::int64_t first : {std::int64_t{0}, count / 2, std::max<std::int64_t>(0, count - window)}) {
        const std::vector<Line> lines = bills.lines(first, window);
        require(static_cast<std::int64_t>(lines.size()) == std::min(window, count - first),
                "a window has another number of lines than it must");
        for (std::size_t i = 0; i < lines.size(); ++i) {
            check_line(world, lines[i]);
            require(i == 0 || lines[i - 1].charged.begin <= lines[i].charged.begin, "lines are not by time");
        }
        if (lines.empty()) continue;
        const std::int64_t found = bills.first_line_from(lines.front().charged.begin);
        require(found <= first, "a line is not found by its start");
    }
}

void check_sums(const World& world) {
    const Bills bills = world.bills();
    const Totals total = bills.total();
    require_identities(total);
    require(total.pay_per_use + total.yearly_monthly == AmountSum(total.payable),
            "the two billing modes do not add up");
    std::int64_t hours = 0;
    for (const Span& span : bills.spans())
        hours += span.line_count();
    if (hours > most_streamed) return;
    AmountSum streamed, listed;
    stream(bills, [&streamed](const Span&, const StreamedLine& line) { streamed += line.amount; });
    for (const Line& line : bills.lines(0, bills.line_count()))
        if (line.type == BillType::usage) listed += line.amount;
    require(streamed == listed, "streaming shows other amounts than the lines");
}

void check_statements(const World& world) {
    Instant first = world.until;
    Instant last = world.until;
    for (const Span& span : world.bills().spans())
        first = std::min(first, span.charged.begin);
    for (const Line& charge : world.bills().charges())
        first = std::min(first, charge.issued);
    if ((last - first).count() > longest_stated) return;
    for (const StatementPeriod period : {StatementPeriod::month, StatementPeriod::day}) {
        std::int64_t lines = 0;
        for (const Statement& statement : statements(world, period)) {
            lines += statement.total.lines;
            require_identities(statement.total);
            for (const StatementRow& row : statement.rows) {
                require_identities(row);
                require(AmountSum(row.payable) == row.coupon + row.cash + AmountSum(row.credit) +
                                                      AmountSum(row.other) + AmountSum(row.unsettled),
                        "a statement is not paid from its parts");
            }
        }
        require(lines == world.bills().line_count(), "the statements have other lines than the bills");
    }
}

}  // namespace

void check_world(const World& world) {
    check_windows(world, world.bills());
    for (std::uint32_t pool = 0; pool < std::min<std::size_t>(world.pools.size(), 4); ++pool)
        check_windows(world, world.bills(pool));
    check_sums(world);
    check_statements(world);
}

}  // namespace poolbill::fuzz
