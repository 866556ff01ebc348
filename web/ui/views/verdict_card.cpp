#include "web/ui/views/verdict_card.hpp"

#include <algorithm>
#include <string>

#include "core/scenario/pool_status.hpp"
#include "generated/text/menu.hpp"
#include "generated/text/verdict.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui {
namespace {

/// saving / pay-per-use of the same time, in whole percent: terms are of different lengths.
std::int64_t percent_saved(const ComparisonRow& row) {
    const std::int64_t base = row.pay_per_use.units();
    if (base == 0) return 0;
    const auto tenths = static_cast<std::int64_t>(Int128{row.saving.units()} * 1000 / base);
    return (tenths + (tenths < 0 ? -5 : 5)) / 10;
}

/// The term that saves the largest share, or loses the smallest; nullptr if no term is sold. Of terms that differ by less
/// than a percent the shortest, because a longer one commits for longer.
const ComparisonRow* best_term(const std::vector<ComparisonRow>& rows) {
    const ComparisonRow* best = nullptr;
    for (const ComparisonRow& row : rows) {
        if (row.term && (best == nullptr || percent_saved(row) > percent_saved(*best))) best = &row;
    }
    return best;
}

struct Answer {
    bool saves = false;
    std::string title, detail;
};

Answer answer_of(const View& view, const ComparisonRow& best) {
    const Strings& strings = view.ui.strings;
    const Format& format = view.format;
    const std::string term = format.term(*best.term), total = format.rounded(best.total),
                      metered = format.rounded(best.pay_per_use);
    if (best.saving.is_negative() || best.saving.is_zero() || !best.break_even)
        return {false, strings(text::verdict_stay),
                strings.fill(text::verdict_stay_detail, {term, total, metered})};
    const std::string days = format.duration((*best.break_even - best.compared.begin).count(), 2);
    return {true,
            strings.fill(text::verdict_change,
                         {term, format.rounded(best.saving), std::to_string(percent_saved(best))}),
            strings.fill(text::verdict_change_detail,
                         {total, metered, format.date_time(*best.break_even), days, best.utilisation})};
}

bool can_change(View& view) {
    const PoolState& pool = view.session.pool();
    return status_of(view.session.world(), pool) == PoolStatus::running && !pool.open_order &&
           !pool.subscription && failed_conditions(view.session.world(), view.session.pool_index()) == 0;
}

}  // namespace

const std::vector<ComparisonRow>& verdict_rows(View& view) {
    const PoolMoment moment = view.session.moment();
    PoolMoment& answered = view.state.verdict_at;
    if (!can_change(view)) {
        answered = {};
        view.state.verdict.clear();
        return view.state.verdict;
    }
    const bool is_same_log = answered.revision == moment.revision && answered.pool == moment.pool;
    const bool is_recent = moment.now >= answered.now && moment.now - answered.now < std::chrono::days{1};
    if (moment != answered && !(is_same_log && is_recent && view.session.clock().running())) {
        answered = moment;
        view.state.verdict = view.state.comparison.rows(view.session).rows;
    }
    return view.state.verdict;
}

void verdict_card(View& view, Rect& rest) {
    constexpr float margin = 14, height = metrics::control_height;
    Ui& ui = view.ui;
    const ComparisonRow* best = best_term(verdict_rows(view));
    if (best == nullptr || best->pay_per_use.is_zero()) return;  // without an hourly price there is no answer
    const Answer answer = answer_of(view, *best);

    const std::string change = ui.strings(text::menu_change);
    const bool offers = answer.saves && view.may_order;
    const float width = offers ? button_width(ui, change) : 0;
    const auto group = ui.group(ui.id("verdict"), Role::region, ui.strings(text::verdict_name), rest);
    Rect rect = rest, words = rest;
    {
        Backdrop backdrop(ui);
        const NoticeOptions options{.tone = answer.saves ? Tone::good : Tone::neutral,
                                    .title = answer.title,
                                    .detail = answer.detail};
        if (offers && !ui.narrow()) words.cut_right(width + 2 * margin);
        notice_words(ui, words, options);
        if (offers && ui.narrow()) words.cut_top(height + 10);
        rect = rest.cut_top(words.y - rest.y, metrics::gap);
        backdrop.begin();
        notice_ground(ui, rect, options.tone);
    }
    if (!offers) return;
    const Rect at = ui.narrow()
                        ? Rect{rect.x + margin, rect.bottom() - height - 10, width, height}
                        : Rect{rect.right() - width - margin, rect.center_y() - height / 2, width, height};
    if (button(ui, "change", at, change, {.look = ButtonLook::primary})) {
        view.state.term = *best->term;
        view.state.overlay.open(ChangeDialog());
    }
}

}  // namespace poolbill::ui
