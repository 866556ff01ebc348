#include "web/ui/model/reconciled_bills.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "core/time/zone.hpp"
#include "web/ui/model/checked_replay.hpp"
#include "web/ui/model/search.hpp"

namespace poolbill::ui::deferred {
namespace {

/// The usage of a month's last hour is settled within the first hours of the next month.
constexpr std::chrono::days settling{1};

/// Records and lines; a few milliseconds of work for a processor of these years.
constexpr std::size_t slice = 2000;

/// When every month of the records has ended and is settled.
std::optional<Instant> settled(const intake::BillTable& bills) {
    std::optional<BillMonth> last;
    for (const intake::BillRow& row : bills.rows) {
        const std::optional<BillMonth> month = intake::month_of(row);
        if (month && (!last || *last < *month)) last = month;
    }
    if (!last) return std::nullopt;
    return interval_of(*last).end + settling;
}

}  // namespace

ReconciledBills::ReconciledBills(intake::Facts facts, Instant today, std::optional<BillsOf> of)
    : facts_(std::move(facts)),
      of_(std::move(of)),
      at_(std::min(today, settled(facts_.bills).value_or(today))) {
    incomplete_ = facts_.bills.answers();
    std::erase_if(incomplete_, [](const intake::BillAnswer& answer) { return answer.missing() == 0; });
}

/// A scenario of their own never changes.
bool ReconciledBills::is_current(const Session& session) const {
    return of_ ? revision_ >= 0 : revision_ == session.revision();
}

bool ReconciledBills::advance(const Session& session) {
    if (!is_current(session)) {
        revision_ = session.revision();
        compared_.reset();
        comparing_.reset();
        Result<CheckedReplay::Outcome> replayed =
            checked_replay(of_ ? of_->scenario : session.history().current(), at_);
        if (!replayed) {
            end(replayed.error());
        } else if (const Status comparable = reconcile::in_currency_of(replayed->world, facts_.bills);
                   !comparable) {
            end(comparable.error());
        } else {
            comparing_ = std::make_unique<Comparing>(std::move(replayed).value().world, facts_.bills);
        }
    } else if (comparing_ && !comparing_->pieces.advance(slice)) {
        end(std::move(comparing_->pieces).take());
        comparing_.reset();
    }
    return comparing_ != nullptr;
}

void ReconciledBills::end(Result<reconcile::Reconciliation> compared) {
    if (compared.ok() && of_) {
        reconcile::Reconciliation all = std::move(compared).value();
        std::erase_if(all.rows, [&](const reconcile::Row& row) {
            const std::optional<Instant> end = row.end ? row.end : row.begin;
            return row.pool != of_->pool || (end && *end <= of_->since);
        });
        std::erase_if(all.sums, [&](const reconcile::Sum& sum) { return sum.pool != of_->pool; });
        compared = std::move(all);
    }
    compared_.emplace(std::move(compared));
    if (!*compared_) return;
    for (const reconcile::Verdict verdict : reconcile::all_verdicts)
        counts_[static_cast<std::size_t>(verdict)] = (*compared_)->count(verdict);
    differs_ = (*compared_)->differs();
}

const Result<reconcile::Reconciliation>& ReconciledBills::compared(const Session& session) {
    while (advance(session)) {
    }
    return *compared_;
}

const std::vector<std::uint32_t>& ReconciledBills::listed(const Session& session, const Filter& filter) {
    return listed_.get({session.revision(), filter}, [&] {
        std::vector<std::uint32_t> numbers;
        const Result<reconcile::Reconciliation>& all = compared(session);
        if (!all) return numbers;
        const std::string wanted = lowered(filter.search);
        for (std::uint32_t i = 0; i < all->rows.size(); ++i) {
            const reconcile::Row& row = all->rows[i];
            const bool is_listed = !filter.verdict || row.verdict == *filter.verdict;
            if (is_listed && (contains(row.pool, wanted) || contains(row.flavor, wanted)))
                numbers.push_back(i);
        }
        return numbers;
    });
}

bool has_pool_of(const Scenario& scenario, const intake::BillTable& bills) {
    std::unordered_set<std::string_view> known;
    for (const PoolIdentity& pool : scenario.pools)
        known.insert(pool.id);
    return std::any_of(bills.rows.begin(), bills.rows.end(), [&](const intake::BillRow& row) {
        return bills.is_of_pool(row) && known.contains(bills.words[row.resource]);
    });
}

}  // namespace poolbill::ui::deferred
