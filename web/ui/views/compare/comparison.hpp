// The cached result of the comparison, and the sentences that describe it.
//
// Contract: computed again when the log, the instant, the pool or the term changes. Nothing is
// promised: a saving is shown with its conditions, and a term that costs more is described as
// costing more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/scenario/compare.hpp"

namespace poolbill::ui {

struct View;

struct Comparison {
    std::int64_t revision = -1;  // of the log; -1: none yet
    Instant at;
    std::uint32_t pool = 0;
    std::vector<ComparisonRow> rows;  // pay-per-use, then the terms on sale
    std::string problem;              // why there is nothing to compare

    std::optional<Term> term;  // the term that was swept; absent before the first sweep
    std::optional<SwitchSweep> sweep;
    Instant sweep_until;

    /// The row of the term that was swept. @pre there are rows, and it was swept
    const ComparisonRow& chosen() const;
};

/// The rows, brought up to date.
const Comparison& comparison_of(View& view);
/// The same, with the sweep of the term that the purchase would offer.
const Comparison& swept_comparison_of(View& view);

/// "1 month paid in advance costs $144.96 more than …": the chosen term against pay-per-use.
std::string verdict(View& view, const Comparison& comparison);
/// When in the coming weeks switching costs least, and how much less than now.
std::string sweep_words(View& view, const Comparison& comparison);

}  // namespace poolbill::ui
