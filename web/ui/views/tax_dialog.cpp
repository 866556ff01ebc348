#include <utility>

#include "generated/text/pool_form.hpp"
#include "generated/text/tax.hpp"
#include "web/ui/model/tax_form.hpp"
#include "web/ui/views/dialog_foot.hpp"
#include "web/ui/views/form_row.hpp"
#include "web/ui/views/problem_words.hpp"
#include "web/ui/views/switch_row.hpp"
#include "web/ui/views/view.hpp"
#include "web/ui/widgets/field_list.hpp"
#include "web/ui/widgets/layers.hpp"

namespace poolbill::ui::deferred {
namespace {

void fields(View& view, Rect& body, TaxDialog& dialog) {
    Ui& ui = view.ui;
    TaxForm& form = *dialog.form;
    const bool takes_focus = !ui.measuring() && std::exchange(dialog.takes_focus, false);
    form_row(ui, body, 120, {ui.strings(text::tax_percent), form.percent, dialog.problem, takes_focus},
             ui.strings(text::tax_about));
    switch_row(ui, body, ui.strings(text::tax_make_up),
               ui.strings(form.makes_up ? text::tax_make_up_on : text::tax_make_up_off), form.makes_up);
    sentence(ui, body, ui.id("rule"), ui.strings(text::tax_rule), type_scale::small, Token::text_faint);
}

void confirm(View& view, TaxDialog& dialog) {
    EnteredTax entered = read_tax(*dialog.form, view.session.history().current(), view.session.now());
    dialog.takes_focus = true;  // where it stays open
    if (entered.problem) {
        dialog.problem = view.ui.strings.fill(entered.problem->words, {entered.problem->value});
    } else if (entered.error) {
        dialog.problem = problem_words(view.ui.strings, *entered.error, Subject::scenario);
    } else {
        view.state.overlay.close();
        view.attempt(view.session.take_over(std::move(*entered.scenario), std::move(*entered.replayed),
                                            {Change::SetTax{}, {}}),
                     text::tax_title);
    }
}

}  // namespace

void show(View& view, TaxDialog& dialog) {
    Ui& ui = view.ui;
    const TaxForm now = form_of(view.session.world().policy);
    if (!dialog.form) dialog.form = now;
    const Dialog frame(ui, {.key = "tax", .title = ui.strings(text::tax_title), .width = 560},
                       [&](Rect& body) { fields(view, body, dialog); });
    Rect foot = frame.foot();
    const FootChoice choice = dialog_foot(ui, foot, ui.strings(text::pool_form_save));
    if (choice == FootChoice::cancel || frame.closed()) return view.state.overlay.close();
    if (choice != FootChoice::confirm) return;
    if (*dialog.form == now) return view.state.overlay.close();
    confirm(view, dialog);
}

}  // namespace poolbill::ui::deferred
