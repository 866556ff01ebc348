// Statements: the bills of a month or a day, by pool and bill type, with the site's rounding of the month.
//
// Contract: list - discount = amount; amount - truncated = payable; payable = coupon + cash +
// credit + other + unsettled, in every row and in the total. Costs O(spans x periods), never
// O(hours). A month has rows of its own for tax and for cut amounts that are made up, if the policy has them;
// days have none. See docs/domain/billing-rules.md#bill-month (which month a line belongs to),
// docs/domain/billing-rules.md#month-rounding, docs/domain/api-shapes.md#bills (bill types).
#pragma once

#include <string>
#include <vector>

#include "core/scenario/world.hpp"
#include "core/time/zone.hpp"

namespace poolbill {

struct StatementRow {
    std::uint32_t pool = 0;  // index into World::pools
    BillType type = BillType::usage;
    std::int64_t lines = 0;
    std::int64_t usage_seconds = 0;
    Amount list;
    Amount discount;
    Amount amount;
    Amount truncated;
    Amount payable;
    Amount coupon;
    Amount cash;
    Amount credit;
    Amount other;      // card, online, monthly settlement, partner
    Amount unsettled;  // usage that is not deducted yet, or that the account could not pay
};

struct Statement {
    std::string label;  // "2023-04" or "2023-04-18"
    Interval period;    // of the calendar, UTC+08:00
    Interval hours;     // the clock hours whose usage belongs to it
    std::vector<StatementRow> rows;
    StatementRow total;     // its pool and type are unused
    Amount due;             // the total's payable, after the month's rounding when it is a month
    bool is_exact = false;  // nothing is rounded: a day, or a site that does not round
    const RoundingPolicy* rounding = nullptr;
};

enum class StatementPeriod { month, day };

/// The month of the bill that has the usage of a clock hour (docs/domain/billing-rules.md#bill-month).
BillMonth bill_month_of_usage(Instant hour_end, const SitePolicy& policy);

/// Which bills to state.
struct StatementScope {
    std::optional<std::uint32_t> pool;  // of all pools when absent
    Instant from = earliest_instant;    // periods that end before are left out
};

/// Oldest first; periods without a line are left out. A day takes a line by its end minus one second
/// (docs/domain/billing-rules.md#bill-day).
std::vector<Statement> statements(const World& world, StatementPeriod period,
                                  const StatementScope& scope = {});

}  // namespace poolbill
