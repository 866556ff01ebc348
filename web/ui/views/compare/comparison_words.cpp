#include "web/ui/views/compare/comparison_words.hpp"

#include "generated/text/compare.hpp"

namespace poolbill::ui {
namespace {

Amount difference(Amount left, Amount right) {
    return (left - right).bounded();
}

}  // namespace

std::string verdict(View& view, const Comparison& comparison) {
    const ComparisonRow& row = comparison.chosen();
    const Strings& strings = view.ui.strings;
    const std::string term = view.format.term(*row.term), end = view.format.date_time(*row.expires);
    if (row.saving.is_negative()) {
        return strings.fill(text::compare_dearer,
                            {term, view.format.rounded(difference(Amount(), row.saving)), end});
    }
    if (row.saving.is_zero() || !row.break_even) return strings.fill(text::compare_same, {term, end});
    return strings.fill(text::compare_cheaper,
                        {term, view.format.rounded(row.saving), end, view.format.date_time(*row.break_even)});
}

std::string sweep_words(View& view, const Comparison& comparison) {
    const SwitchSweep& sweep = *comparison.sweep;
    const Strings& strings = view.ui.strings;
    const SwitchPoint& now = sweep.points.front();
    const std::string until = view.format.date_time(comparison.sweep_until),
                      cost = view.format.rounded(now.total), term = view.format.term(*comparison.term);
    std::string words =
        sweep.best.at == now.at
            ? strings.fill(text::compare_sweep_now, {cost, until, term})
            : strings.fill(text::compare_sweep_best,
                           {cost, until, view.format.date_time(sweep.best.at),
                            view.format.rounded(difference(now.total, sweep.best.total)), term});
    if (sweep.staying < sweep.best.total)
        words += " " + strings.fill(text::compare_sweep_stay, {view.format.rounded(sweep.staying), until});
    return words;
}

}  // namespace poolbill::ui
