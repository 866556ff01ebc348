#include "web/ui/model/comparison.hpp"

#include <algorithm>

namespace poolbill::ui {
namespace {

constexpr std::chrono::days sweep_length{62};

/// The end of as many consecutive terms as cover a year. The costs of all switching times are summed up to it.
Instant end_of_sweep(Instant at, Term term) {
    const int months = term.total_months();
    return expiry(at, (12 + months - 1) / months * months);
}

Comparison compared(Session& session, std::optional<Instant> stops) {
    Comparison comparison;
    comparison.at = session.now();
    comparison.stops = stops;
    Result<std::vector<ComparisonRow>> rows = compare(session.scenario(), session.pool_index(), session.now(),
                                                      stops, session.memory_of_story(), AtEnd::stops);
    if (rows.ok()) {
        comparison.rows = std::move(rows).value();
    } else {
        comparison.problem = rows.error();
    }
    return comparison;
}

}  // namespace

const ComparisonRow& Comparison::chosen() const {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [this](const ComparisonRow& row) { return row.term == term; });
    return found == rows.end() ? rows.back() : *found;
}

Comparison& Comparisons::known(Session& session) {
    return derived_.get(session.moment(), [&] { return compared(session, std::nullopt); });
}

const Comparison& Comparisons::stopping(Session& session, Instant stops, Term term) {
    Comparison& comparison =
        stopping_.get({session.moment(), stops}, [&] { return compared(session, stops); });
    comparison.term = term;
    return comparison;
}

const Comparison& Comparisons::swept(Session& session, Term term) {
    Comparison& comparison = known(session);
    if (comparison.term == term || comparison.rows.empty()) return comparison;
    comparison.term = term;
    comparison.sweep.reset();
    comparison.sweep_until = end_of_sweep(comparison.at, term);
    Result<SwitchSweep> sweep =
        sweep_switch_time(session.scenario(), session.pool_index(), term,
                          {comparison.at, comparison.at + sweep_length}, comparison.sweep_until);
    if (sweep.ok()) comparison.sweep = std::move(sweep).value();
    return comparison;
}

}  // namespace poolbill::ui
