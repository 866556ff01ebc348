#include "web/ui/model/pool_rows.hpp"

#include <algorithm>
#include <limits>

#include "core/time/zone.hpp"

namespace poolbill::ui {
namespace {

constexpr char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
}

/// @param wanted  in lower case
bool contains(std::string_view text, std::string_view wanted) {
    for (std::size_t at = 0; at + wanted.size() <= text.size(); ++at) {
        std::size_t same = 0;
        while (same < wanted.size() && lower(text[at + same]) == wanted[same])
            ++same;
        if (same == wanted.size()) return true;
    }
    return false;
}

/// May change first, then the unpaid order, then by the first condition that failed.
std::int64_t eligibility_key(std::uint32_t failed) {
    if (failed == 0) return -2;
    if (has_failed(failed, ConditionKind::no_unpaid_order)) return -1;
    return failed & (~failed + 1);
}

std::int64_t key_of(const World& world, std::uint32_t index, PoolColumn column) {
    const PoolState& pool = world.pools[index];
    switch (column) {
        case PoolColumn::name:
            break;
        case PoolColumn::status:
            return static_cast<std::int64_t>(status_of(pool));
        case PoolColumn::mode:
            return static_cast<std::int64_t>(pool.mode);
        case PoolColumn::nodes:
            return pool.node_count();
        case PoolColumn::cost:
            return world.bills(index).total().payable.units();
        case PoolColumn::next: {
            const std::optional<PoolNext> next = next_of(world, pool);
            return next ? next->at.time_since_epoch().count() : std::numeric_limits<std::int64_t>::max();
        }
        case PoolColumn::eligibility:
            return eligibility_key(failed_conditions(world, index));
    }
    return 0;
}

}  // namespace

PoolStatus status_of(const PoolState& pool) {
    if (!pool.created) return PoolStatus::planned;
    if (pool.deleted) return PoolStatus::deleted;
    return static_cast<PoolStatus>(static_cast<int>(PoolStatus::creating) + static_cast<int>(pool.phase));
}

std::optional<PoolNext> next_of(const World& world, const PoolState& pool) {
    if (!pool.exists()) return std::nullopt;
    if (pool.subscription && pool.mode == BillingMode::yearly_monthly) {
        const Subscription& term = *pool.subscription;
        switch (term.state) {
            case SubscriptionState::active:
                return PoolNext{EventKind::expired, term.expires};
            case SubscriptionState::grace:
                return PoolNext{EventKind::grace_ended, term.grace_ends};
            case SubscriptionState::retention:
                return PoolNext{EventKind::retention_ended, term.retention_ends};
            case SubscriptionState::ended:
                return std::nullopt;
        }
    }
    if (pool.open_order) return PoolNext{EventKind::order_deadline, world.orders[*pool.open_order].deadline};
    if (pool.identity.type != PoolType::dedicated) return std::nullopt;
    return PoolNext{EventKind::hour_cut, clock_hour_next(world.until)};
}

const std::vector<std::uint32_t>& PoolRows::rows(Session& session, const PoolQuery& query) {
    const World& world = session.world();
    if (query == query_ && revision_ == session.revision() && instant_ == world.until) return rows_;
    query_ = query;
    revision_ = session.revision();
    instant_ = world.until;
    select(world);
    sort(world);
    return rows_;
}

/// Keeps the rows that were there in their order, since that order is likely to hold still.
void PoolRows::select(const World& world) {
    std::string wanted = query_.search;
    for (char& character : wanted)
        character = lower(character);
    std::vector<bool> shown(world.pools.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const PoolState& pool = world.pools[i];
        shown[i] = (!query_.status || *query_.status == status_of(pool)) &&
                   (!query_.mode || *query_.mode == pool.mode) &&
                   (contains(pool.identity.name, wanted) || contains(pool.identity.id, wanted));
    }
    std::size_t kept = 0;
    for (const std::uint32_t row : rows_) {
        if (row >= shown.size() || !shown[row]) continue;
        rows_[kept++] = row;
        shown[row] = false;
    }
    rows_.resize(kept);
    for (std::uint32_t i = 0; i < shown.size(); ++i) {
        if (shown[i]) rows_.push_back(i);
    }
}

void PoolRows::sort(const World& world) {
    keys_.resize(world.pools.size());
    for (const std::uint32_t row : rows_)
        keys_[row] = key_of(world, row, query_.sorted_by);
    const auto before = [&](std::uint32_t left, std::uint32_t right) {
        if (query_.sorted_by == PoolColumn::name) {
            const int order = world.pools[left].identity.name.compare(world.pools[right].identity.name);
            if (order != 0) return query_.descending ? order > 0 : order < 0;
        } else if (keys_[left] != keys_[right]) {
            return query_.descending ? keys_[left] > keys_[right] : keys_[left] < keys_[right];
        }
        return left < right;
    };
    if (!std::is_sorted(rows_.begin(), rows_.end(), before)) std::sort(rows_.begin(), rows_.end(), before);
}

}  // namespace poolbill::ui
