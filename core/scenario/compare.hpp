// Pay-per-use against every term, on the real calendar, and the best second to switch.
//
// Contract: every figure comes from replaying hypothetical actions with the same code that bills. A
// saving may be negative, and often is with the published prices
// (docs/domain/contradictions.md#c20). Nothing is promised.
#pragma once

#include <optional>
#include <vector>

#include "core/scenario/replay.hpp"

namespace poolbill {

struct ComparisonRow {
    std::optional<Term> term;           // none: stay pay-per-use
    Interval compared;                  // the period that both sides cover
    Amount total;                       // what this choice costs in that time
    Amount pay_per_use;                 // what staying pay-per-use costs in the same time
    Amount saving;                      // pay_per_use - total; negative when prepaid is dearer
    std::optional<Instant> break_even;  // the first second at which pay-per-use has cost as much; none: never
    std::optional<Instant> expires;     // of the first term
    std::int64_t free_tail_seconds = 0;  // from the same clock time on the expiry day to 23:59:59
    std::string utilisation;  // share of the term that must be used to break even, in percent, "131.59"
};

/// What becomes of the pool at the end of a comparison.
enum class AtEnd : std::uint8_t {
    goes_on,
    stops,  // a term that lasts longer is unsubscribed, and the refund is part of its total
};

/// Terms for which the pool's flavors and disks are not sold have no row. A pool that is prepaid before `at`
/// (docs/domain/assumptions.md#compare-prepaid) or whose account is in arrears is not compared; one with an unpaid order is.
/// @param at     the switch (payment); not before the pool exists
/// @param until  end of the comparison; a shorter term is renewed when an automatic renewal would be. None: each
///               term until its own expiry, pay-per-use for the shortest term.
/// @param at_end  of the comparison, if it has an `until`
/// @param memory  of replays of the scenario, if its pools share an account
/// Errors: "pool.unknown", "change.not-eligible" (its message lists every failed condition), "account.arrears",
/// "pool.processing", "pool.deleted", "compare.until", those of replay.
Result<std::vector<ComparisonRow>> compare(const Scenario& scenario, std::uint32_t pool, Instant at,
                                           std::optional<Instant> until = std::nullopt,
                                           ReplayMemory* memory = nullptr, AtEnd at_end = AtEnd::goes_on);

struct SwitchPoint {
    Instant at;
    Amount total;  // from the window's start to `until`
    Instant expires;
};
struct SwitchSweep {
    SwitchPoint best;                 // the earliest of the cheapest seconds
    std::vector<SwitchPoint> points;  // window's start, every midnight (UTC+08:00) in it, its end
    Amount staying;                   // pay-per-use, without a switch, from the window's start to `until`
};
/// Where in the window the switch costs least up to `until`. Between two midnights the cost only grows with
/// the second of the switch, so these points suffice to find the best of all seconds.
Result<SwitchSweep> sweep_switch_time(const Scenario& scenario, std::uint32_t pool, Term term,
                                      Interval window, Instant until);

}  // namespace poolbill
