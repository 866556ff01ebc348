#include <algorithm>
#include <string>
#include <utility>

#include "generated/text/pool_form.hpp"
#include "generated/text/prices.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/form_row.hpp"
#include "web/ui/views/prices/price_words.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/controls.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {

/// What is typed in. It is not a part of PriceDialog, because the first part of the module moves overlays.
struct PriceEntry {
    PriceForm form;
    Derived<FormMoment<PriceForm>, EnteredPrices> entered = {};
    std::optional<Instant> shown = {};  // the instant whose prices the form began with
    bool is_removed = false;            // the change that is edited
    bool is_new = true;                 // keyboard focus begins in the first missing price
    bool goes_to_problem = false;       // keyboard focus moves to the first field with a problem
};

namespace {

class Form {
  public:
    Form(View& view, PriceEntry& dialog, const CatalogEntry& entry, const EnteredPrices& entered)
        : view_(view), ui_(view.ui), dialog_(dialog), entry_(entry), entered_(entered) {}

    void draw(Rect& body) {
        periods(body);
        if (dialog_.form.from) date(body);
        for (std::size_t i = 0; i < price_kinds; ++i)
            row(body, static_cast<PriceKind>(i));
        effect(body);
        if (dialog_.form.edits) remove_link(body);
    }

  private:
    std::string problem(PriceKind kind) const {
        const std::optional<FieldProblem>& found = entered_.problems[static_cast<std::size_t>(kind)];
        return found ? ui_.strings.fill(found->words, {found->value}) : std::string();
    }

    /// Below a field: where its price comes from, that it is missing, or what its absence means.
    std::string about(PriceKind kind) const {
        const std::string& typed = dialog_.form.text(kind);
        if (typed != form_of(entry_).text(kind) && !typed.empty())
            return origin_words(ui_.strings, view_.format, {kind, PriceSource::typed_in, view_.today});
        if (typed.empty()) {
            if (entry_.misses(kind)) return ui_.strings(text::prices_missing);
            return kind == PriceKind::yearly ? std::string(ui_.strings(text::pool_form_assumed_year))
                                             : std::string();
        }
        const PriceOrigin* origin = find_origin(entry_.origins, kind);
        return origin != nullptr ? origin_words(ui_.strings, view_.format, *origin) : std::string();
    }

    /// Which prices the form is for: from the beginning, from a date on, or new ones.
    void periods(Rect& body) {
        constexpr float height = 34, gap = 8, padding = 26;
        const Ui::FlowGroup group(ui_, ui_.id("periods"), Role::radio_group,
                                  ui_.strings(text::prices_periods), body);
        Flow flow(body, height, gap);
        const auto option = [&](std::string_view key, const std::string& name, bool chosen) {
            const float width = ui_.text_width(name, type_scale::body_strong) + padding;
            return chip(ui_, key, flow.place(width), name, name, chosen);
        };
        const PriceForm& form = dialog_.form;
        if (option("first", ui_.strings(text::prices_first), !form.from)) begin(earliest_instant);
        for (const PriceChange& change : entry_.changes) {
            const std::string name = ui_.strings.fill(text::prices_from_day, {change_date_text(change.from)});
            if (option(name, name, form.edits == change.from)) begin(change.from);
        }
        if (option("new", ui_.strings(text::prices_new), form.from && !form.edits)) begin_change();
        body.cut_top(flow.height(), metrics::gap);
    }

    void begin(Instant at) {
        dialog_.shown = at;
        dialog_.is_new = true;
    }
    void begin_change() {
        dialog_.form = form_for_change(entry_, view_.session.now());
        dialog_.is_new = true;
    }

    void date(Rect& body) {
        const std::string why =
            entered_.date_problem ? std::string(ui_.strings(entered_.date_problem->words)) : std::string();
        const bool takes_focus = !ui_.measuring() && dialog_.goes_to_problem && !why.empty();
        if (takes_focus) dialog_.goes_to_problem = false;
        form_row(ui_, body, 200, {ui_.strings(text::prices_from), *dialog_.form.from, why, takes_focus},
                 ui_.strings(text::prices_from_about));
    }

    void row(Rect& body, PriceKind kind) {
        const std::string why = problem(kind);
        const bool is_first = dialog_.is_new && (entry_.misses(kind) || !entry_.misses_any());
        const bool takes_focus = !ui_.measuring() && (is_first || (dialog_.goes_to_problem && !why.empty()));
        if (takes_focus) dialog_.is_new = dialog_.goes_to_problem = false;
        form_row(ui_, body, 200,
                 {ui_.strings(price_names[static_cast<std::size_t>(kind)]), dialog_.form.text(kind), why,
                  takes_focus},
                 about(kind));
    }

    /// What saving changes, also of the past.
    void effect(Rect& body) {
        const auto say = [&](std::string_view key, std::string_view words, Token ink) {
            sentence(ui_, body, ui_.id(key), words, type_scale::small, ink, Role::status);
            body.cut_top(4);
        };
        if (entered_.error) {
            say("error", problem_words(ui_.strings, *entered_.error, Subject::scenario), Token::danger_text);
            return;
        }
        if (!entered_.scenario) return;
        const Amount before = view_.session.world().bills().total().payable;
        say("effect",
            ui_.strings.fill(text::prices_effect,
                             {view_.format.rounded(entered_.cost), view_.format.rounded(before)}),
            Token::text);
        const std::string rule =
            entered_.from ? ui_.strings.fill(text::prices_before_stays, {change_date_text(*entered_.from)})
                          : std::string(ui_.strings(text::prices_rule));
        say("rule", rule, Token::text_faint);
    }

    void remove_link(Rect& body) {
        const std::string_view remove = ui_.strings(text::prices_remove);
        body.cut_top(4);
        const Rect place = body.cut_top(20).cut_left(ui_.text_width(remove, type_scale::small));
        if (link(ui_, "remove", place, remove)) dialog_.is_removed = true;
    }

    View& view_;
    Ui& ui_;
    PriceEntry& dialog_;
    const CatalogEntry& entry_;
    const EnteredPrices& entered_;
};

void take_over(View& view, EnteredPrices& entered) {
    view.attempt(view.session.take_over(std::move(*entered.scenario), std::move(*entered.replayed),
                                        {Change::EditPool{}, {}}),
                 text::prices_title);
}

void confirm(View& view, PriceEntry& dialog, bool is_changed, EnteredPrices& entered) {
    if (is_changed && !entered.scenario) {
        dialog.goes_to_problem = true;
        return;
    }
    view.state.overlay.close();
    if (is_changed) take_over(view, entered);
}

/// Takes the change away; what cannot be replayed without it is said.
void remove_change(View& view, PriceEntry& dialog) {
    const Instant now = view.session.now();
    EnteredPrices left =
        without_change(dialog.form.item, *dialog.form.edits, view.session.history().current(), now);
    view.state.overlay.close();
    if (left.error) {
        view.attempt(Status(*left.error), text::prices_title);
    } else {
        take_over(view, left);
    }
}

}  // namespace

void show(View& view, PriceDialog& shown) {
    Ui& ui = view.ui;
    const Scenario& current = view.session.history().current();
    const Instant now = view.session.now();
    const std::optional<CatalogEntry> present = find_entry(current.catalog, shown.item, now);
    if (!present) return view.state.overlay.close();  // undone
    if (!shown.entry) shown.entry = std::make_shared<PriceEntry>(PriceEntry{form_of(*present)});
    PriceEntry& dialog = *shown.entry;
    if (dialog.shown)
        dialog.form = form_of(*find_entry(current.catalog, shown.item, *std::exchange(dialog.shown, {})));
    EnteredPrices& entered = dialog.entered.get({dialog.form, view.session.revision(), now}, [&] {
        return read_prices(dialog.form, current, now, view.today);
    });
    const PriceForm& form = dialog.form;
    const Instant from = form.edits ? *form.edits : entered.from.value_or(earliest_instant);
    const CatalogEntry entry = *find_entry(current.catalog, shown.item, from);
    const Dialog frame(
        ui,
        {.key = "price_form", .title = entry.name, .subtitle = item_detail(ui.strings, entry), .width = 560},
        [&](Rect& body) { Form(view, dialog, entry, entered).draw(body); });
    if (std::exchange(dialog.is_removed, false)) return remove_change(view, dialog);
    const bool is_changed = (form.from && !form.edits) || !(form == form_of(entry));
    Rect foot = frame.foot();
    const FootChoice choice = dialog_foot(ui, foot, ui.strings(text::pool_form_save));
    if (choice == FootChoice::cancel || frame.closed()) return view.state.overlay.close();
    if (choice == FootChoice::confirm) confirm(view, dialog, is_changed, entered);
}

}  // namespace poolbill::ui::deferred
