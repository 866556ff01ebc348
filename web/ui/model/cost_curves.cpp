#include "web/ui/model/cost_curves.hpp"

#include <algorithm>

namespace poolbill::ui {
namespace {

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

CostCurves cost_curves(const World& world, std::uint32_t pool, const ComparisonRow* change) {
    CostCurves curves;
    const std::optional<Instant>& created = world.pools[pool].created;
    if (!created || *created > world.until) return curves;
    curves.charged = running_total(world, pool, {*created, world.until});
    const Amount charged = curves.charged.back().cost;
    curves.top = charged;
    if (change == nullptr) return curves;
    curves.futures = futures_of(*change, world.until, charged);
    curves.top = std::max({charged, curves.futures->staying, curves.futures->changing});
    return curves;
}

}  // namespace poolbill::ui
