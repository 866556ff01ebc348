// Which pools the list shows and in which order: search, filters, sorting.
//
// Contract
// - `rows` answers from a cache as long as question, log and instant are the same; then it costs nothing,
//   however many pools there are.
// - Equal rows stand in the scenario's order, so no row jumps without reason.
//
// Left out: which rows are selected (views/view_state.hpp) and what a row looks like (views/pools).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/scenario/pool_status.hpp"
#include "web/ui/model/session.hpp"

namespace poolbill::ui {

enum class PoolColumn : std::uint8_t { name, status, mode, nodes, cost, next, eligibility };

/// What happens to the pool next by itself: expiry, deadline of the unpaid order, the next hour cut.
struct PoolNext {
    EventKind kind;
    Instant at;
};
std::optional<PoolNext> next_of(const World& world, const PoolState& pool);

struct PoolQuery {
    std::string search;  // in name and id, letters of any case
    std::optional<PoolStatus> status;
    std::optional<BillingMode> mode;
    PoolColumn sorted_by = PoolColumn::name;
    bool descending = false;
    bool operator==(const PoolQuery&) const = default;
};

class PoolRows {
  public:
    /// Indices into the world's pools.
    const std::vector<std::uint32_t>& rows(Session& session, const PoolQuery& query);

  private:
    void select(const World& world);
    void sort(const World& world, std::size_t begin, std::size_t end, std::size_t from);

    struct Key {
        std::int64_t revision;
        Instant instant;
        PoolQuery query;
        friend bool operator==(const Key&, const Key&) = default;
    };

    PoolQuery query_;
    std::vector<std::pair<std::int64_t, std::uint32_t>> weighed_;  // equal weights stay in order
    Derived<Key, std::vector<std::uint32_t>> rows_;
};

}  // namespace poolbill::ui
