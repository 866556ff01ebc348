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
    bool ends_before_bills = false;        // its usage ends, and the bills go on, but a list has the pool
    std::optional<Instant>
        auto_renews_since;  // the begin of the running term, if it was renewed automatically
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

/// The list's entry for a pool that bills know by this resource, if there is one.
const PoolFact* listed_pool(const Facts& facts, const std::string& resource);

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

/// official = discount + erased cents + due: when one of the three is missing, the other two give it, without the cents.
std::optional<Amount> official_of(const BillRow& row);
std::optional<Amount> due_of(const BillRow& row);
/// A record of no time and no cost, which says nothing about nodes.
bool is_of_no_usage(const BillRow& row);
/// official = discount + erased cents + due, so a discount of 0 is none only when no more than cents are between the amounts.
bool is_discount_contradicted(const BillRow& row);
struct RowDiscount {
    DiscountSaid said = DiscountSaid::nothing;
    Discount percent;  // none unless a percentage is said
};
/// The discount of a row as a percentage with two decimals, if one gives it exactly.
RowDiscount discount_of(const BillRow& row);
/// Whether the row's discount is this one, as far as cents show it.
bool is_in_cents(const BillRow& row, Discount discount);

/// So far apart may the records of the nodes of one purchase begin.
inline constexpr Seconds purchase_spread{60};

/// The number of nodes that a row is for: as it says, or found from its price and amount; 0 when unknown.
std::int64_t count_of(const BillRow& row);
/// For how many nodes the row's official amount is at this price; 0 for no whole number.
std::int64_t count_at(const BillRow& row, UnitPrice price);
/// What a row's unit price explains.
enum class PriceMeaning : std::uint8_t {
    list,        // its official amount, as far as the row says how long the use was
    net,         // its amount due: the discount is off
    unexplained  // neither
};
/// @pre the row has a unit price. @param count  of nodes; 0 when unknown
PriceMeaning meaning_of_price(const BillRow& row, std::int64_t count);
/// The list price that a row says or implies exactly.
std::optional<UnitPrice> unit_price_of(const BillRow& row, std::int64_t count);
/// The term of a prepaid row, from its period or its two times.
std::optional<Term> term_of(const BillRow& row);

}  // namespace poolbill::intake
