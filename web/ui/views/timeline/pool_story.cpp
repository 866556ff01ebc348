#include "web/ui/views/timeline/pool_story.hpp"

#include <algorithm>
#include <optional>

namespace poolbill::ui {
namespace {

void add_terms(std::vector<Band>& bands, const World& world, const Bills& bills) {
    for (std::uint32_t i = 0; i < bills.charges().size(); ++i) {
        const Line& line = bills.charges()[i].line;
        const bool first_of_order = i == 0 || bills.charges()[i - 1].line.order != line.order;
        if (!first_of_order || !line.order || line.mode != BillingMode::yearly_monthly) continue;
        if (!world.orders[*line.order].term) continue;
        bands.push_back({BandKind::term, line.charged, line.charged.begin > world.until, *line.order, i});
    }
}

/// What lies behind: from each expiry and end of grace to what ended it.
void add_past_lapses(std::vector<Band>& bands, const World& world, std::uint32_t pool) {
    std::optional<Band> open;
    for (const Event& event : world.events) {
        if (event.pool != pool) continue;
        const bool lapses = event.kind == EventKind::expired || event.kind == EventKind::grace_ended;
        const bool ends = lapses || event.kind == EventKind::renewed ||
                          event.kind == EventKind::retention_ended || event.kind == EventKind::pool_deleted ||
                          event.kind == EventKind::unsubscribed;
        if (!ends) continue;
        if (open && event.at > open->interval.begin) {
            open->interval.end = event.at;
            bands.push_back(*open);
        }
        open.reset();
        if (lapses) {
            open = Band{event.kind == EventKind::expired ? BandKind::grace : BandKind::retention,
                        {event.at, event.at}};
        }
    }
}

void add_coming_lapses(std::vector<Band>& bands, const World& world, const Subscription& subscription) {
    const auto add = [&](BandKind kind, Interval interval) {
        if (interval.end > world.until && !interval.empty())
            bands.push_back({kind, interval, interval.begin > world.until});
    };
    add(BandKind::grace, {subscription.expires, subscription.grace_ends});
    add(BandKind::retention, {subscription.grace_ends, subscription.retention_ends});
}

bool comes_before(const Band& left, const Band& right) {
    if (left.interval.begin != right.interval.begin) return left.interval.begin < right.interval.begin;
    return left.interval.end > right.interval.end;
}

/// The same instant often has an order, its payment and the start; one of them says it best.
std::optional<std::uint8_t> rank_of(EventKind kind) {
    switch (kind) {
        case EventKind::order_paid:
        case EventKind::expired:
        case EventKind::pool_created:
        case EventKind::pool_deleted:
            return std::uint8_t{1};
        case EventKind::payment_failed:
        case EventKind::pool_scaled:
        case EventKind::renewed:
        case EventKind::unsubscribed:
        case EventKind::grace_ended:
        case EventKind::retention_ended:
        case EventKind::order_submitted:
        case EventKind::order_cancelled:
            return std::uint8_t{2};
        case EventKind::order_approved:
        case EventKind::pool_status:
        case EventKind::node_billing:
        case EventKind::auto_renew_set:
        case EventKind::auto_renew_attempt:
        case EventKind::topped_up:
        case EventKind::arrears:
        case EventKind::arrears_cleared:
            return std::uint8_t{3};
        case EventKind::prepaid_started:
        case EventKind::order_deadline:
        case EventKind::hour_cut:
        case EventKind::settlement:
            break;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Band> bands_of(const World& world, std::uint32_t pool) {
    std::vector<Band> bands;
    const Bills bills = world.bills(pool);
    if (bills.charges().empty()) return bands;
    add_terms(bands, world, bills);
    add_past_lapses(bands, world, pool);
    const PoolState& state = world.pools[pool];
    if (state.exists() && state.subscription) add_coming_lapses(bands, world, *state.subscription);
    // Nearly sorted and few: sorting by insertion.
    for (auto band = bands.begin(); band != bands.end(); ++band) {
        for (auto at = band; at != bands.begin() && comes_before(*at, *(at - 1)); --at)
            std::swap(*at, *(at - 1));
    }
    return bands;
}

std::vector<Mark> marks_of(const World& world, std::uint32_t pool) {
    std::vector<Mark> marks;
    for (const Event& event : world.events) {
        if (event.pool && *event.pool != pool) continue;
        if (const auto rank = rank_of(event.kind)) marks.push_back({event.at, event.kind, *rank});
    }
    const PoolState& state = world.pools[pool];
    if (state.subscription && state.subscription->expires > world.until)
        marks.push_back({state.subscription->expires, EventKind::expired, 1});
    return marks;
}

Interval life_of(const World& world, std::uint32_t pool) {
    const PoolState& state = world.pools[pool];
    const Instant begin = state.created.value_or(world.until);
    Instant end = std::max(state.deleted.value_or(world.until), begin + Seconds{6 * 3600});
    if (state.exists() && state.subscription) end = std::max(end, state.subscription->retention_ends);
    return {begin, end};
}

}  // namespace poolbill::ui
