#include "web/ui/views/compare/comparison.hpp"

#include <algorithm>

#include "web/ui/views/view.hpp"

namespace poolbill::ui {
namespace {

constexpr std::chrono::days sweep_length{62};

/// The end of the term, or of as many terms as cover a year: costs are counted up to it for every
/// time of switching.
Instant end_of_sweep(Instant at, Term term) {
    const int months = term.total_months();
    return expiry(at, (12 + months - 1) / months * months);
}

Amount difference(Amount left, Amount right) {
    return (left - right).bounded();
}

}  // namespace

const ComparisonRow& Comparison::chosen() const {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [this](const ComparisonRow& row) { return row.term == term; });
    return found == rows.end() ? rows.back() : *found;
}

const Comparison& comparison_of(View& view) {
    Comparison& known = view.state.comparison;
    const std::int64_t revision = view.session.revision();
    const Instant at = view.session.now();
    const std::uint32_t pool = view.session.pool_index();
    if (known.revision == revision && known.at == at && known.pool == pool) return known;
    known = Comparison();
    known.revision = revision;
    known.at = at;
    known.pool = pool;
    Result<std::vector<ComparisonRow>> rows = compare(view.session.scenario(), pool, at);
    if (rows.ok()) {
        known.rows = std::move(rows).value();
    } else {
        known.problem = rows.error().message;
    }
    return known;
}

const Comparison& swept_comparison_of(View& view) {
    comparison_of(view);
    Comparison& known = view.state.comparison;
    if (known.term == view.state.term) return known;
    known.term = view.state.term;
    known.sweep.reset();
    known.sweep_until = end_of_sweep(known.at, *known.term);
    Result<SwitchSweep> sweep = sweep_switch_time(view.session.scenario(), known.pool, *known.term,
                                                  {known.at, known.at + sweep_length}, known.sweep_until);
    if (sweep.ok()) known.sweep = std::move(sweep).value();
    return known;
}

std::string verdict(View& view, const Comparison& comparison) {
    const ComparisonRow& row = comparison.chosen();
    const Strings& strings = view.ui.strings;
    const std::string term = view.format.term(*row.term), end = view.format.date_time(*row.expires);
    if (row.saving.is_negative()) {
        return strings.fill(Text::compare_dearer,
                            {term, view.format.rounded(difference(Amount(), row.saving)), end});
    }
    if (row.saving.is_zero() || !row.break_even) return strings.fill(Text::compare_same, {term, end});
    return strings.fill(Text::compare_cheaper,
                        {term, view.format.rounded(row.saving), end, view.format.date_time(*row.break_even)});
}

std::string sweep_words(View& view, const Comparison& comparison) {
    const SwitchSweep& sweep = *comparison.sweep;
    const Strings& strings = view.ui.strings;
    const SwitchPoint& now = sweep.points.front();
    const std::string until = view.format.date_time(comparison.sweep_until),
                      cost = view.format.rounded(now.total);
    if (sweep.best.at == now.at) return strings.fill(Text::compare_sweep_now, {cost, until});
    return strings.fill(Text::compare_sweep_best,
                        {cost, until, view.format.date_time(sweep.best.at),
                         view.format.rounded(difference(now.total, sweep.best.total))});
}

}  // namespace poolbill::ui
