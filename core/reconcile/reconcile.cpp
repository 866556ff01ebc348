#include "core/reconcile/reconcile.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>

#include "core/intake/history.hpp"
#include "core/reconcile/comparison.hpp"
#include "core/reconcile/line_index.hpp"
#include "core/time/zone.hpp"

namespace poolbill::reconcile {
namespace {

using intake::BillRow, intake::BillTable, intake::RowKind;

// The steps, one after the other. Each knows what comes next.

struct FindingMonths {
    std::size_t row = 0;
};
struct Collecting {
    Interval around;
    std::size_t lines = 0;  // that begin in it
    Instant next;
};
struct Indexing {
    std::size_t line = 0;
};
struct Sorting {
    std::size_t pool = 0;
};
struct Matching {
    Match match = Match::exact;
    std::size_t row = 0;
    std::vector<bool> was_claimed;  // lines, by a better match
};
/// @pre not the last one
Match next_of(Match match) {
    assert(match != Match::near);
    return static_cast<Match>(static_cast<int>(match) + 1);
}
struct Comparing {
    std::size_t row = 0;
};
struct TakingUnclaimed {
    std::size_t line = 0;
};
struct AddingUp {
    std::size_t row = 0;
};
struct Finished {};

}  // namespace

class Reconciling::State {
  public:
    State(const World& world, const BillTable& bills) : world_(world), bills_(bills) {
        for (std::uint32_t pool = 0; pool < world_.pools.size(); ++pool)
            pools_.emplace(world_.pools[pool].identity.id, pool);
    }

    bool advance(std::size_t count) {
        for (std::size_t left = count; left > 0 && !is_finished();) {
            const std::size_t done = std::visit([&](auto& step) { return go_on(step, left); }, step_);
            left -= std::min(std::max<std::size_t>(done, 1), left);
        }
        return !is_finished();
    }
    float progress() const {
        return static_cast<float>(step_.index()) / static_cast<float>(std::variant_size_v<Step> - 1);
    }
    bool is_finished() const { return std::holds_alternative<Finished>(step_); }
    Reconciliation take() { return std::move(result_); }

  private:
    using Step = std::variant<FindingMonths, Collecting, Indexing, Sorting, Matching, Comparing,
                              TakingUnclaimed, AddingUp, Finished>;
    struct Keyed {
        Key key;
        const Line* line;
    };

    // Each does at most so many, and begins the next step when it is done. @return how many were done
    std::size_t go_on(FindingMonths& step, std::size_t count);
    std::size_t go_on(Collecting& step, std::size_t count);
    std::size_t go_on(Indexing& step, std::size_t count);
    std::size_t go_on(Sorting& step, std::size_t count);
    std::size_t go_on(Matching& step, std::size_t count);
    std::size_t go_on(Comparing& step, std::size_t count);
    std::size_t go_on(TakingUnclaimed& step, std::size_t count);
    std::size_t go_on(AddingUp& step, std::size_t count);
    std::size_t go_on(Finished&, std::size_t count) { return count; }

    void find_month(const BillRow& row);
    void end_months();
    void begin_collecting();
    std::optional<Key> key_of(const BillRow& row) const;
    void match_row(std::size_t index, const Matching& step);
    void take(const BillRow& row, const LineRun& run);
    void take_found(const BillRow& row, const LineRun& run, Row& out);
    void take_unclaimed(const Claimed& claimed);
    void add(const Row& row);
    BillMonth month_of_row(const BillRow& row) const {
        return intake::month_of(row).value_or(bill_month_of(earliest_instant));
    }
    /// visit(index) for at most `count` indices from `next` to `size`. @return how many
    template <class Visit>
    static std::size_t for_some(std::size_t& next, std::size_t size, std::size_t count, Visit visit) {
        const std::size_t begin = next;
        for (const std::size_t end = begin + std::min(count, size - begin); next < end; ++next)
            visit(next);
        return next - begin;
    }

    const World& world_;
    const BillTable& bills_;
    std::unordered_map<std::string_view, std::uint32_t> pools_;  // by id
    std::vector<BillMonth> months_;
    std::vector<Line> all_;
    std::vector<std::vector<Keyed>> keyed_;  // by pool, until they are sorted
    LineIndex index_;
    std::vector<LineRun> lines_of_row_;  // in the index
    std::optional<Instant> last_traded_;
    std::map<std::tuple<BillMonth, bool, std::string>, Sum> sums_;  // false: a pool; true: the month
    Reconciliation result_;
    Step step_;
};

std::size_t Reconciling::State::go_on(FindingMonths& step, std::size_t count) {
    const std::size_t done =
        for_some(step.row, bills_.rows.size(), count, [this](std::size_t i) { find_month(bills_.rows[i]); });
    if (step.row < bills_.rows.size()) return done;
    end_months();
    begin_collecting();
    return count;
}

void Reconciling::State::find_month(const BillRow& row) {
    if (row.traded && (!last_traded_ || *row.traded > *last_traded_)) last_traded_ = row.traded;
    if (!bills_.is_of_pool(row)) return;
    const BillMonth month = month_of_row(row);
    if (months_.empty() || months_.back() != month) months_.push_back(month);
}

void Reconciling::State::end_months() {
    std::sort(months_.begin(), months_.end());
    months_.erase(std::unique(months_.begin(), months_.end()), months_.end());
    for (const intake::BillAnswer& answer : bills_.answers())
        if (answer.missing() > 0)
            result_.missing_pages.push_back(bills_.files[answer.first_file].name + ": " +
                                            intake::english(answer.missing_sentence()));
}

/// Collects the lines that may be in the bill's months.
void Reconciling::State::begin_collecting() {
    if (months_.empty()) {
        step_.emplace<Indexing>();
        return;
    }
    // A day more on either side: the month rule may move a line into its neighbour.
    const Interval around{interval_of(months_.front()).begin - std::chrono::days{1},
                          interval_of(months_.back()).end + std::chrono::days{1}};
    const Bills usage = world_.bills().usage();
    const auto lines =
        static_cast<std::size_t>(usage.first_line_from(around.end) - usage.first_line_from(around.begin));
    all_.reserve(lines + world_.bills().charges().size());
    keyed_.resize(world_.pools.size());
    step_.emplace<Collecting>(Collecting{around, lines, around.begin});
}

std::size_t Reconciling::State::go_on(Collecting& step, std::size_t count) {
    if (step.next < step.around.end) {
        // As long as `count` lines take, if there are equally many at any time.
        const auto lines = static_cast<std::int64_t>(std::max<std::size_t>(step.lines, 1));
        const auto part = static_cast<std::int64_t>(std::min(count, step.lines));
        const Seconds length =
            std::max<Seconds>(Seconds{step.around.seconds() * part / lines}, std::chrono::hours{1});
        const Interval window{step.next, std::min(step.next + length, step.around.end)};
        for (const Line& line : world_.bills().usage().lines_between(window))
            if (line.charged.begin >= window.begin) all_.push_back(line);
        step.next = window.end;
        return count;
    }
    // A renewal that is paid ahead is billed when it is paid, and charged for later.
    for (const Line& charge : world_.bills().charges())
        if (step.around.contains(charge.issued)) all_.push_back(charge);
    step_.emplace<Indexing>();
    return count;
}

std::size_t Reconciling::State::go_on(Indexing& step, std::size_t count) {
    const std::size_t done = for_some(step.line, all_.size(), count, [this](std::size_t i) {
        const Line& line = all_[i];
        const ChargeItem& item = world_.ledger.item(line.item);
        keyed_[line.pool].push_back({{line.pool, item.code, line.charged.begin, line.type == BillType::usage,
                                      line.payable.is_negative()},
                                     &line});
    });
    if (step.line == all_.size()) step_.emplace<Sorting>();
    return done;
}

std::size_t Reconciling::State::go_on(Sorting& step, std::size_t) {
    if (step.pool == keyed_.size()) {
        lines_of_row_.assign(bills_.rows.size(), LineRun());
        step_.emplace<Matching>().was_claimed.resize(index_.lines.size());
        return 1;
    }
    std::vector<Keyed> lines = std::move(keyed_[step.pool++]);
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
    for (const auto& [key, line] : lines) {
        index_.keys.push_back(key);
        index_.lines.push_back({line});
    }
    return lines.size();
}

std::optional<Key> Reconciling::State::key_of(const BillRow& row) const {
    const auto pool = pools_.find(bills_.words[row.resource]);
    if (pool == pools_.end() || !row.begin) return std::nullopt;
    return Key{pool->second, bills_.words[row.flavor], *row.begin, row.kind == RowKind::usage,
               row.kind == RowKind::refund};
}

std::size_t Reconciling::State::go_on(Matching& step, std::size_t count) {
    const std::size_t done =
        for_some(step.row, bills_.rows.size(), count, [&](std::size_t i) { match_row(i, step); });
    if (step.row < bills_.rows.size()) return done;
    if (step.match == Match::near) {
        const auto unclaimed = std::count_if(index_.lines.begin(), index_.lines.end(),
                                             [](const Claimed& line) { return line.rest() > 0; });
        result_.rows.reserve(bills_.rows.size() + static_cast<std::size_t>(unclaimed));
        step_.emplace<Comparing>();
        return done;
    }
    step.match = next_of(step.match);
    step.row = 0;
    for (std::size_t i = 0; i < index_.lines.size(); ++i)
        step.was_claimed[i] = index_.lines[i].records > 0;
    return done;
}

void Reconciling::State::match_row(std::size_t index, const Matching& step) {
    const BillRow& row = bills_.rows[index];
    if (lines_of_row_[index].is_found() || !bills_.is_of_pool(row) || intake::is_of_no_usage(row)) return;
    const std::optional<Key> key = key_of(row);
    const LineRun run = key ? index_.find(row, *key, step.match) : LineRun();
    if (!run.is_found() || (step.match == Match::within && step.was_claimed[run.first])) return;
    lines_of_row_[index] = run;
    const std::int64_t count = run.nodes > 0 ? run.nodes : intake::count_of(row);
    for (Claimed& claimed : index_.claimed(run)) {
        claimed.nodes += std::max<std::int64_t>(count, 1);
        claimed.has_counts = claimed.has_counts || count > 0;
        ++claimed.records;
    }
}

std::size_t Reconciling::State::go_on(Comparing& step, std::size_t count) {
    const std::size_t done = for_some(step.row, bills_.rows.size(), count,
                                      [this](std::size_t i) { take(bills_.rows[i], lines_of_row_[i]); });
    if (step.row == bills_.rows.size()) step_.emplace<TakingUnclaimed>();
    return done;
}

void Reconciling::State::take(const BillRow& row, const LineRun& run) {
    Row out;
    out.month = month_of_row(row);
    out.pool = bills_.words[row.resource];
    out.flavor = bills_.words[row.flavor];
    out.begin = row.begin;
    out.end = row.end;
    out.in_bill = intake::due_of(row);
    out.place = bills_.place_of(row);
    if (!bills_.is_of_pool(row)) {
        out.verdict = Verdict::apart;
        out.cause = cause_apart(bills_, row);
    } else if (intake::is_of_no_usage(row)) {
        out.here = Amount();
    } else if (run.is_found()) {
        take_found(row, run, out);
    } else {
        out.verdict = Verdict::only_in_bill;
        out.cause = pools_.contains(out.pool) ? Cause::no_line : Cause::unknown_pool;
    }
    result_.rows.push_back(std::move(out));
}

void Reconciling::State::take_found(const BillRow& row, const LineRun& run, Row& out) {
    const std::span<Claimed> lines = index_.claimed(run);
    const Claimed& first = lines.front();
    const Line line = lines.size() == 1 ? *first.line : joined_line(world_, lines, run.nodes);
    const std::int64_t said = run.nodes > 0 ? run.nodes : intake::count_of(row);
    const std::int64_t count = said > 0 ? said : first.records == 1 ? line.count : 1;
    compare(world_, row, line, count, out);
    // Of records for more nodes than the line has, the sums have what the line costs, and not more.
    std::int64_t left = count;
    for (Claimed& claimed : lines) {
        left = std::min(left, std::max<std::int64_t>(claimed.line->count - claimed.compared, 0));
        claimed.compared += count;
    }
    if (line.count > 0 && count > left)
        out.here = left > 0 ? std::optional(payable_of(world_, line, left, first.records > 1)) : std::nullopt;
    if (out.verdict > Verdict::last_digit) return;
    const auto other = std::find_if(lines.begin(), lines.end(), [said](const Claimed& claimed) {
        return claimed.nodes != claimed.line->count && (said > 0 || claimed.records > 1);
    });
    if (other == lines.end()) return;
    out.verdict = Verdict::different;
    const bool too_few = other->nodes < other->line->count;
    out.cause = too_few && !result_.missing_pages.empty()                       ? Cause::missing_page
                : !too_few && other->records > 1 && count <= other->line->count ? Cause::twice
                                                                                : Cause::node_count;
}

std::size_t Reconciling::State::go_on(TakingUnclaimed& step, std::size_t count) {
    const std::size_t done = for_some(step.line, index_.lines.size(), count, [this](std::size_t i) {
        if (index_.lines[i].rest() > 0) take_unclaimed(index_.lines[i]);
    });
    if (step.line == index_.lines.size()) step_.emplace<AddingUp>();
    return done;
}

/// A line that no record has, or the nodes of it that none has: without them the sums would hide the difference.
void Reconciling::State::take_unclaimed(const Claimed& claimed) {
    const Line& line = *claimed.line;
    Row out = row_of(world_, line);
    if (!std::binary_search(months_.begin(), months_.end(), out.month)) return;
    if (claimed.records == 0 && last_traded_ && line.settled > *last_traded_) {
        out.cause = Cause::settlement_lag;
    } else if (!result_.missing_pages.empty()) {
        out.cause = Cause::missing_page;
    } else if (claimed.records > 0) {
        out.cause = Cause::node_count;
    }
    if (claimed.records > 0) out.here = payable_of(world_, line, claimed.rest(), claimed.records > 1);
    result_.rows.push_back(std::move(out));
}

std::size_t Reconciling::State::go_on(AddingUp& step, std::size_t count) {
    const std::size_t done =
        for_some(step.row, result_.rows.size(), count, [this](std::size_t i) { add(result_.rows[i]); });
    if (step.row < result_.rows.size()) return done;
    for (auto& [key, sum] : sums_)
        result_.sums.push_back(std::move(sum));
    if (!months_.empty())
        result_.rounding = &world_.policy.rounding_at(interval_of(months_.back()).end - Seconds{1});
    step_.emplace<Finished>();
    return done;
}

void Reconciling::State::add(const Row& row) {
    if (row.verdict == Verdict::apart) return;
    for (const bool is_month : {false, true}) {
        const std::string pool = is_month ? "" : row.pool;
        Sum& sum = sums_[{row.month, is_month, pool}];
        sum.month = row.month;
        sum.pool = pool;
        ++sum.rows;
        sum.in_bill += row.in_bill.value_or(Amount());
        sum.here += row.here.value_or(Amount());
    }
}

Reconciling::Reconciling(const World& world, const BillTable& bills)
    : state_(std::make_unique<State>(world, bills)) {}
Reconciling::Reconciling(Reconciling&&) noexcept = default;
Reconciling& Reconciling::operator=(Reconciling&&) noexcept = default;
Reconciling::~Reconciling() = default;

bool Reconciling::advance(std::size_t count) {
    assert(count > 0);
    return state_->advance(count);
}
float Reconciling::progress() const {
    return state_->progress();
}
Reconciliation Reconciling::take() && {
    assert(state_->is_finished());
    return state_->take();
}

Reconciliation reconcile(const World& world, const BillTable& bills) {
    constexpr std::size_t piece = 100'000;
    Reconciling reconciling(world, bills);
    while (reconciling.advance(piece)) {
    }
    return std::move(reconciling).take();
}

}  // namespace poolbill::reconcile
