// From facts to the actions of each pool.
//
// Contract: actions are by time. What was inferred, and what could not be, is noted with its place.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/intake/facts.hpp"
#include "core/scenario/scenario.hpp"

namespace poolbill::intake {

struct PoolHistory {
    PoolIdentity identity;
    std::vector<LogEntry> log;
    std::optional<Instant> runs_on_since;  // the last thing that bills know, when the pool may still exist
    bool is_prepaid = false;               // it is the end of its term
    Place place;
};

/// Whether a file has a record for each pool and flavor, or for each node.
enum class RecordReading : std::uint8_t { unknown, per_pool, per_node };

struct BillHistories {
    std::vector<PoolHistory> pools;
    RecordReading reading = RecordReading::unknown;
};

/// Derives pools from the rows of all bill files, and their prices into `facts.prices`, a piece at a time.
class BillHistorian {
  public:
    /// @param facts  must outlive the historian, which adds to its prices and notes; its rows must not change
    explicit BillHistorian(Facts& facts);
    ~BillHistorian();

    /// Goes on for about so many rows. @pre rows > 0. @return whether there is more to do
    bool advance(std::size_t rows);
    /// From 0 to 1.
    float progress() const;
    /// @pre nothing more to do
    BillHistories take() &&;

  private:
    class State;
    std::unique_ptr<State> state_;
};

/// Nodes by flavor.
using FlavorCounts = std::map<std::string, std::int64_t>;
FlavorCounts counts_of(const PoolFact& pool);

/// Lists of nodes that fit a pool of the bills and no other one are left out: the bills give its history.
/// @param of_bills  the nodes of the pools of the bills
void leave_out_known_nodes(Facts& facts, const std::vector<FlavorCounts>& of_bills);

class Interview;
/// Pools of lists, completed by nodes, steps of orders, subscriptions and answers.
/// @param interview  terms that expired before its present are asked about
std::vector<PoolHistory> histories_of_lists(Facts& facts, Interview& interview);

/// One history for each pool: bills before lists.
std::vector<PoolHistory> join_histories(Facts& facts, BillHistories bills, Interview& interview);

/// The number of nodes that a row is for: as it says, or found from its price and amount; 0 when unknown.
std::int64_t count_of(const BillRow& row);
/// The unit price that a row says or implies exactly.
std::optional<UnitPrice> unit_price_of(const BillRow& row, std::int64_t count);
/// The term of a prepaid row, from its period or its two times.
std::optional<Term> term_of(const BillRow& row);

}  // namespace poolbill::intake
