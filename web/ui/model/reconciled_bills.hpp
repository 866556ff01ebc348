// The records of bills, compared with the lines of the open scenario.
//
// Contract: the bills are kept to be compared again whenever the scenario changes; they are not a part of it and are not
// saved. What a frame asks for is counted once.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/intake/facts.hpp"
#include "core/reconcile/reconcile.hpp"
#include "web/ui/model/derived.hpp"
#include "web/ui/model/session.hpp"

namespace poolbill::ui::deferred {

/// Of one pool, in another scenario than the open one: what ends after an instant.
struct BillsOf {
    Scenario scenario;
    std::string pool;
    Instant since;
};

class ReconciledBills {
  public:
    /// @param today  the present @param of  without it, all pools of the open scenario
    ReconciledBills(intake::Facts facts, Instant today, std::optional<BillsOf> of = {});
    ReconciledBills(const ReconciledBills&) = delete;
    ReconciledBills& operator=(const ReconciledBills&) = delete;

    const intake::Facts& facts() const { return facts_; }
    /// They are compared with a preview, not with the open scenario.
    bool is_of_preview() const { return of_.has_value(); }
    /// The answers of the API of which pages are missing.
    const std::vector<intake::BillAnswer>& incomplete() const { return incomplete_; }
    /// The instant at which the scenario is compared: when every month of the bills has ended and is settled, or the
    /// present. Where the clock stands does not matter.
    Instant at() const { return at_; }
    /// What was read, for another use.
    intake::Facts take() && { return std::move(facts_); }

    /// Does a piece of the comparison with the scenario as it is now. @return whether there is more to do
    bool advance(const Session& session);
    /// All of the comparison, at once as far as it is not done yet. Errors: those of replay, for what is still to come
    /// until `at`, and of reconcile::in_currency_of
    const Result<reconcile::Reconciliation>& compared(const Session& session);

    /// How many rows of the comparison have the verdict. @pre it is done
    std::int64_t count(reconcile::Verdict verdict) const {
        return counts_[static_cast<std::size_t>(verdict)];
    }
    /// Reconciliation::differs. @pre the comparison is done
    bool differs() const { return differs_; }

    /// Which of its rows are listed.
    struct Filter {
        std::optional<reconcile::Verdict> verdict;
        std::string search;  // in pool and flavor, without regard to case
        friend bool operator==(const Filter&, const Filter&) = default;
    };
    /// @return their numbers in the reconciliation
    const std::vector<std::uint32_t>& listed(const Session& session, const Filter& filter);

  private:
    struct Key {
        std::int64_t revision;  // of the session
        Filter filter;
        friend bool operator==(const Key&, const Key&) = default;
    };

    /// A comparison that is under way.
    struct Comparing {
        Comparing(World then, const intake::BillTable& bills)
            : world(std::move(then)), pieces(world, bills) {}

        World world;
        reconcile::Reconciling pieces;
    };

    void end(Result<reconcile::Reconciliation> compared);

    bool is_current(const Session& session) const;

    intake::Facts facts_;
    std::optional<BillsOf> of_;
    std::vector<intake::BillAnswer> incomplete_;
    Instant at_;
    std::int64_t revision_ = -1;            // of the scenario that the following are of
    std::unique_ptr<Comparing> comparing_;  // null before and after
    std::optional<Result<reconcile::Reconciliation>> compared_;
    std::array<std::int64_t, reconcile::all_verdicts.size()> counts_{};
    bool differs_ = false;
    Derived<Key, std::vector<std::uint32_t>> listed_;
};

/// Whether the scenario has one of the pools that the records name.
bool has_pool_of(const Scenario& scenario, const intake::BillTable& bills);

}  // namespace poolbill::ui::deferred
