#include <algorithm>
#include <string>

#include "generated/text/pool_form.hpp"
#include "generated/text/prices.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/form_row.hpp"
#include "web/ui/views/prices/price_words.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/surfaces.hpp"

namespace poolbill::ui::deferred {

/// What is typed in. It is not a part of PriceDialog, because the first part of the module moves overlays.
struct PriceEntry {
    PriceForm form;
    Derived<FormMoment<PriceForm>, EnteredPrices> entered = {};
    bool is_new = true;            // keyboard focus begins in the first missing price
    bool goes_to_problem = false;  // keyboard focus moves to the first field with a problem
};

namespace {

class Form {
  public:
    Form(View& view, PriceEntry& dialog, const CatalogEntry& entry, const EnteredPrices& entered)
        : view_(view), ui_(view.ui), dialog_(dialog), entry_(entry), entered_(entered) {}

    void draw(Rect& body) {
        for (std::size_t i = 0; i < price_kinds; ++i)
            row(body, static_cast<PriceKind>(i));
        effect(body);
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
        say("rule", ui_.strings(text::prices_rule), Token::text_faint);
    }

    View& view_;
    Ui& ui_;
    PriceEntry& dialog_;
    const CatalogEntry& entry_;
    const EnteredPrices& entered_;
};

void confirm(View& view, PriceEntry& dialog, bool is_changed, EnteredPrices& entered) {
    if (is_changed && !entered.scenario) {
        dialog.goes_to_problem = true;
        return;
    }
    view.state.overlay.close();
    if (is_changed)
        view.attempt(view.session.take_over(std::move(*entered.scenario), std::move(*entered.replayed),
                                            {Change::EditPool{}, {}}));
}

}  // namespace

void show(View& view, PriceDialog& shown) {
    Ui& ui = view.ui;
    const Scenario& current = view.session.history().current();
    const std::optional<CatalogEntry> entry = find_entry(current.catalog, shown.item);
    if (!entry) return view.state.overlay.close();  // undone
    if (!shown.entry) shown.entry = std::make_shared<PriceEntry>(PriceEntry{form_of(*entry)});
    PriceEntry& dialog = *shown.entry;
    EnteredPrices& entered =
        dialog.entered.get({dialog.form, view.session.revision(), view.session.now()},
                           [&] { return read_prices(dialog.form, current, view.session.now(), view.today); });
    const std::string detail = item_detail(ui.strings, *entry);
    const Dialog frame(ui, {.key = "price_form", .title = entry->name, .subtitle = detail, .width = 560},
                       [&](Rect& body) { Form(view, dialog, *entry, entered).draw(body); });
    const bool is_changed = !(dialog.form == form_of(*entry));
    Rect foot = frame.foot();
    const FootChoice choice = dialog_foot(ui, foot, ui.strings(text::pool_form_save));
    if (choice == FootChoice::cancel || frame.closed()) return view.state.overlay.close();
    if (choice == FootChoice::confirm) confirm(view, dialog, is_changed, entered);
}

}  // namespace poolbill::ui::deferred
