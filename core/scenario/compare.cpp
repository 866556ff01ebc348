#include "core/scenario/compare.hpp"

#include <algorithm>
#include <cassert>
#include <type_traits>

#include "core/base/error.hpp"
#include "core/base/quoted.hpp"
#include "core/money/decimal.hpp"
#include "core/order/subscription.hpp"
#include "core/scenario/one_pool.hpp"
#include "core/scenario/pool_status.hpp"
#include "core/time/iso8601.hpp"
#include "core/time/zone.hpp"

namespace poolbill {
namespace {

/// Whether an action changes what the pool costs as a metered one. Orders and what follows from them do not,
/// nor do actions on other pools: with enough money, they do not change this pool's bills.
bool is_metered_story(const LogEntry& entry, const std::string& pool) {
    return std::visit(
        [&]<class A>(const A& action) {
            bool concerns = false;
            for_each_named(action, Names::pool, [&](const std::string& id) { concerns |= id == pool; });
            return concerns && A::effect == Effect::metering;
        },
        entry.action);
}

bool is_sold(const Pool& pool, const Catalog& catalog, Term term, Instant at) {
    const auto entry_is_sold = [&](const auto& entry) {
        return term_price(prices_at(entry.prices, entry.changes, at), term).has_value();
    };
    const auto node_is_sold = [&](const NodeGroup& group) {
        return entry_is_sold(*catalog.find_flavor(group.flavor));
    };
    const auto disk_is_sold = [&](const DiskGroup& group) {
        return entry_is_sold(*catalog.find_disk(group.type));
    };
    return std::all_of(pool.nodes.begin(), pool.nodes.end(), node_is_sold) &&
           std::all_of(pool.disks.begin(), pool.disks.end(), disk_is_sold);
}

/// The part of the scenario that concerns the pool, whose index in it is 0.
Result<Scenario> part_of(const Scenario& scenario, std::uint32_t pool) {
    if (pool >= scenario.pools.size()) return Error{"pool.unknown", "/pool", "There is no such pool."};
    return extract_pool(scenario, pool);
}

/// The log up to the switch as if the one pool had stayed pay-per-use until then, without an account.
Result<Scenario> story_until(const Scenario& own, Instant at) {
    Scenario story = own;
    std::erase_if(story.log, [&](const LogEntry& entry) {
        return entry.at > at || !is_metered_story(entry, own.pools[0].id);
    });
    story.account.reset();
    const Result<World> world = replay(story, at);
    if (!world) return world.error();
    const PoolState& state = world->pools[0];
    const std::vector<Condition> conditions = check_change_to_prepaid(state, world->catalog, "");
    if (!all_passed(conditions)) return not_eligible(state.identity.id, conditions);
    return story;
}

/// The scenario as it is, with its account and orders. @param memory  used only where pools share an account
Result<World> actual_world(const Scenario& scenario, std::uint32_t pool, Instant at, ReplayMemory* memory) {
    return scenario.account ? replay(scenario, at, memory) : replay(keep_only_pool(scenario, pool), at);
}

/// Errors when the pool is yearly/monthly, about to be, or gone.
Status check_is_metered(const World& world, std::uint32_t pool) {
    const PoolState& state = world.pools[pool];
    if (state.deleted)
        return describe(ErrorId::pool_was_deleted,
                        {quoted(state.identity.id), format_instant(*state.deleted)}, "/pool");
    if (state.processing) {
        const Order& order = world.orders[*state.processing];
        return describe(
            ErrorId::pool_processing,
            {quoted(order.id), quoted(state.identity.id), format_instant(active_from(world, state))},
            "/pool");
    }
    if (state.mode != BillingMode::yearly_monthly) return Done{};
    return not_eligible(state.identity.id, check_change_to_prepaid(world, pool));
}

/// Errors when the pool, in the scenario as it is, cannot be changed at that second. An unpaid order refuses nothing: whether
/// to pay it is what is compared.
Status check_as_it_is(const Scenario& scenario, std::uint32_t pool, Instant at, ReplayMemory* memory) {
    const Result<World> before = actual_world(scenario, pool, at - Seconds{1}, memory);
    if (!before) return before.error();
    if (const Status metered = check_is_metered(*before, pool); !metered || !scenario.account) return metered;
    // A top-up of that second may have paid a debt.
    const Result<World> then = actual_world(scenario, pool, at, memory);
    if (!then) return then.error();
    if (!then->arrears) return Done{};
    return describe(ErrorId::account_in_arrears, {to_sentence(then->arrears->debt)}, "/pool");
}

/// @pre the story was replayed
SitePolicy policy_of(const Scenario& story) {
    const Result<SitePolicy> policy = story.policy();
    assert(policy && "the story was replayed");
    return *policy;
}

/// When the pool is yearly/monthly after a payment at `at`.
Instant start_of_term(const Scenario& story, Instant at) {
    return at + Seconds{policy_of(story).activation_delay_seconds};
}

/// The log with the pool switched at `at`, and perhaps stopped at `until`. Terms that expire before are renewed when an
/// automatic renewal would first be tried.
Scenario switched(const Scenario& story, const std::string& pool, Term term, Instant at, Instant until,
                  AtEnd at_end = AtEnd::goes_on) {
    Scenario changed = story;
    SubmitChangeOrder order;
    order.pool = pool;
    order.order = "hypothetical";
    order.term = term;
    changed.log.push_back({at, order, {}});
    PayOrder payment;
    payment.order = order.order;
    changed.log.push_back({at, payment, {}});
    const SitePolicy policy = policy_of(story);
    Subscription subscription = first_term(start_of_term(story, at), term, policy);
    subscription.auto_renew = true;
    Instant last = subscription.started;
    while (subscription.expires < until) {
        last = next_auto_renew(subscription, policy, last).value_or(subscription.expires);
        Renew renewal;
        renewal.pool = pool;
        renewal.term = term;
        changed.log.push_back({last, renewal, {}});
        prolong(subscription, term, policy);
    }
    if (at_end == AtEnd::stops && until < subscription.expires) {
        Unsubscribe stop;
        stop.pool = pool;
        stop.order = "hypothetical-stop";
        changed.log.push_back({until, stop, {}});
    }
    return changed;
}

/// The first second by which at least `fee` has accrued; the search relies on cost never falling with time.
std::optional<Instant> first_reaching(const Bills& bills, Instant from, Instant to, Amount fee) {
    const auto accrued = [&](Instant instant) { return bills.total({from, instant}).payable; };
    if (accrued(to) < fee) return std::nullopt;
    std::int64_t low = 0;
    std::int64_t high = (to - from).count();
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (accrued(from + Seconds{middle}) >= fee) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return from + Seconds{low};
}

/// part / whole in percent with two decimals, half up.
std::string percent(Amount part, Amount whole) {
    if (whole.units() <= 0) return "";
    const Int128 hundredths = (Int128{part.units()} * 20'000 + whole.units()) / (Int128{whole.units()} * 2);
    return format_decimal(hundredths, 2);
}

std::int64_t free_tail(Instant at, Instant expires) {
    LocalTime same_clock = to_local(at);
    same_clock.date = to_local(expires).date;
    return (expires - from_local(same_clock)).count();
}

Amount difference(Amount left, Amount right) {
    return (left - right).bounded();
}

}  // namespace

Result<std::vector<ComparisonRow>> compare(const Scenario& scenario, std::uint32_t pool, Instant at,
                                           std::optional<Instant> until, ReplayMemory* memory, AtEnd at_end) {
    const Result<Scenario> own = part_of(scenario, pool);
    if (!own) return own.error();
    // First: what was added to a yearly/monthly pool cannot be replayed on one that stayed pay-per-use.
    if (const Status may = check_as_it_is(scenario, pool, at, memory); !may) return may.error();
    const Result<Scenario> story = story_until(*own, at);
    if (!story) return story.error();
    const Instant start = start_of_term(*story, at);
    if (until && *until <= start) {
        return Error{"compare.until", "/until",
                     "The comparison must end after the switch at " + format_instant(start) + ", not at " +
                         format_instant(*until) + "."};
    }
    const std::string& id = own->pools[0].id;
    const Instant last_expiry = expiry(start, allowed_terms().back().total_months());
    const Result<World> metered = replay(*story, std::max(last_expiry, until.value_or(last_expiry)));
    if (!metered) return metered.error();
    const Bills metered_bills = metered->bills(0);

    std::vector<ComparisonRow> rows;
    ComparisonRow stay;
    stay.compared = {at, until.value_or(expiry(start, allowed_terms().front().total_months()))};
    stay.total = stay.pay_per_use = metered_bills.total(stay.compared).payable;
    rows.push_back(stay);
    for (const Term term : allowed_terms()) {
        if (!is_sold(metered->pools[0], metered->catalog, term, at)) continue;
        ComparisonRow row;
        row.term = term;
        row.expires = expiry(start, term.total_months());
        row.compared = {at, until.value_or(*row.expires)};
        const AtEnd end = until ? at_end : AtEnd::goes_on;
        const Result<World> prepaid =
            replay(switched(*story, id, term, at, row.compared.end, end), row.compared.end);
        if (!prepaid && prepaid.error().code == "quote.not-sold") continue;  // not renewed at a later price
        if (!prepaid) return prepaid.error();
        const Amount fee = prepaid->bills(0).total({at, at + Seconds{1}}).yearly_monthly;
        const Instant refunded = row.compared.end + Seconds{end == AtEnd::stops ? 1 : 0};
        row.total = prepaid->bills(0).total({at, refunded}).payable;
        row.pay_per_use = metered_bills.total(row.compared).payable;
        row.saving = difference(row.pay_per_use, row.total);
        row.break_even = first_reaching(metered_bills, at, *row.expires, fee);
        row.free_tail_seconds = free_tail(start, *row.expires);
        row.utilisation = percent(fee, metered_bills.total({at, *row.expires}).payable);
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<SwitchSweep> sweep_switch_time(const Scenario& scenario, std::uint32_t pool, Term term,
                                      Interval window, Instant until) {
    if (window.empty() || until <= window.end) {
        return Error{"sweep.window", "/window",
                     "The window must not be empty, and end before the comparison does."};
    }
    const Result<Scenario> own = part_of(scenario, pool);
    if (!own) return own.error();
    const Result<Scenario> whole = story_until(*own, window.end);
    if (!whole) return whole.error();
    SwitchSweep sweep;
    const Result<World> unchanged = replay(*whole, until);
    if (!unchanged) return unchanged.error();
    sweep.staying = unchanged->bills(0).total({window.begin, until}).payable;
    std::vector<Instant> instants{window.begin};
    const Seconds delay = start_of_term(*whole, window.begin) - window.begin;
    for (Instant day = local_day_next(window.begin + delay); day - delay < window.end;
         day = local_day_next(day)) {
        instants.push_back(day - delay);
    }
    instants.push_back(window.end);
    for (const Instant at : instants) {
        const Result<Scenario> story = story_until(*whole, at);
        if (!story) return story.error();
        const Result<World> world = replay(switched(*story, own->pools[0].id, term, at, until), until);
        if (!world) return world.error();
        const SwitchPoint point{at, world->bills(0).total({window.begin, until}).payable,
                                expiry(at + delay, term.total_months())};
        if (sweep.points.empty() || point.total < sweep.best.total) sweep.best = point;
        sweep.points.push_back(point);
    }
    return sweep;
}

}  // namespace poolbill
