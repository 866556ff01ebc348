#include "core/scenario/events.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "core/scenario/one_pool.hpp"
#include "core/scenario/pool_status.hpp"
#include "core/time/zone.hpp"

namespace poolbill {
namespace {

/// When the next clock hour with usage is deducted.
std::optional<Instant> next_settlement(const World& future, std::uint32_t pool, Instant instant) {
    constexpr std::chrono::hours hour{1};
    const Seconds lag{future.policy.settlement_lag_seconds};
    Instant end = clock_hour_next(instant - lag);
    const Bills bills = future.bills(pool);
    // Usage of the running hour is deducted at most the lag after its end, so nothing later is needed.
    for (; end <= clock_hour_next(instant); end += hour) {
        if (bills.total({end - hour, end}).usage_seconds > 0) return end + lag;
    }
    return std::nullopt;
}

/// Stable for equal times. Sorting numbers takes a quarter of the code of a stable sort of events.
std::vector<Event> by_time(const std::vector<Event>& events) {
    std::vector<std::pair<std::int64_t, std::uint32_t>> order;
    for (const Event& event : events)
        order.emplace_back(event.at.time_since_epoch().count(), static_cast<std::uint32_t>(order.size()));
    std::sort(order.begin(), order.end());
    std::vector<Event> sorted;
    for (const auto& [at, number] : order)
        sorted.push_back(events[number]);
    return sorted;
}

/// What happens after `instant` and up to the horizon, at which `future` is; unordered.
/// @param first  the pool of `present` that is the first one of `future`
/// @param only  the pool of `future` that is asked about
std::vector<Event> between(const World& present, std::uint32_t first, const World& future, Instant horizon,
                           std::optional<std::uint32_t> only) {
    const Instant instant = present.until;
    std::vector<Event> events;
    for (Event event : future.events) {
        if (event.at <= instant || (only && event.pool != only)) continue;
        const bool lapsed = event.kind == EventKind::order_cancelled &&
                            future.orders[*event.order].cancel_reason == CancelReason::deadline_passed;
        if (lapsed) event.kind = EventKind::order_deadline;
        events.push_back(event);
    }
    for (std::uint32_t pool = 0; pool < future.pools.size(); ++pool) {
        if (only && pool != *only) continue;
        const Instant cut = clock_hour_next(instant);
        if (is_metered(present, present.pools[first + pool]) && cut <= horizon) {
            events.push_back({cut, EventKind::hour_cut, pool, std::nullopt});
        }
        const std::optional<Instant> settled = next_settlement(future, pool, instant);
        if (settled && *settled <= horizon)
            events.push_back({*settled, EventKind::settlement, pool, std::nullopt});
    }
    return events;
}

bool is_earlier(const Event& left, const Event& right) {
    return left.at < right.at;
}

}  // namespace

Result<std::vector<Event>> events_after(const Scenario& scenario, Instant instant, Instant horizon,
                                        ReplayMemory* memory) {
    const Result<World> present = replay(scenario, instant, memory);
    if (!present) return present.error();
    const Result<World> future = replay(scenario, std::max(instant, horizon), memory);
    if (!future) return future.error();
    return by_time(between(*present, 0, *future, horizon, std::nullopt));
}

std::optional<Event> next_event(const Scenario& scenario, const World& present,
                                std::optional<std::uint32_t> pool, ReplayMemory* memory) {
    // Without an account, the pools do not depend on each other.
    const bool alone = pool && *pool < scenario.pools.size() && !scenario.account;
    const Scenario part = alone ? extract_pool(scenario, *pool) : Scenario();
    const std::optional<std::uint32_t> asked = alone ? std::optional(0u) : pool;
    // Short horizons first: a long one is replayed only when nothing is near.
    for (const auto span : {std::chrono::days{1}, std::chrono::days{40}, std::chrono::days{3660}}) {
        const Instant horizon = std::min(present.until + span, latest_instant);
        const Result<World> future = alone ? replay(part, horizon) : replay(scenario, horizon, memory);
        if (!future) return std::nullopt;
        const std::vector<Event> events = between(present, alone ? *pool : 0, *future, horizon, asked);
        const auto first = std::min_element(events.begin(), events.end(), is_earlier);
        if (first != events.end())
            return Event{first->at, first->kind, alone ? pool : first->pool, std::nullopt};
    }
    return std::nullopt;
}

}  // namespace poolbill
