#include "web/ui/model/pool_rows.hpp"

#include <algorithm>
#include <limits>

#include "core/time/zone.hpp"
#include "web/ui/model/search.hpp"

namespace poolbill::ui {
namespace {

/// Names that are equal so far count as equal.
constexpr std::size_t longest_compared = 256;

/// May change first, then the unpaid order, then by the first condition that failed.
std::int64_t eligibility_weight(std::uint32_t failed) {
    if (failed == 0) return -2;
    if (has_failed(failed, ConditionKind::no_unpaid_order)) return -1;
    return failed & (~failed + 1);
}

std::int64_t weight_of(const World& world, std::uint32_t index, PoolColumn column) {
    const PoolState& pool = world.pools[index];
    switch (column) {
        case PoolColumn::name:
            break;
        case PoolColumn::status:
            return static_cast<std::int64_t>(status_of(world, pool));
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
            return eligibility_weight(failed_conditions(world, index));
    }
    return 0;
}

/// Eight bytes of a text as a number that is greater where the text is.
std::int64_t piece_of(std::string_view text, std::size_t from) {
    std::uint64_t piece = 0;
    for (std::size_t i = from; i < from + 8; ++i)
        piece = piece << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
    return static_cast<std::int64_t>(piece ^ (std::uint64_t{1} << 63));
}

}  // namespace

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
    return rows_.get({session.revision(), world.until, query}, [&] {
        query_ = query;
        select(world);
        sort(world, 0, weighed_.size(), 0);
        std::vector<std::uint32_t> rows;
        for (const auto& each : weighed_)
            rows.push_back(each.second);
        return rows;
    });
}

void PoolRows::select(const World& world) {
    const std::string wanted = lowered(query_.search);
    weighed_.clear();
    for (std::uint32_t i = 0; i < world.pools.size(); ++i) {
        const PoolState& pool = world.pools[i];
        const bool shown = (!query_.status || *query_.status == status_of(world, pool)) &&
                           (!query_.mode || *query_.mode == pool.mode) &&
                           (contains(pool.identity.name, wanted) || contains(pool.identity.id, wanted));
        if (shown) weighed_.emplace_back(0, i);
    }
}

/// Sorts a run of rows whose names are equal up to `from`, eight bytes at a time.
void PoolRows::sort(const World& world, std::size_t begin, std::size_t end, std::size_t from) {
    bool longer = false;
    for (std::size_t i = begin; i < end; ++i) {
        auto& [weight, pool] = weighed_[i];
        const std::string& name = world.pools[pool].identity.name;
        weight = query_.sorted_by == PoolColumn::name ? piece_of(name, from)
                                                      : weight_of(world, pool, query_.sorted_by);
        if (query_.descending) weight = ~weight;
        longer = longer || (name.size() > from + 8 && from < longest_compared);
    }
    std::sort(weighed_.begin() + static_cast<std::ptrdiff_t>(begin),
              weighed_.begin() + static_cast<std::ptrdiff_t>(end));
    if (query_.sorted_by != PoolColumn::name || !longer) return;
    for (std::size_t first = begin, i = begin + 1; i <= end; ++i) {
        if (i < end && weighed_[i].first == weighed_[first].first) continue;
        if (i - first > 1) sort(world, first, i, from + 8);
        first = i;
    }
}

}  // namespace poolbill::ui
