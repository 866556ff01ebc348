#include "web/ui/model/timeline_marks.hpp"

#include <algorithm>
#include <optional>

namespace poolbill::ui {
namespace {

/// @param end  what was paid for beyond it was given back
void add_terms(std::vector<Band>& bands, const World& world, const Bills& bills, Instant end) {
    for (std::uint32_t i = 0; i < bills.charges().size(); ++i) {
        const Line& line = bills.charges()[i];
        const bool first_of_order = i == 0 || bills.charges()[i - 1].order != line.order;
        if (!first_of_order || !line.order || line.mode != BillingMode::yearly_monthly) continue;
        if (!world.orders[*line.order].term) continue;
        const Interval term{line.charged.begin, std::min(line.charged.end, end)};
        if (term.begin < term.end)
            bands.push_back({BandKind::term, term, term.begin > world.until, *line.order, i});
    }
}

/// Grace and retention after an expiry, as far as they happened or will happen if nobody renews.
void add_lapse(std::vector<Band>& bands, const World& world, Instant expiry, Instant stopped) {
    const Instant grace_ends = expiry + std::chrono::days{world.policy.grace_days};
    const Instant retention_ends = grace_ends + std::chrono::days{world.policy.retention_days};
    const auto add = [&](BandKind kind, Instant begin, Instant end) {
        end = std::min(end, stopped);
        if (begin < end) bands.push_back({kind, {begin, end}, begin > world.until});
    };
    add(BandKind::grace, expiry, grace_ends);
    add(BandKind::retention, grace_ends, retention_ends);
}

/// After each term whose successor was paid late, and after the last.
void add_lapses(std::vector<Band>& bands, const World& world, const PoolState& pool) {
    const std::size_t terms = bands.size();
    for (std::size_t i = 1; i < terms; ++i) {
        const Order& successor = world.orders[bands[i].order];
        add_lapse(bands, world, bands[i - 1].interval.end, successor.paid.value_or(successor.submitted));
    }
    if (terms > 0 && pool.subscription)
        add_lapse(bands, world, pool.subscription->expires, pool.deleted.value_or(latest_instant));
}

bool comes_before(const Band& left, const Band& right) {
    if (left.interval.begin != right.interval.begin) return left.interval.begin < right.interval.begin;
    return left.interval.end > right.interval.end;
}

/// An order, its payment and the start are often at the same instant; only the most informative
/// gets a mark.
std::optional<std::uint8_t> rank_of(EventKind kind) {
    switch (kind) {
        case EventKind::order_paid:
        case EventKind::expired:
        case EventKind::pool_created:
        case EventKind::pool_deleted:
            return std::uint8_t{1};
        case EventKind::payment_failed:
        case EventKind::pool_scaled:
        case EventKind::price_changed:
        case EventKind::renewed:
        case EventKind::unsubscribed:
        case EventKind::partly_unsubscribed:
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
        case EventKind::coupon_added:
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
    const PoolState& state = world.pools[pool];
    const Instant paid_until = state.subscription ? state.subscription->expires : latest_instant;
    add_terms(bands, world, world.bills(pool), std::min(paid_until, state.deleted.value_or(latest_instant)));
    add_lapses(bands, world, state);
    // Nearly sorted and few, so an insertion sort is enough.
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
    if (state.exists() && state.subscription && state.subscription->expires > world.until)
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
