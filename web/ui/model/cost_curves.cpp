#include "web/ui/model/cost_curves.hpp"

#include <algorithm>

namespace poolbill::ui {
namespace {

std::optional<Instant> first_charge(const Bills& bills) {
    std::optional<Instant> first;
    const auto include = [&](Instant instant) { first = std::min(first.value_or(instant), instant); };
    for (const Span& span : bills.spans())
        include(span.charged.begin);
    for (const Line& line : bills.charges())
        include(line.charged.begin);
    return first;
}

CostFutures futures_of(const ComparisonRow& change, Instant now, Amount charged) {
    const Seconds since =
        now - change.compared.begin;  // the row may be of an earlier second of a running clock
    CostFutures futures;
    futures.time = {now, change.compared.end + since};
    futures.charged = charged;
    futures.staying = (charged + change.pay_per_use).bounded();
    futures.changing = (charged + change.total).bounded();
    if (change.break_even) futures.break_even = *change.break_even + since;
    return futures;
}

}  // namespace

Amount CostFutures::staying_at(Instant instant) const {
    const std::int64_t seconds = std::clamp<std::int64_t>((instant - time.begin).count(), 0, time.seconds());
    const Int128 metered =
        Int128{staying.units() - charged.units()} * seconds / std::max<std::int64_t>(time.seconds(), 1);
    return Amount::from_units(charged.units() + static_cast<std::int64_t>(metered));
}

Amount charged_before(const Bills& bills, Instant instant) {
    return bills.total({earliest_instant, instant}).payable;
}

CostCurves cost_curves(const Bills& bills, Interval visible, std::size_t points,
                       const ComparisonRow* change) {
    CostCurves curves;
    const Instant now = bills.ledger().until();
    const Amount charged = charged_before(bills, now + Seconds{1});
    curves.top = charged;
    if (change != nullptr) {
        curves.futures = futures_of(*change, now, charged);
        curves.top = std::max({charged, curves.futures->staying, curves.futures->changing});
    }
    const std::optional<Instant> first = first_charge(bills);
    const Interval drawn = intersect({first.value_or(now), now}, visible);
    if (!first || drawn.empty()) return curves;
    std::vector<Instant> instants;
    const std::int64_t steps = std::max<std::int64_t>(static_cast<std::int64_t>(points), 1);
    for (std::int64_t step = 0; step <= steps; ++step)
        instants.push_back(drawn.begin + Seconds{drawn.seconds() * step / steps});
    for (const Line& line : bills.charges()) {
        if (!drawn.contains(line.charged.begin)) continue;
        instants.push_back(line.charged.begin);
        instants.push_back(line.charged.begin + Seconds{1});
    }
    std::sort(instants.begin(), instants.end());
    instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
    for (const Instant instant : instants)
        curves.charged.push_back({instant, charged_before(bills, instant)});
    return curves;
}

}  // namespace poolbill::ui
