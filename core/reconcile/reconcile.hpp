// Compares each record of a bill with the scenario's lines.
//
// Contract
// - Exact: the official amount and the amount due of a record are compared digit by digit with the list price
//   and the payable of the line, or with the list price cut as the line is; a record per node is compared with one
//   node's share, cut as its own line.
// - Every record gets one verdict, and every line in the bill's months that no record claims gets "only here"; so do the
//   nodes of a line that its records are not for. The sums here are those of the scenario's lines.
// - A cause is what would explain the difference, found by trying it. It is likely, not proven.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/intake/facts.hpp"
#include "core/scenario/world.hpp"

namespace poolbill::reconcile {

enum class Verdict : std::uint8_t { equal, last_digit, different, only_in_bill, only_here, apart };
inline constexpr std::array all_verdicts{Verdict::equal,        Verdict::last_digit, Verdict::different,
                                         Verdict::only_in_bill, Verdict::only_here,  Verdict::apart};
std::string_view to_string(Verdict verdict);

enum class Cause : std::uint8_t {
    none,
    settlement_lag,   // the line is deducted after the bill's last record
    rounding_policy,  // another rounding of the same amount gives the record's
    node_count,       // the line has another number of nodes; records per node may be missing
    discount,         // the record has a discount
    month_rule,       // the amount is equal, but the record is in another month
    missing_page,     // the file has fewer records than it says
    price,            // the unit price differs
    period,           // the charged time differs
    unknown_pool,     // the scenario has no such pool
    no_line,          // the pool has no line that begins then
    twice,            // the line was claimed by other records
    tax,
    make_up,
    adjustment,
    other_service,
    unknown_type,
    no_resource,  // a charge that does not say of what
};
std::string_view to_string(Cause cause);

struct Row {
    Verdict verdict = Verdict::equal;
    Cause cause = Cause::none;
    BillMonth month;
    std::string pool;
    std::string flavor;
    std::optional<Instant> begin, end;
    std::optional<Amount> in_bill;  // due
    std::optional<Amount> here;
    intake::Place place;  // of the record
};

/// Of one pool in one month, or of all pools (empty pool).
struct Sum {
    BillMonth month;
    std::string pool;
    std::int64_t rows = 0;
    AmountSum in_bill, here;
};

struct Reconciliation {
    std::vector<Row> rows;  // the bill's records in their order, then the lines that are only here
    std::vector<Sum> sums;  // by month and pool, the sum of the month last
    std::vector<std::string> missing_pages;
    const RoundingPolicy* rounding = nullptr;  // of the last month, for sums due

    std::int64_t count(Verdict verdict) const;
    /// Whether anything but last digits differs. Lines that are not settled yet do not count, and neither do
    /// lines that may be on a missing page. A charge that names no pool counts: it was not compared.
    bool differs() const;
};

/// Reconciles a piece at a time. The result does not depend on how long the pieces are.
class Reconciling {
  public:
    /// Both must outlive this and must not change.
    Reconciling(const World& world, const intake::BillTable& bills);
    Reconciling(Reconciling&&) noexcept;
    Reconciling& operator=(Reconciling&&) noexcept;
    ~Reconciling();

    /// Goes on for about so many records or lines; 1000 take a few milliseconds at most. @pre count > 0
    /// @return whether there is more to do
    bool advance(std::size_t count);
    /// From 0 to 1.
    float progress() const;
    /// @pre nothing more to do
    Reconciliation take() &&;

  private:
    class State;
    std::unique_ptr<State> state_;
};

/// Whether the bills are in the currency of the scenario. Errors: "money.currency-mix"
Status in_currency_of(const World& world, const intake::BillTable& bills);

/// All at once.
Reconciliation reconcile(const World& world, const intake::BillTable& bills);

}  // namespace poolbill::reconcile
