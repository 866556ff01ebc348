#include "web/ui/views/reconcile/reconcile_page.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/json/object.hpp"
#include "core/time/zone.hpp"
#include "generated/text/bills.hpp"
#include "generated/text/reconcile.hpp"
#include "web/ui/model/reconciled_bills.hpp"
#include "web/ui/views/exporting.hpp"
#include "web/ui/views/reconcile/reconcile_tables.hpp"
#include "web/ui/views/reconcile/reconcile_words.hpp"
#include "web/ui/views/subpage_head.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {
namespace {

using reconcile::Reconciliation, reconcile::Sum, reconcile::Verdict;

constexpr std::size_t most_months_due = 3;

void say(View& view, Rect& rest, const NoticeOptions& options) {
    notice(view.ui, rest, options);
    rest.cut_top(metrics::gap);
}

/// Without bills: what this page is for, and the button that opens files.
void intro(View& view, Rect& rest) {
    Ui& ui = view.ui;
    say(view, rest,
        {.title = ui.strings(view.live.shows_console() ? text::reconcile_empty_title_live
                                                       : text::reconcile_empty_title),
         .detail = ui.strings(text::reconcile_empty_detail)});
    const std::string choose = ui.strings(text::reconcile_choose);
    Rect row = rest.cut_top(metrics::control_height);
    if (button(ui, "choose", row.cut_left(button_width(ui, choose)), choose, {.look = ButtonLook::primary}))
        view.session.emit("import-wanted", "{}");
}

/// Asks the page to save the records (begin_export).
void save(View& view) {
    view.session.emit("file-wanted", json::ObjectWriter()
                                         .add("name", "reconciliation.csv")
                                         .add("type", "text/csv")
                                         .add("request", reconciliation_word)
                                         .str());
}

/// The buttons of a page with bills: beside the title, or below it where there is no room.
void buttons(View& view, Rect& rest, const Rect& title) {
    Ui& ui = view.ui;
    const bool small = ui.narrow();
    const std::string others = ui.strings(text::reconcile_choose_others),
                      csv = ui.strings(text::reconcile_save);
    const float need = button_width(ui, others, small) + 8 + button_width(ui, csv, small);
    Rect row = small ? rest.cut_top(34, metrics::gap) : title;
    if (small) row.w = std::min(row.w, need);
    if (button(ui, "save", row.cut_right(button_width(ui, csv, small), 8), csv, {.small = small})) save(view);
    if (button(ui, "choose", row.cut_right(button_width(ui, others, small)), others, {.small = small}))
        view.session.emit("import-wanted", "{}");
}

/// The sums of the last months as they are due, after the month's rounding.
std::string due_words(const View& view, const Reconciliation& all) {
    std::vector<const Sum*> months;
    for (const Sum& sum : all.sums)
        if (sum.pool.empty()) months.push_back(&sum);
    std::string words;
    const std::size_t first = months.size() - std::min(months.size(), most_months_due);
    for (std::size_t i = first; i < months.size(); ++i) {
        const Result<Amount> bill = months[i]->in_bill.amount(), here = months[i]->here.amount();
        if (!bill || !here || all.rounding == nullptr) continue;
        words += view.ui.strings.fill(text::reconcile_due,
                                      {view.format.month(interval_of(months[i]->month).begin),
                                       view.format.short_money(apply(all.rounding->month, *bill)),
                                       view.format.short_money(apply(all.rounding->month, *here))}) +
                 " ";
    }
    return words;
}

/// What was not compared: records on pages that are missing, and what could not be read.
std::string missing_words(const View& view, const ReconciledBills& bills) {
    const intake::Facts& facts = bills.facts();
    const Strings& strings = view.ui.strings;
    std::string words;
    for (const intake::BillAnswer& answer : bills.incomplete())
        words += strings.fill(text::reconcile_pages_missing, {facts.bills.files[answer.first_file].name,
                                                              view.format.count(answer.missing())}) +
                 " ";
    std::int64_t refused = 0;
    for (const intake::BillFile& file : facts.bills.files)
        refused += file.refused;
    if (refused > 0) words += strings.fill(text::reconcile_unread, {view.format.count(refused)}) + " ";
    if (facts.refused_files > 0)
        words += strings.fill(text::reconcile_unread_files,
                              {view.format.count(static_cast<std::int64_t>(facts.refused_files))}) +
                 " ";
    return words;
}

Text verdict_of(const View& view, const ReconciledBills& bills) {
    const bool differs = bills.differs();
    if (bills.is_of_preview())
        return differs ? text::reconcile_differs_preview : text::reconcile_agrees_preview;
    if (view.live.shows_console())
        return differs ? text::reconcile_differs_live : text::reconcile_agrees_live;
    return differs ? text::reconcile_differs : text::reconcile_agrees;
}

void outcome(View& view, Rect& rest, const ReconciledBills& bills, const Reconciliation& all) {
    const Strings& strings = view.ui.strings;
    const std::string missing = missing_words(view, bills);
    const bool differs = bills.differs();
    const std::string title = strings(verdict_of(view, bills));
    const std::string detail =
        due_words(view, all) + missing +
        strings.fill(text::reconcile_compared,
                     {view.format.count(static_cast<std::int64_t>(bills.facts().bills.rows.size())),
                      view.format.date_time(bills.at())});
    say(view, rest,
        {.tone = differs || !missing.empty() ? Tone::warning : Tone::good,
         .title = title,
         .detail = detail,
         .role = Role::status});
}

/// Which records are listed: one chip for each verdict that there is.
void verdict_chips(View& view, Rect& rest, const ReconciledBills& bills, std::size_t records) {
    constexpr float height = 34, gap = 8, edge = 26;
    Ui& ui = view.ui;
    std::optional<Verdict>& chosen = view.state.reconcile.verdict;
    Rect row = rest.inset(panel_side(ui), 0);
    const Ui::FlowGroup group(ui, ui.id("verdicts"), Role::radio_group, ui.strings(text::reconcile_verdict),
                              row);
    Flow flow(row, height, gap);
    const auto add = [&](std::optional<Verdict> verdict, Text name, std::int64_t count) {
        const std::string words =
            ui.strings.fill(text::reconcile_chip, {std::string(ui.strings(name)), view.format.count(count)});
        const auto scope = ui.scope("verdict", verdict ? static_cast<int>(*verdict) : -1);
        const Rect box = flow.place(ui.text_width(words, type_scale::body_strong) + edge);
        if (chip(ui, "chip", box, words, words, chosen == verdict)) chosen = verdict;
    };
    add(std::nullopt, text::bills_all, static_cast<std::int64_t>(records));
    for (const Verdict verdict : reconcile::all_verdicts) {
        const std::int64_t count = bills.count(verdict);
        if (count > 0 || chosen == verdict) add(verdict, verdict_name(verdict), count);
    }
    row.cut_top(flow.height());
    rest.cut_top(flow.height(), 12);
}

/// The head of the panel: records or sums, and the search.
void tools(View& view, Rect& rest) {
    constexpr float edge = 12;
    Ui& ui = view.ui;
    ReconcileState& state = view.state.reconcile;
    rest.cut_top(edge);
    const std::array<Phrase, 2> names{ui.strings(text::reconcile_records), ui.strings(text::reconcile_sums)};
    const Rect row = rest.inset(panel_side(ui), 0);
    Flow flow(row, metrics::control_height, 8);
    float width = 0;
    for (const Phrase& name : names)
        width = std::max(width, button_width(ui, name, true));
    const auto pressed = segments(ui, flow.place(std::min(row.w, 2 * width)),
                                  {.key = "shown",
                                   .name = ui.strings(text::reconcile_shown),
                                   .names = names,
                                   .chosen = state.shows_sums ? 1u : 0u});
    if (pressed) state.shows_sums = *pressed == 1;
    if (!state.shows_sums) {
        if (const auto typed = search_box(ui, "search", flow.place(ui.narrow() ? row.w : 280),
                                          ui.strings(text::reconcile_search), state.search))
            state.search = *typed;
    }
    rest.cut_top(flow.height() + edge);
}

void panel(View& view, const Rect& rect, ReconciledBills& bills, const Reconciliation& all) {
    Ui& ui = view.ui;
    const ReconcileState& state = view.state.reconcile;
    panel_ground(ui, rect);
    const auto region =
        ui.group(ui.id("records_panel"), Role::region, ui.strings(text::reconcile_records), rect);
    Rect inner = rect.inset(1, 1);
    tools(view, inner);
    if (state.shows_sums) return sums_table(view, inner, all);
    verdict_chips(view, inner, bills, all.rows.size());
    const std::vector<std::uint32_t>& listed = bills.listed(view.session, {state.verdict, state.search});
    if (!listed.empty()) return records_table(view, inner, all, listed);
    ui.label(inner.cut_top(80), ui.strings(text::reconcile_none), type_scale::body, Token::text_dim,
             Align::center);
}

}  // namespace

void reconcile_page(View& view, const Rect& rect) {
    Ui& ui = view.ui;
    Rect rest = rect;
    const Rect title = subpage_head(view, rest, text::reconcile_title, view.state.reconcile.came_from);
    const std::shared_ptr<ReconciledBills> bills = view.state.reconcile.bills;
    if (!bills) return intro(view, rest);
    buttons(view, rest, title);
    const Result<Reconciliation>& compared = bills->compared(view.session);
    if (!compared) {
        const std::string problem = problem_words(ui.strings, compared.error(), Subject::action);
        return say(view, rest, {.tone = Tone::danger, .title = problem, .role = Role::alert});
    }
    outcome(view, rest, *bills, *compared);
    panel(view, rest, *bills, *compared);
}

}  // namespace poolbill::ui::deferred
