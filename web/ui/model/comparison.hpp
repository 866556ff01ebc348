// Compares pay-per-use with the terms on sale, and finds the best moment in the coming weeks to switch.
//
// The sentences that describe the result are in views/compare/comparison_words.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/scenario/compare.hpp"
#include "web/ui/model/session.hpp"

namespace poolbill::ui {

struct Comparison {
    Instant at;
    std::vector<ComparisonRow> rows;  // pay-per-use, then the terms on sale
    std::optional<Instant> stops;     // when the pool stops, if it does: the end of all rows
    std::optional<Error> problem;     // why there are no rows

    std::optional<Term> term;  // the term of the sweep; absent if none was computed
    std::optional<SwitchSweep> sweep;
    Instant sweep_until;

    /// The row of the term of the sweep. @pre there are rows, and Comparisons::swept() returned this
    const ComparisonRow& chosen() const;
};

class Comparisons {
  public:
    /// The rows for the displayed pool.
    const Comparison& rows(Session& session) { return known(session); }
    /// The rows if the pool stops at an instant in the future: terms are renewed until then, or unsubscribed then.
    const Comparison& stopping(Session& session, Instant stops, Term term);
    /// The rows, and the cost of switching to the term at every moment of the coming weeks.
    const Comparison& swept(Session& session, Term term);

  private:
    Comparison& known(Session& session);

    struct Stop {
        PoolMoment moment;
        Instant at;
        friend bool operator==(const Stop&, const Stop&) = default;
    };
    Derived<PoolMoment, Comparison> derived_;
    Derived<Stop, Comparison> stopping_;
};

}  // namespace poolbill::ui
