// From the bill rows of all files to the histories of their pools.
#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "core/intake/history.hpp"
#include "core/intake/pool_builder.hpp"

namespace poolbill::intake {

namespace {

// The steps, one after the other.

/// The rows of each pool.
struct Grouping {
    std::size_t row = 0;
};
/// Whether a file has a record for each node: then two of its records are for the same flavor of a pool and the same
/// time, and not parts of it.
struct LookingForNodes {
    std::size_t pool = 0;
    std::size_t row = 0;
    struct Seen {
        std::tuple<Word, Instant, Instant> time;  // of a flavor
        HourPart part;
    };
    std::vector<Seen> seen;  // in the pool
    bool has_counts = false;
};
/// Whether several of these are for the same time, and not parts of it. Sorts them.
bool has_records_of_nodes(std::vector<LookingForNodes::Seen>& seen) {
    std::sort(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    std::vector<HourPart> parts;
    for (auto begin = seen.begin(); begin != seen.end();) {
        const auto end =
            std::find_if(begin, seen.end(), [begin](const auto& other) { return other.time != begin->time; });
        if (end - begin > 1) {
            parts.clear();
            std::transform(begin, end, std::back_inserter(parts), [](const auto& each) { return each.part; });
            const std::int64_t length = (std::get<2>(begin->time) - std::get<1>(begin->time)).count();
            if (!are_hour_parts(parts, length)) return true;
        }
        begin = end;
    }
    return false;
}

struct Building {
    std::size_t pool = 0;
    std::optional<PoolBuilder> builder;  // when the pool was begun
};
struct Finished {};

}  // namespace

class BillHistorian::State {
  public:
    explicit State(Facts& facts) : facts_(facts), listed_(facts) {}

    /// @return about how many rows were read
    std::size_t go_on(std::size_t rows) {
        return std::visit([this, rows](auto& step) { return go_on(step, rows); }, step_);
    }
    bool is_finished() const { return std::holds_alternative<Finished>(step_); }
    float progress() const {
        // Each row is read in each of the three steps.
        const std::size_t all = std::max<std::size_t>(facts_.bills.rows.size() * 3, 1);
        return is_finished() ? 1 : std::min(static_cast<float>(done_) / static_cast<float>(all), 1.0f);
    }
    void count(std::size_t rows) { done_ += rows; }
    BillHistories take() { return std::move(histories_); }

  private:
    std::size_t go_on(Grouping& step, std::size_t rows);
    std::size_t go_on(LookingForNodes& step, std::size_t rows);
    std::size_t go_on(Building& step, std::size_t rows);
    std::size_t go_on(Finished&, std::size_t rows) { return rows; }
    std::size_t begin_building(RecordReading reading);

    Facts& facts_;
    PricesBesideBills listed_;
    NodeRates rates_;
    std::map<Word, std::size_t> by_resource_;
    std::vector<std::vector<const BillRow*>> pools_;
    Instant known_until_ = earliest_instant;
    BillHistories histories_;
    std::size_t done_ = 0;
    std::variant<Grouping, LookingForNodes, Building, Finished> step_;
};

std::size_t BillHistorian::State::go_on(Grouping& step, std::size_t rows) {
    const BillTable& bills = facts_.bills;
    const std::size_t count = std::min(rows, bills.rows.size() - step.row);
    for (const std::size_t end = step.row + count; step.row < end; ++step.row) {
        const BillRow& row = bills.rows[step.row];
        if (!bills.is_of_pool(row) || is_of_no_usage(row)) continue;
        const auto [found, is_new] = by_resource_.emplace(row.resource, pools_.size());
        if (is_new) pools_.emplace_back();
        pools_[found->second].push_back(&row);
        rates_.add(row);
        if (row.kind == RowKind::usage && row.end) known_until_ = std::max(known_until_, *row.end);
    }
    if (step.row == bills.rows.size()) step_.emplace<LookingForNodes>();
    return std::max<std::size_t>(count, 1);
}

std::size_t BillHistorian::State::go_on(LookingForNodes& step, std::size_t rows) {
    if (step.pool == pools_.size())
        return begin_building(step.has_counts ? RecordReading::per_pool : RecordReading::unknown);
    const std::vector<const BillRow*>& pool = pools_[step.pool];
    const std::size_t count = std::min(rows, pool.size() - step.row);
    for (const std::size_t end = step.row + count; step.row < end; ++step.row) {
        const BillRow& row = *pool[step.row];
        if (row.kind != RowKind::usage || !row.begin || !row.end) continue;
        const std::int64_t nodes = count_of(row);
        step.seen.push_back({{row.flavor, *row.begin, *row.end}, {row.seconds.value_or(0), nodes}});
        step.has_counts = step.has_counts || nodes > 1;
    }
    if (step.row < pool.size()) return count;
    if (has_records_of_nodes(step.seen)) return begin_building(RecordReading::per_node);
    step.seen.clear();
    step.row = 0;
    ++step.pool;
    return count;
}

std::size_t BillHistorian::State::begin_building(RecordReading reading) {
    histories_.reading = reading;
    step_.emplace<Building>();
    return 1;
}

std::size_t BillHistorian::State::go_on(Building& step, std::size_t rows) {
    if (step.pool == pools_.size()) {
        step_.emplace<Finished>();
        return 1;
    }
    const std::size_t all = pools_[step.pool].size();
    if (!step.builder) step.builder.emplace(facts_, pools_[step.pool], known_until_, listed_, rates_);
    if (step.builder->read(rows)) return rows;
    if (auto history = step.builder->finish()) histories_.pools.push_back(std::move(*history));
    step.builder.reset();
    ++step.pool;
    return std::min(rows, all);
}

BillHistorian::BillHistorian(Facts& facts) : state_(std::make_unique<State>(facts)) {}
BillHistorian::~BillHistorian() = default;

bool BillHistorian::advance(std::size_t rows) {
    assert(rows > 0);
    for (std::size_t left = rows; left > 0 && !state_->is_finished();) {
        const std::size_t done = state_->go_on(left);
        state_->count(done);
        left -= std::min(done, left);
    }
    return !state_->is_finished();
}

float BillHistorian::progress() const {
    return state_->progress();
}

BillHistories BillHistorian::take() && {
    assert(state_->is_finished());
    return state_->take();
}

}  // namespace poolbill::intake
